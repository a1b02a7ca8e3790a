package dev.suitehub.callbacks;

import dev.suitehub.journal.UrlKind;
import java.util.Optional;

/**
 * The URL that was called, as its caller wrote it.
 *
 * @param key what stands where a suite's or a provider's key belongs
 * @param pathCorp what WeCom put for {@code $CORPID$}
 */
record CallbackUrl(UrlKind kind, String key, Optional<String> pathCorp) {

  CallbackUrl(UrlKind kind, String key) {
    this(kind, key, Optional.empty());
  }
}
