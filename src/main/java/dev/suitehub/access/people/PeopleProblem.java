package dev.suitehub.access.people;

import dev.suitehub.platform.error.ProblemType;

/** Why something cannot be done about a person. */
enum PeopleProblem implements ProblemType {
  NO_SUCH_USER("There is no such user", 404),
  ABOVE("This person may do more than you", 403),
  BUSY("Too many passwords are looked at just now", 503);

  private final String title;
  private final int status;

  PeopleProblem(String title, int status) {
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
