package dev.suitehub.registry.provider;

import dev.suitehub.wire.Secret;
import java.util.Optional;

/**
 * What people enter of 通用开发参数; what is absent stays as it is.
 *
 * @param atOnce whether a new pair of Token and EncodingAESKey counts at once, as a correction, or
 *     from the first callback that is sealed with it
 */
public record DevelopmentEntry(
    Optional<Secret> providerSecret,
    Optional<Secret> token,
    Optional<Secret> encodingAesKey,
    boolean atOnce) {}
