package dev.suitehub.console.operate;

import java.time.Instant;

/**
 * One callback that was turned away, in the reader's words.
 *
 * @param why what the reason means
 * @param cure what to do about it
 * @param found what it was addressed to, or as the hub noted it
 * @param expected whom it should have been addressed to; empty for other reasons
 */
public record RefusalLine(
    Instant at,
    String from,
    String url,
    String address,
    String reason,
    String why,
    String cure,
    String found,
    String expected) {}
