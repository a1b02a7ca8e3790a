package dev.suitehub.install;

import dev.suitehub.platform.error.ProblemType;

/** Why an install cannot begin. */
enum InstallProblem implements ProblemType {
  RETURN_HOST("The install may not return to this address", 400),
  LINK_USED("This test link was used, or is too old", 410),
  NOT_ONLINE("The app is not online: corps cannot authorise it yet", 409),
  CORP_ENDED("The corp has withdrawn its authorisation", 409),
  BUSY("Too many installs end at this moment", 503);

  private final String title;
  private final int status;

  InstallProblem(String title, int status) {
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
