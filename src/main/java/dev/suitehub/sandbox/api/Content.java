package dev.suitehub.sandbox.api;

import java.io.IOException;
import java.io.OutputStream;

/** A file as an answer. */
record Content(String type, String fileName, Writer writer) {

  /** Writes the bytes once the answer has begun. */
  @FunctionalInterface
  interface Writer {
    void to(OutputStream out) throws IOException;
  }
}
