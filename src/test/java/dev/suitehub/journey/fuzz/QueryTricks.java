package dev.suitehub.journey.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a URL's parameters can be made to look like. */
record QueryTricks(Prey prey) implements Attack {

  private static final List<String> FIRST =
      List.of(
          "msg_signature=&",
          "msg_signature=0&",
          "timestamp=%00&",
          "nonce=%ff%fe&",
          "timestamp=-1&",
          "timestamp=99999999999999999999&",
          "nonce=%F0%9F%98%80&",
          "msg_signature=%25s%25n&");

  @Override
  public Shot next(Dice dice) {
    Letterbox box = dice.of(prey.boxes());
    Sealed sealed = Sealed.of(box, Letters.forged(dice), dice);
    byte[] body = sealed.envelope(box.receiver()).getBytes(StandardCharsets.ISO_8859_1);
    String query = sealed.query().substring(1);
    String tricked =
        switch (dice.below(7)) {
          case 0 -> dice.of(FIRST) + query;
          case 1 -> query.replace("msg_signature", "MSG_SIGNATURE");
          case 2 -> query.replace("=", "[]=");
          case 3 -> query.replace('&', ';');
          case 4 -> "msg_signature=" + "a".repeat(dice.between(1, 3000)) + "&" + query;
          case 5 -> "a&".repeat(dice.between(1, 1500)) + "nonce=1&" + query;
          default -> query.replace("nonce=", "nonce=%" + dice.of(List.of("", "0", "zz", "u0041")));
        };
    return Shot.send(name(), Expect.REFUSED, "POST", box.path() + "?" + tricked, "text/xml", body);
  }
}
