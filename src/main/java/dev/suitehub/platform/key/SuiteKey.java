package dev.suitehub.platform.key;

import java.util.Set;

/**
 * The key by which a suite is addressed in our URLs, chosen at creation: {@code [a-z0-9-]{1,32}}.
 * It exists before WeCom issues the SuiteId, because the callback URLs have to pass WeCom's check
 * first.
 *
 * <p>{@code system} and {@code sandbox} are reserved, as they begin other URLs.
 */
public record SuiteKey(String value) implements Comparable<SuiteKey> {

  private static final Set<String> RESERVED = Set.of("system", "sandbox");

  /** Throws {@link IllegalArgumentException} with a sentence for the reader. */
  public SuiteKey {
    KeyRule.check("suite", value, RESERVED);
  }

  @Override
  public int compareTo(SuiteKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
