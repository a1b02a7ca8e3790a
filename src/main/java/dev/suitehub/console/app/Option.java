package dev.suitehub.console.app;

/** One choice in a form. */
public record Option(String value, String label) {

  /** For Faces, which reads properties. */
  public String getValue() {
    return value;
  }

  public String getLabel() {
    return label;
  }
}
