package dev.suitehub.console.frame;

import java.util.List;

/** Pages that belong together; {@code label} is the key of its text. */
public record MenuGroup(String label, List<MenuItem> items) {}
