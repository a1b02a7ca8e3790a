package dev.suitehub.registry;

import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;

/** The two texts of a {@link CallbackKey}, as a person enters them. */
public record KeyTexts(Secret token, Secret encodingAesKey) {

  public CallbackKey key() {
    return CallbackKey.of(token, encodingAesKey);
  }
}
