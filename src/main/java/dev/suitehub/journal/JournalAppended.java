package dev.suitehub.journal;

import dev.suitehub.platform.key.SuiteKey;

/**
 * Something new in a suite's journal. Observe it after success of the transaction, and only as a
 * hint: it reaches one node, and may be lost.
 */
public record JournalAppended(SuiteKey suite) {}
