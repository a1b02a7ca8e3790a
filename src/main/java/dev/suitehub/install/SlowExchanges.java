package dev.suitehub.install;

import dev.suitehub.platform.key.SuiteKey;
import java.time.Instant;

/** Codes of a suite that WeCom or our own link brought, and that still wait to be exchanged. */
public record SlowExchanges(SuiteKey suite, long count, Instant oldest) {}
