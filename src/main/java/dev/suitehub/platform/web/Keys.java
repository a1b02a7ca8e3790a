package dev.suitehub.platform.web;

import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Ids out of a path, or the problem {@code invalid-input} that says what is wrong with them; and
 * out of a page's address, where a malformed one is none.
 */
public final class Keys {

  private Keys() {}

  public static ProviderKey provider(String text) {
    return read("provider", text, ProviderKey::new);
  }

  public static SuiteKey suite(String text) {
    return read("suite", text, SuiteKey::new);
  }

  public static CorpId corp(String text) {
    return read("corpid", text, CorpId::new);
  }

  /** As a page's address has it: what is malformed names no suite. */
  public static Optional<SuiteKey> findSuite(String text) {
    return find(text, SuiteKey::new);
  }

  /** As {@link #findSuite}. */
  public static Optional<ProviderKey> findProvider(String text) {
    return find(text, ProviderKey::new);
  }

  private static <T> Optional<T> find(String text, Function<String, T> constructor) {
    try {
      return Optional.of(constructor.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static <T> T read(String field, String text, Function<String, T> constructor) {
    try {
      return constructor.apply(text);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new ProblemException(
          PlatformProblem.INVALID_INPUT,
          message,
          Map.of(
              "violations", List.of(Map.of("field", field, "rule", "shape", "message", message))));
    }
  }
}
