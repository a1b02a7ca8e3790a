package dev.suitehub.install;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import java.time.Instant;
import java.util.Optional;

/**
 * An install that is lost: WeCom used the auth code up, and what it gave for it never arrived.
 *
 * @param receivedAt when the code came in
 * @param corp whose it was, where that is known: a code alone does not tell
 * @param why what WeCom answered last
 */
public record LostExchange(
    long id, SuiteKey suite, Instant receivedAt, Optional<CorpId> corp, String why) {}
