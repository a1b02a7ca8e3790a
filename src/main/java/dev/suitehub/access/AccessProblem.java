package dev.suitehub.access;

import dev.suitehub.platform.error.ProblemType;

/** Why a caller is not let in, or a key cannot be made. */
enum AccessProblem implements ProblemType {
  NO_KEY("no-key", "A client key is needed", 401),
  SCOPE_MISSING("scope-missing", "The client key does not allow this", 403),
  NO_SUCH_KEY("no-such-key", "There is no such client key", 404),
  KEY_EXISTS("key-exists", "A client key of that name exists", 409);

  private final String slug;
  private final String title;
  private final int status;

  AccessProblem(String slug, String title, int status) {
    this.slug = slug;
    this.title = title;
    this.status = status;
  }

  @Override
  public String slug() {
    return slug;
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
