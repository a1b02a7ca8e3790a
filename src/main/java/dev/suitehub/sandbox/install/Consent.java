package dev.suitehub.sandbox.install;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import java.util.Optional;

/**
 * What a corp's admin agreed to.
 *
 * @param authMode 0: as an admin for the corp; 1: as a member
 * @param choice empty: what WeCom suggests
 */
public record Consent(
    SuiteId suiteId, CorpId corpId, int authMode, boolean test, Optional<Choice> choice) {

  public Consent(SuiteId suiteId, CorpId corpId, int authMode, boolean test) {
    this(suiteId, corpId, authMode, test, Optional.empty());
  }
}
