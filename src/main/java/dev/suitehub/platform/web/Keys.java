package dev.suitehub.platform.web;

import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Ids out of a path, or the problem {@code invalid-input} that says what is wrong with them. */
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
