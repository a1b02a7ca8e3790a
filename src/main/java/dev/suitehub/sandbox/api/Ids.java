package dev.suitehub.sandbox.api;

import java.util.Optional;
import java.util.function.Function;

/** Ids as callers write them. */
final class Ids {

  private Ids() {}

  /** Empty where the text is no such id. */
  static <T> Optional<T> of(String text, Function<String, T> constructor) {
    try {
      return Optional.of(constructor.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
