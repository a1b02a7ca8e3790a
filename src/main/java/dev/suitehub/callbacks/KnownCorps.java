package dev.suitehub.callbacks;

import dev.suitehub.wire.CorpId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Corps of one suite that are known to have authorised it at some time, which no later event
 * undoes. What is missing here may be known all the same.
 */
final class KnownCorps {

  static final int MOST = 20_000;

  private final Set<CorpId> known = ConcurrentHashMap.newKeySet();

  boolean contains(CorpId corp) {
    return known.contains(corp);
  }

  /** Begins anew where there are {@value #MOST}: those that still send are soon back. */
  void add(CorpId corp) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.add(corp);
  }
}
