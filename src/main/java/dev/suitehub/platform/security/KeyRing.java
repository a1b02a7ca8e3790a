package dev.suitehub.platform.security;

import dev.suitehub.wire.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The master keys that a node has: one seals, all of them open. A version (k1, k2 …) is what the
 * database calls a key that has sealed something there; one that has not yet has none.
 */
public final class KeyRing {

  private final MasterKey current;
  private final List<MasterKey> others;

  /**
   * @param others the next key before it seals, a former one as long as something is sealed with it
   */
  public KeyRing(MasterKey current, List<MasterKey> others) {
    this.current = current;
    this.others = others.stream().filter(one -> !one.equals(current)).distinct().toList();
  }

  /** The key that seals. */
  public MasterKey current() {
    return current;
  }

  /** All, the one that seals first. */
  public List<MasterKey> all() {
    return Stream.concat(Stream.of(current), others.stream()).toList();
  }

  /** The one with which that was sealed. */
  public Optional<MasterKey> thatSealed(String sealed, Secret expected) {
    return all().stream().filter(key -> Sealing.opens(key, sealed, expected)).findFirst();
  }

  /**
   * A sealing with these keys.
   *
   * @param versions what the database calls the keys, the one that seals among them
   */
  public Sealing sealing(Map<Integer, MasterKey> versions) {
    SortedMap<Integer, MasterKey> known = new TreeMap<>(versions);
    int version =
        known.entrySet().stream()
            .filter(entry -> entry.getValue().equals(current))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("The key that seals has no version."));
    List<MasterKey> spare = all().stream().filter(key -> !known.containsValue(key)).toList();
    return new Sealing(version, current, known, spare);
  }
}
