package dev.suitehub.registry.release;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.rules.Findings;

/** What was found about one of several apps. */
public record SuiteFindings(SuiteKey suite, Findings findings) {}
