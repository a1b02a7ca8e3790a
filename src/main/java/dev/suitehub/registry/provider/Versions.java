package dev.suitehub.registry.provider;

import dev.suitehub.platform.web.JsonForm;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The version of a provider that somebody saw, as it comes back. */
final class Versions {

  private Versions() {}

  static OptionalLong read(JsonForm form) {
    Optional<Long> version = form.value("version", "version", Versions::parse);
    return version.isPresent() ? OptionalLong.of(version.get()) : OptionalLong.empty();
  }

  /** Of a query; what is no version is none. */
  static OptionalLong of(@Nullable String query) {
    String text = query == null ? "" : query.strip();
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  private static long parse(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("is not a version that was read here");
    }
    return Long.parseLong(text);
  }
}
