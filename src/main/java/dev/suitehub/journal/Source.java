package dev.suitehub.journal;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;

/** Whose URL something arrived at. */
public record Source(Kind kind, String key) {

  /** A URL with a key that nobody has: all of them together, or strangers would choose our rows. */
  public static final Source UNKNOWN = new Source(Kind.UNKNOWN, "-");

  /** What the key is the key of. */
  public enum Kind {
    PROVIDER,
    SUITE,
    UNKNOWN
  }

  public static Source of(SuiteKey suite) {
    return new Source(Kind.SUITE, suite.value());
  }

  public static Source of(ProviderKey provider) {
    return new Source(Kind.PROVIDER, provider.value());
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + key;
  }
}
