package dev.suitehub.upstream;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.util.Optional;

/**
 * Who opened the mini program (doc 92423).
 *
 * @param sessionKey decrypts what the mini program hands over; never to be shown to it
 */
public record MiniProgramSession(
    CorpId corpId, String userId, Optional<String> openUserId, Secret sessionKey) {}
