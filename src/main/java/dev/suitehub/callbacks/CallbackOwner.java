package dev.suitehub.callbacks;

import dev.suitehub.journal.Source;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a callback URL belongs to.
 *
 * @param provider the corpid of the provider itself
 * @param suite empty for the system event URL
 * @param suites the SuiteIds that count here: the suite's own once it is entered, or those of the
 *     provider
 * @param corps of the suite
 */
record CallbackOwner(
    Source source,
    KeyRing keys,
    CorpId provider,
    Optional<SuiteKey> suite,
    Map<SuiteId, SuiteKey> suites,
    KnownCorps corps) {}
