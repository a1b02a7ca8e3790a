package dev.suitehub.tokens;

import dev.suitehub.platform.key.SuiteKey;

/** How one suite stands for tickets. */
public record TicketRow(SuiteKey suite, TicketState state) {}
