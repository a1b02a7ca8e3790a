package dev.suitehub.console.preflight;

import java.util.Optional;

/**
 * A check of a preflight as a line of the page.
 *
 * @param mark good, waiting, bad or quiet
 * @param answer what came back, in a line; empty where nothing did
 */
public record CheckRow(
    String title,
    String mark,
    String state,
    String outcome,
    String consequence,
    String cure,
    String url,
    String sent,
    String answer,
    Optional<String> took) {

  public boolean isBad() {
    return mark.equals("bad");
  }
}
