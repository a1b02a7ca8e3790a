package dev.suitehub.journey.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** More than anybody needs to read, announced or in chunks. */
record HugeBodies(Prey prey) implements Attack {

  private static final int MEBIBYTE = 1 << 20;

  @Override
  public Shot next(Dice dice) {
    byte[] body = new byte[MEBIBYTE + dice.below(2 * MEBIBYTE)];
    Arrays.fill(body, (byte) dice.of(List.of('x', '<', ' ', '[', '{')).charValue());
    Letterbox box = dice.of(prey.boxes());
    if (dice.onceIn(3)) {
      String target = dice.of(prey.operations()).path().replaceAll("\\{[^}]*\\}", "x");
      return whole(
          Shot.send(name(), Expect.ANY, "POST", target, "application/json", body)
              .with("Authorization: Bearer " + prey.clientKey()),
          dice);
    }
    Sealed sealed = Sealed.of(box, Letters.forged(dice), dice);
    byte[] envelope = sealed.envelope(box.receiver()).getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(envelope, 0, body, 0, envelope.length);
    return whole(Letters.posted(name(), Expect.REFUSED, box, sealed, body), dice);
  }

  private static Shot whole(Shot shot, Dice dice) {
    return dice.onceIn(2) ? shot.inChunks() : shot;
  }
}
