package dev.suitehub.platform.error;

/** The problems that belong to no room. */
public enum PlatformProblem implements ProblemType {
  INVALID_INPUT("What was sent breaks one or more rules", 422),
  NOT_JSON("What was sent is not a JSON object", 400),
  BROKEN_OFF("The request ended before its body did", 400),
  NO_SUCH_TEXT("An address must not have the character NUL", 400),
  TOO_LARGE("What was sent is too large", 413),
  CHANGED_MEANWHILE("Somebody else changed it at the same time", 409),
  UNEXPECTED("Something went wrong here", 500);

  private final String title;
  private final int status;

  PlatformProblem(String title, int status) {
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
