package dev.suitehub.callbacks;

import dev.suitehub.registry.CallbackSettings;
import dev.suitehub.wire.CallbackKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys that messages to one URL may be sealed with, in the order in which they are tried, the
 * one that is accepted no more at the end. While the key before is accepted, it goes before the
 * planned one: where a person plans the way back to it, a late message must not be taken for WeCom
 * having changed.
 *
 * @param previousUntil until when the key before is accepted, or was
 */
record KeyRing(List<Key> keys, Optional<Instant> previousUntil) {

  /** What a key is at the moment. */
  enum Role {
    CURRENT,
    PREVIOUS,
    NEXT,
    /** Known, so that a refusal can name it, and accepted no more. */
    ENDED
  }

  record Key(Role role, CallbackKey key) {}

  static KeyRing of(CallbackKey only) {
    return new KeyRing(List.of(new Key(Role.CURRENT, only)), Optional.empty());
  }

  /** For the operator: why a message that {@link Role#ENDED} opens is refused. */
  String whyEnded() {
    Instant until = previousUntil.orElseThrow();
    return "signed with the key that was replaced at "
        + until.minus(CallbackSettings.GRACE)
        + " and was accepted until "
        + until
        + "; if WeCom's console has it again, enter it as nextToken and nextEncodingAesKey";
  }

  /** For the operator: why a message that none of them signed is refused. */
  String whyNone() {
    boolean planned = keys.stream().anyMatch(key -> key.role() == Role.NEXT);
    return planned
        ? "neither the Token in force nor the planned one has signed it"
        : "nothing was decrypted";
  }
}
