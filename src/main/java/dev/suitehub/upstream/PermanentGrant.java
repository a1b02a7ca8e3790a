package dev.suitehub.upstream;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.util.Optional;

/**
 * What an auth code was exchanged for.
 *
 * @param adminUserId who installed it, where WeCom tells
 */
public record PermanentGrant(
    CorpId corpId, String corpName, Secret permanentCode, Optional<String> adminUserId) {}
