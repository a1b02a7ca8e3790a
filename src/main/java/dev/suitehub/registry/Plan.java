package dev.suitehub.registry;

import java.util.Optional;

/**
 * What a form says of something that is planned: nothing, that it is withdrawn, or what it is.
 *
 * @param isTold false: it stays as it is
 */
public record Plan<T>(boolean isTold, Optional<T> what) {

  /** For the audit log; empty where nothing was told. */
  public String summary(String name) {
    if (!isTold) {
      return "";
    }
    return (what.isPresent() ? "planned the next " : "withdrew the next ") + name + ". ";
  }

  public static <T> Plan<T> asItIs() {
    return new Plan<>(false, Optional.empty());
  }

  public static <T> Plan<T> withdrawn() {
    return new Plan<>(true, Optional.empty());
  }

  public static <T> Plan<T> of(T planned) {
    return new Plan<>(true, Optional.of(planned));
  }
}
