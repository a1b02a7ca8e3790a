package dev.suitehub.gateway;

import dev.suitehub.platform.error.ProblemType;

/** Why the hub could not do a business system's errand. */
public enum GatewayProblem implements ProblemType {
  CODE_REFUSED("The code is used, expired, or none of this suite's", 422),
  WECOM_REFUSED("WeCom refused the call", 502),
  WECOM_UNREACHABLE("WeCom gave no answer that can be read", 503),
  BUSY("Too many calls are under way", 503),
  WHICH_AGENT("The corp's agent cannot be told", 409),
  PATH_REFUSED("This path of WeCom's API is not to be called here", 403),
  TOKEN_IN_QUERY("The hub puts the token in", 400),
  BAD_CALL("The call cannot be passed on", 400);

  private final String title;
  private final int status;

  GatewayProblem(String title, int status) {
    this.title = title;
    this.status = status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public int status() {
    return status;
  }
}
