package dev.suitehub.console.release;

import java.time.Instant;

/** A line of an app's history. */
public record StepLine(String what, String stage, String who, Instant at, String note) {}
