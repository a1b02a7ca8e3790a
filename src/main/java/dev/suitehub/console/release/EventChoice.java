package dev.suitehub.console.release;

/**
 * What can be recorded now.
 *
 * @param played whether the sandbox can do it too
 */
public record EventChoice(String event, String label, boolean danger, boolean played) {}
