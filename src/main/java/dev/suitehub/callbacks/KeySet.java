package dev.suitehub.callbacks;

import dev.suitehub.registry.CallbackSettings;
import dev.suitehub.wire.CallbackKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one URL, whatever the time: a value of its own that outlives the transaction in which
 * the settings were read.
 *
 * @param previousUntil until when the key before is accepted, or was
 */
record KeySet(
    CallbackKey current,
    Optional<CallbackKey> previous,
    Optional<Instant> previousUntil,
    Optional<CallbackKey> next) {

  static KeySet of(CallbackSettings settings) {
    return new KeySet(
        settings.current(), settings.previous(), settings.previousUntil(), settings.next());
  }

  KeyRing at(Instant now) {
    boolean accepted = previousUntil.filter(until -> until.isAfter(now)).isPresent();
    List<KeyRing.Key> keys = new ArrayList<>();
    keys.add(new KeyRing.Key(KeyRing.Role.CURRENT, current));
    if (accepted) {
      previous.ifPresent(key -> keys.add(new KeyRing.Key(KeyRing.Role.PREVIOUS, key)));
    }
    next.ifPresent(key -> keys.add(new KeyRing.Key(KeyRing.Role.NEXT, key)));
    if (!accepted) {
      previous.ifPresent(key -> keys.add(new KeyRing.Key(KeyRing.Role.ENDED, key)));
    }
    return new KeyRing(List.copyOf(keys), previousUntil);
  }
}
