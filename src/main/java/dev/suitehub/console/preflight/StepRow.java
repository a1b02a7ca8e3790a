package dev.suitehub.console.preflight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of the checklist as the page shows it.
 *
 * @param mark good, waiting or bad
 * @param paste what is to be entered in WeCom's console; empty where nothing is
 * @param link where it is done here; empty where it is not
 */
public record StepRow(
    String name,
    String mark,
    String badge,
    String title,
    String state,
    String next,
    String paste,
    String link,
    @Nullable Instant at) {

  public boolean isDone() {
    return mark.equals("good");
  }
}
