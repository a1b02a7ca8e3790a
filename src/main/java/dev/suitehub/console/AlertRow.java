package dev.suitehub.console;

/**
 * One alert on its page.
 *
 * @param mark {@code good} where it is over
 */
public record AlertRow(String mark, String title, String text, String cure, String when) {}
