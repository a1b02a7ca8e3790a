package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.world.Range;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import java.util.Optional;

/**
 * What a corp's admin agreed to.
 *
 * @param authMode 0: as an admin for the corp; 1: as a member
 * @param visible the visible range that was picked; empty: the admin alone, or as it was
 */
public record Consent(
    SuiteId suiteId, CorpId corpId, int authMode, boolean test, Optional<Range> visible) {

  public Consent(SuiteId suiteId, CorpId corpId, int authMode, boolean test) {
    this(suiteId, corpId, authMode, test, Optional.empty());
  }
}
