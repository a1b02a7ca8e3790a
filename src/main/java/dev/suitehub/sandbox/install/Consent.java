package dev.suitehub.sandbox.install;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;

/**
 * What a corp's admin agreed to.
 *
 * @param authMode 0: as an admin for the corp; 1: as a member
 */
public record Consent(SuiteId suiteId, CorpId corpId, int authMode, boolean test) {}
