package dev.suitehub.journey.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Documents that are dangerous to read, around a ciphertext that is in order: read to the end, they
 * would be let in.
 */
record XmlBombs(Prey prey) implements Attack {

  private static final List<Charset> OTHER =
      List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

  @Override
  public Shot next(Dice dice) {
    Letterbox box = dice.of(prey.boxes());
    Sealed sealed = Sealed.of(box, Letters.forged(dice), dice);
    String inner = "<Encrypt><![CDATA[" + sealed.encrypt() + "]]></Encrypt>";
    String whole = sealed.envelope(box.receiver());
    if (dice.onceIn(12)) {
      return Letters.posted(name(), Expect.REFUSED, box, sealed, whole.getBytes(dice.of(OTHER)));
    }
    return Letters.posted(name(), Expect.REFUSED, box, sealed, bomb(inner, whole, dice));
  }

  private static String bomb(String inner, String whole, Dice dice) {
    return switch (dice.below(14)) {
      case 0 -> laughs(dice.between(2, 9)) + "<xml><a>&l9;</a>" + inner + "</xml>";
      case 1 -> external("SYSTEM \"file:///etc/passwd\"") + "<xml><a>&x;</a>" + inner + "</xml>";
      case 2 ->
          external("SYSTEM \"http://127.0.0.1:1/" + dice.word(6) + "\"")
              + "<xml><a>&x;</a>"
              + inner
              + "</xml>";
      case 3 -> "<!DOCTYPE xml [<!ENTITY % p SYSTEM \"file:///dev/zero\"> %p;]>" + whole;
      case 4 -> "<!DOCTYPE xml SYSTEM \"file:///dev/random\">" + whole;
      case 5 -> "<xml>&unknown;" + inner + "</xml>";
      case 6 -> nested(dice.between(33, 20_000), inner);
      case 7 -> "<xml>" + inner + "<a/>".repeat(dice.between(10_001, 60_000)) + "</xml>";
      case 8 -> "<xml>" + inner + "<a>&#0;&#x1F;&#xFFFFFFFFFF;</a></xml>";
      case 9 -> "<xml><Encrypt>x</Encrypt>" + inner + "</xml>";
      case 10 -> "<xml><!-- " + "-".repeat(dice.between(3, 3000)) + whole;
      case 11 -> "<?xml version=\"9.9\" encoding=\"" + dice.word(9) + "\"?><a" + whole;
      case 12 -> "\u0000" + whole;
      default -> "<xml><![CDATA[" + "]]]]><![CDATA[".repeat(dice.between(1, 3000)) + whole;
    };
  }

  private static String laughs(int depth) {
    StringBuilder type = new StringBuilder("<!DOCTYPE xml [<!ENTITY l0 \"ha\">");
    for (int i = 1; i <= depth; i++) {
      type.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10));
      type.append("\">");
    }
    return type.append("]>").toString();
  }

  private static String external(String where) {
    return "<!DOCTYPE xml [<!ENTITY x " + where + ">]>";
  }

  private static String nested(int depth, String inner) {
    return "<xml>" + inner + "<a>".repeat(depth) + "</a>".repeat(depth) + "</xml>";
  }
}
