package dev.suitehub.registry.corp;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.time.Instant;

/**
 * What the exchange of an auth code told us. {@code at}: when the code reached us, which orders two
 * of one corp.
 */
public record Authorization(
    SuiteKey suite,
    CorpId corpId,
    String corpName,
    Secret permanentCode,
    AuthorizationKind kind,
    Instant at) {}
