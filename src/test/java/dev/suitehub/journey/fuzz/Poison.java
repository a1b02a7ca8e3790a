package dev.suitehub.journey.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Hostile texts that are sealed in order: what a corp's people write, or whoever got hold of the
 * keys. All of it is kept.
 */
record Poison(Prey prey) implements Attack {

  private static final List<String> TYPES =
      List.of(
          "suite_ticket",
          "create_auth",
          "change_auth",
          "cancel_auth",
          "reset_permanent_code",
          "change_contact",
          "license_pay_success",
          "share_chain_change");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "99999999999999999999",
          "null",
          "true",
          "'",
          "\"",
          "<",
          "&amp;",
          "${jndi:ldap://127.0.0.1:1/x}",
          "../../../../etc/passwd",
          "%00",
          "%n%s",
          "]]",
          "'; drop table journal_entry; --",
          "#{facesContext}",
          "\u202Eabc",
          "😀",
          "ww/../x");

  @Override
  public Shot next(Dice dice) {
    Letterbox box = dice.of(prey.decoy());
    Sealed sealed =
        dice.onceIn(4)
            ? Sealed.of(box, garbage(dice), dice)
            : Sealed.of(box, text(dice).getBytes(StandardCharsets.UTF_8), dice);
    return Letters.post(name(), Expect.KEPT, box, sealed);
  }

  /** UTF-8, for what is none was not sealed by WeCom. */
  private static byte[] garbage(Dice dice) {
    String odd = dice.octets(dice.below(400)) + dice.number();
    return odd.getBytes(StandardCharsets.UTF_8);
  }

  private String text(Dice dice) {
    String value = dice.onceIn(20) ? "x".repeat(dice.between(100, 200_000)) : dice.of(VALUES);
    String field =
        dice.of(List.of("SuiteId", "AuthCorpId", "SuiteTicket", "AuthCode", "TimeStamp", "State"));
    String element = "<" + field + "><![CDATA[" + value + "]]></" + field + ">";
    return switch (dice.below(6)) {
      case 0 -> "<!DOCTYPE a [<!ENTITY x \"" + dice.number() + "\">]><a>&x;</a>";
      case 1 -> "<a>".repeat(dice.between(30, 5000)) + dice.number();
      case 2 -> xml(value + "_" + dice.number(), element);
      case 3 -> "<xml><InfoType/><MsgType>" + dice.number() + "</MsgType>" + element + "</xml>";
      default -> xml(dice.of(TYPES), element);
    };
  }

  private static String xml(String type, String element) {
    return "<xml><InfoType><![CDATA[" + type + "]]></InfoType>" + element.repeat(2) + "</xml>";
  }
}
