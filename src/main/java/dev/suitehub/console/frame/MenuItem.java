package dev.suitehub.console.frame;

/**
 * One page in the menu.
 *
 * @param label key of its text
 * @param current whether it is the page that is shown, or the one that leads to it
 */
public record MenuItem(String label, String url, boolean current) {}
