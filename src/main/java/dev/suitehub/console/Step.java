package dev.suitehub.console;

/**
 * One thing that has to be there before a suite works.
 *
 * @param label key of the text that names it
 * @param mark {@code good}, {@code waiting} or {@code bad}: the style, and the sign before it
 * @param detail what there is, or what it waits for, in the reader's language
 */
public record Step(String label, String mark, String detail) {

  static Step good(String label, String detail) {
    return new Step(label, "good", detail);
  }

  static Step waiting(String label, String detail) {
    return new Step(label, "waiting", detail);
  }

  static Step of(boolean there, String label, String detail) {
    return there ? good(label, detail) : waiting(label, detail);
  }
}
