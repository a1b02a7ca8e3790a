package dev.suitehub.console.release;

/** A setting that differs, in the reader's words. */
public record DifferenceRow(String field, String before, String after) {}
