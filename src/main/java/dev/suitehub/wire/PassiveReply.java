package dev.suitehub.wire;

import jakarta.json.Json;

/**
 * The encrypted answer to a data callback (被动回复), as its outer document.
 *
 * <p>Writing and reading check the form only; whether a reply is genuine is for {@link
 * CallbackCipher#open}.
 */
public final class PassiveReply {
  private PassiveReply() {}

  /**
   * Writes the XML flavour.
   *
   * @throws WireException REPLY_FAILED when the timestamp is not digits or a value cannot stand in
   *     XML
   */
  public static String toXml(SignedText reply) {
    return XmlTree.element(
            "xml",
            XmlTree.element("Encrypt", reply.encrypt()),
            XmlTree.element("MsgSignature", reply.signature()),
            XmlTree.number("TimeStamp", reply.timestamp()),
            XmlTree.element("Nonce", reply.nonce()))
        .toXml();
  }

  public static String toJson(SignedText reply) {
    return Json.createObjectBuilder()
        .add("encrypt", reply.encrypt())
        .add("msgsignature", reply.signature())
        .add("timestamp", reply.timestamp())
        .add("nonce", reply.nonce())
        .build()
        .toString();
  }

  /**
   * Reads the XML flavour; all four values are filled then.
   *
   * @throws WireException PARSE_FAILED when it is not safe, well-formed XML or one of the four is
   *     missing
   */
  public static SignedText parse(byte[] xml) {
    XmlTree tree = XmlTree.parse(xml);
    return new SignedText(
        required(tree, "MsgSignature"),
        required(tree, "TimeStamp"),
        required(tree, "Nonce"),
        required(tree, "Encrypt"));
  }

  private static String required(XmlTree tree, String name) {
    return tree.text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new WireException(WireError.PARSE_FAILED, "the reply has no " + name));
  }
}
