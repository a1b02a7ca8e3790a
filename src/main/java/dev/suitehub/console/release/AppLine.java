package dev.suitehub.console.release;

/** An app in the list of all. */
public record AppLine(
    String key,
    String name,
    String mark,
    String status,
    boolean submittable,
    boolean inReview,
    String due,
    boolean overdue,
    String next) {}
