package dev.suitehub.platform.error;

import java.util.Map;

/** A failure with a name, for a caller to read. */
public final class ProblemException extends RuntimeException {

  private final transient ProblemType type;
  private final transient Map<String, ?> extensions;

  /**
   * @param extensions further members of the problem: strings, numbers, lists of findings. {@code
   *     retryAfter} (seconds) becomes the header too.
   */
  public ProblemException(ProblemType type, String detail, Map<String, ?> extensions) {
    super(detail);
    this.type = type;
    this.extensions = Map.copyOf(extensions);
  }

  public ProblemType type() {
    return type;
  }

  public Map<String, ?> extensions() {
    return extensions;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
