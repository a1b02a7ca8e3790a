package dev.suitehub.registry.suite;

import dev.suitehub.platform.key.SuiteKey;

/**
 * Fired in the transaction that removes a suite: each room drops what it keeps for that suite
 * alone. A failure there keeps the suite.
 */
public record SuiteRemoved(SuiteKey suite) {}
