package dev.suitehub.platform.error;

/** The problems that belong to no room. */
public enum PlatformProblem implements ProblemType {
  INVALID_INPUT("invalid-input", "What was sent breaks one or more rules", 422),
  NOT_JSON("not-json", "What was sent is not a JSON object", 400),
  TOO_LARGE("too-large", "What was sent is too large", 413),
  CHANGED_MEANWHILE("changed-meanwhile", "Somebody else changed it at the same time", 409),
  REFUSED("refused", "The request cannot be served", 400),
  UNEXPECTED("unexpected", "Something went wrong here", 500);

  private final String slug;
  private final String title;
  private final int status;

  PlatformProblem(String slug, String title, int status) {
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
