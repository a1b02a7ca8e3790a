package dev.suitehub.sandbox.api;

/** How a call may come: as its document says, or both ways where clients differ. */
enum Verb {
  GET("GET"),
  POST("POST"),
  EITHER("GET, POST");

  private final String text;

  Verb(String text) {
    this.text = text;
  }

  boolean takes(String method) {
    return this == EITHER || name().equals(method);
  }

  String text() {
    return text;
  }
}
