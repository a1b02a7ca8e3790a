package dev.suitehub.upstream;

import java.util.Optional;

/**
 * An admin of an agent (doc 90606).
 *
 * @param authType 0: may send messages, 1: may manage it
 */
public record Admin(String userId, Optional<String> openUserId, int authType) {}
