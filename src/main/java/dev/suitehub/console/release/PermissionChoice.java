package dev.suitehub.console.release;

/**
 * A contacts permission on offer.
 *
 * @param why why it is not to be had; empty where it is
 */
public record PermissionChoice(
    String value, String label, int level, boolean current, String why) {}
