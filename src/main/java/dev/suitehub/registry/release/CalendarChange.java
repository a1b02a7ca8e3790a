package dev.suitehub.registry.release;

import dev.suitehub.rules.Findings;

/**
 * What became of a change of the working days.
 *
 * @param moved how many submissions that stand are due on another day now
 */
public record CalendarChange(Findings findings, int moved) {}
