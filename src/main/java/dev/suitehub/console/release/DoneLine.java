package dev.suitehub.console.release;

/**
 * What somebody did in WeCom's console.
 *
 * @param by who, and on which day
 */
public record DoneLine(String what, String by) {}
