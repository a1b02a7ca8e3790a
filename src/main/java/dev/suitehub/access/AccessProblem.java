package dev.suitehub.access;

import dev.suitehub.platform.error.ProblemType;

/** Why a caller is not let in, or a key cannot be made. */
enum AccessProblem implements ProblemType {
  NO_KEY("A client key is needed", 401),
  SCOPE_MISSING("The client key does not allow this", 403),
  NOT_ALLOWED("You may not do this", 403),
  NO_SUCH_KEY("There is no such client key", 404),
  KEY_EXISTS("A client key of that name exists", 409);

  private final String title;
  private final int status;

  AccessProblem(String title, int status) {
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
