package dev.suitehub.journey.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Something is cut off: of a value, or of the envelope. */
record Truncations(Prey prey) implements Attack {

  @Override
  public Shot next(Dice dice) {
    Letterbox box = dice.of(prey.boxes());
    Sealed sealed = Sealed.of(box, Letters.forged(dice), dice);
    if (dice.onceIn(2)) {
      byte[] envelope = sealed.envelope(box.receiver()).getBytes(StandardCharsets.ISO_8859_1);
      byte[] cut = Arrays.copyOf(envelope, dice.below(envelope.length));
      return Letters.posted(name(), Expect.REFUSED, box, sealed, cut);
    }
    int which = dice.below(4);
    String value = sealed.value(which);
    Sealed cut = sealed.with(which, value.substring(0, dice.below(value.length())));
    return Letters.post(name(), Expect.REFUSED, box, cut);
  }
}
