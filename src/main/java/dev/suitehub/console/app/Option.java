package dev.suitehub.console.app;

import org.jspecify.annotations.Nullable;

/** One choice in a form. */
public record Option(String value, String label) {

  /** What was entered; Faces hands nothing over as null. */
  static String text(@Nullable String entered) {
    return entered == null ? "" : entered;
  }

  /** For Faces, which reads properties. */
  public String getValue() {
    return value;
  }

  public String getLabel() {
    return label;
  }
}
