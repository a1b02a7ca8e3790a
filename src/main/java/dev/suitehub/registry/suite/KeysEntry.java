package dev.suitehub.registry.suite;

import dev.suitehub.wire.Secret;
import java.util.Optional;

/**
 * What people enter of a suite's id and secrets; what is absent or empty stays as it is.
 *
 * @param later Token, EncodingAESKey and SuiteSecret are planned: they take the place of the
 *     current ones when they are seen to work
 */
public record KeysEntry(
    String suiteId,
    Optional<Secret> suiteSecret,
    Optional<Secret> token,
    Optional<Secret> encodingAesKey,
    boolean later) {}
