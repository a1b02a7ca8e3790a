package dev.suitehub.journal;

import dev.suitehub.platform.key.SuiteKey;
import java.util.Map;
import java.util.Optional;

/**
 * What is about to become a row, its content sealed already.
 *
 * @param columns by name, all but the id; absent ones are left out, for the servers bind a null of
 *     unknown type differently
 */
record NewEntry(Source source, UrlKind url, String hash, Map<String, Object> columns) {

  /** One order for all: two nodes that write the same entries do not wait for each other. */
  String uniqueness() {
    return source + " " + url + " " + hash;
  }

  /** For those who follow a suite's journal; empty where it is no suite's. */
  Optional<JournalAppended> hint() {
    return source.kind() == Source.Kind.SUITE
        ? Optional.of(new JournalAppended(new SuiteKey(source.key())))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "NewEntry[" + uniqueness() + "]";
  }
}
