package dev.suitehub.upstream;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.util.Optional;

/**
 * Who logged in (doc 91121): a member of a corp, or somebody of whom only an openid is known.
 *
 * @param userTicket only after a consent to more, by who is in the visible range
 */
public record UserInfo(
    Optional<CorpId> corpId,
    Optional<String> userId,
    Optional<String> openUserId,
    Optional<String> openId,
    Optional<Secret> userTicket) {}
