package dev.suitehub.tokens;

import dev.suitehub.platform.error.ProblemType;

/** Why there is no token to be had. */
public enum TokenProblem implements ProblemType {
  NO_TICKET_YET("WeCom has not pushed a suite_ticket yet", 503),
  TICKET_STALE("WeCom accepts the newest suite_ticket no more", 503),
  SUITE_NOT_CONFIRMED("The suite's SuiteId or SuiteSecret is missing", 409),
  NO_PROVIDER_SECRET("The provider's ProviderSecret is missing", 409),
  CORP_NOT_AUTHORISED("The corp has withdrawn its authorisation", 404),
  CORP_SUSPECT("WeCom refuses calls about the corp, and its authorisation is in doubt", 503),
  CANCEL_REPORTED("The corp's authorisation is in doubt", 503),
  UPSTREAM_REFUSED("WeCom refused to give a token", 502),
  UPSTREAM_BUSY("WeCom takes no calls of this kind for a while", 503),
  UPSTREAM_UNREACHABLE("WeCom gave no answer that can be read", 503),
  TOO_SLOW("The token did not come in time", 503),
  ASKED_JUST_NOW("It was asked for a moment ago", 429),
  GONE_MEANWHILE("What the token was for is gone meanwhile", 404);

  private final String title;
  private final int status;

  TokenProblem(String title, int status) {
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
