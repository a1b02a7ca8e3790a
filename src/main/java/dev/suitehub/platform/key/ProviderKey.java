package dev.suitehub.platform.key;

import java.util.Set;

/**
 * The key by which a provider is addressed in our URLs, chosen at creation: {@code
 * [a-z0-9-]{1,32}}.
 *
 * <p>{@code command} and {@code data} are reserved, as they name kinds of callback URL.
 */
public record ProviderKey(String value) implements Comparable<ProviderKey> {

  private static final Set<String> RESERVED = Set.of("command", "data");

  /** Throws {@link IllegalArgumentException} with a sentence for the reader. */
  public ProviderKey {
    KeyRule.check("provider", value, RESERVED);
  }

  @Override
  public int compareTo(ProviderKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
