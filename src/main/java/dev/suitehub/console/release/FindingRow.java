package dev.suitehub.console.release;

/**
 * A finding with the page where it is put right.
 *
 * @param cure empty where that is this page
 */
public record FindingRow(String rule, String text, boolean refused, String cure) {}
