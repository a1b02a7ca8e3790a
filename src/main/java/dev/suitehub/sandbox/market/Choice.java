package dev.suitehub.sandbox.market;

import dev.suitehub.sandbox.world.Range;
import java.util.List;

/**
 * What a corp's admin ticked.
 *
 * @param consented names of member fields in the API
 */
public record Choice(Range visible, Range extra, List<String> consented) {

  public Choice {
    consented = List.copyOf(consented);
  }
}
