package dev.suitehub.console.release;

import java.util.List;

/** Changes that reach the corps in the same way. */
public record EffectGroup(String title, String help, List<DifferenceRow> changes) {}
