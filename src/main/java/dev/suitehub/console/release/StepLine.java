package dev.suitehub.console.release;

import java.time.Instant;

/**
 * A line of an app's history.
 *
 * @param on the day on which it was done at WeCom; empty for what happened here alone
 */
public record StepLine(String what, String stage, String who, Instant at, String on, String note) {}
