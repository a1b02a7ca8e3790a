package dev.suitehub.registry.corp;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import java.util.Optional;

/** A place in a list of authorisations: what comes after it is behind it in order. */
public record CorpMark(SuiteKey suite, CorpId corpId) {

  /** As it is carried in an address; empty where it is none of ours. */
  public static Optional<CorpMark> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new CorpMark(
              new SuiteKey(text.substring(0, slash)), new CorpId(text.substring(slash + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return suite + "/" + corpId;
  }
}
