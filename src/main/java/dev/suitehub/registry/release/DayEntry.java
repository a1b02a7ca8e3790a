package dev.suitehub.registry.release;

/**
 * An exception as somebody enters it.
 *
 * @param day {@code 2027-02-17}
 * @param working true for a make-up day (调休上班), false for a holiday
 * @param name what it is, for people
 */
public record DayEntry(String day, boolean working, String name) {}
