package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.world.Range;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import java.util.List;
import java.util.Optional;

/**
 * What a corp's admin agreed to.
 *
 * @param authMode 0: as an admin for the corp; 1: as a member
 * @param visible the visible range that was picked; empty: the admin alone, or as it was
 * @param extra the extra range that was picked; empty: nobody, or as it was
 * @param consented the member fields that were agreed to; empty: none, or as it was
 */
public record Consent(
    SuiteId suiteId,
    CorpId corpId,
    int authMode,
    boolean test,
    Optional<Range> visible,
    Optional<Range> extra,
    Optional<List<String>> consented) {

  public Consent(SuiteId suiteId, CorpId corpId, int authMode, boolean test) {
    this(suiteId, corpId, authMode, test, Optional.empty());
  }

  public Consent(
      SuiteId suiteId, CorpId corpId, int authMode, boolean test, Optional<Range> visible) {
    this(suiteId, corpId, authMode, test, visible, Optional.empty(), Optional.empty());
  }
}
