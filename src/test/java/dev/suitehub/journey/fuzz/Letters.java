package dev.suitehub.journey.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * Inner texts. Their kind is a name of their own, by which the journal shows whether it has them.
 */
final class Letters {

  /** None of these may ever be in a journal. */
  static final String FORGED = "forged_";

  /** Sent honestly before the run, and again during it. */
  static final String KNOWN = "known_";

  static final String HONEST = "honest_";

  private Letters() {}

  static String forged(Dice dice) {
    return of(FORGED + dice.number());
  }

  static String known(int number) {
    return of(KNOWN + number);
  }

  /** As a command or a system event says it. */
  static String of(String kind) {
    return "<xml><InfoType><![CDATA["
        + kind
        + "]]></InfoType><TimeStamp>1700000000</TimeStamp><Text>你好</Text></xml>";
  }

  /** As the data URL gets it. */
  static String event(String kind, String corp) {
    return "<xml><ToUserName><![CDATA["
        + corp
        + "]]></ToUserName><FromUserName>sys</FromUserName><CreateTime>1700000000</CreateTime>"
        + "<MsgType>event</MsgType><Event><![CDATA["
        + kind
        + "]]></Event></xml>";
  }

  /** Sealed for the box and posted to it. */
  static Shot post(String by, Expect expect, Letterbox box, Sealed sealed) {
    return posted(by, expect, box, sealed, sealed.envelope(box.receiver()));
  }

  static Shot posted(String by, Expect expect, Letterbox box, Sealed sealed, String envelope) {
    return posted(by, expect, box, sealed, envelope.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Shot posted(String by, Expect expect, Letterbox box, Sealed sealed, byte[] envelope) {
    return Shot.send(by, expect, "POST", box.path() + sealed.query(), "text/xml", envelope);
  }

  static Shot check(String by, Expect expect, Letterbox box, Sealed sealed) {
    return Shot.get(by, expect, box.path() + sealed.check());
  }
}
