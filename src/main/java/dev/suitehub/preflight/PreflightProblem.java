package dev.suitehub.preflight;

import dev.suitehub.platform.error.ProblemType;

/** Why there is no report. */
enum PreflightProblem implements ProblemType {
  RUNNING("A preflight of the suite is under way", 409),
  BUSY("As many preflights as this node makes at a time are under way", 503),
  NEVER_RUN("The suite has had no preflight yet", 404);

  private final String title;
  private final int status;

  PreflightProblem(String title, int status) {
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
