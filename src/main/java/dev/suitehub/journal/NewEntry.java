package dev.suitehub.journal;

import java.util.Map;

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

  @Override
  public String toString() {
    return "NewEntry[" + uniqueness() + "]";
  }
}
