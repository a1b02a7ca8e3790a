package dev.suitehub.sandbox;

import dev.suitehub.platform.error.ProblemType;

/** Why a control of the sandbox cannot do what it was asked to. */
public enum SandboxProblem implements ProblemType {
  LOCAL_ONLY("The sandbox is steered from its own machine", 403),
  NO_SUCH_PROVIDER("There is no such provider in the sandbox", 404),
  NO_SUCH_SUITE("There is no such suite in the sandbox", 404),
  NO_SUCH_CORP("There is no such corp in the sandbox", 404),
  NOT_INSTALLED("That corp has not installed that suite", 404),
  NO_URL("There is no URL to push to", 409);

  private final String title;
  private final int status;

  SandboxProblem(String title, int status) {
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
