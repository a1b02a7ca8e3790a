package dev.suitehub.wire;

import jakarta.json.Json;
import java.util.Map;

/**
 * The outer document of a POST (doc 90968): whom it is for, the ciphertext, and an agent.
 *
 * <p>Nothing here is authenticated but {@code encrypt}, and that only once {@link
 * CallbackCipher#open} accepted it: {@code toUserName} and {@code agentId} may help to choose a
 * key, never decide anything. A missing ToUserName or AgentID is the empty text (AgentID is empty
 * on command URLs); {@code encrypt} is never blank.
 */
public record Envelope(String toUserName, String encrypt, String agentId) {
  public Envelope {
    if (encrypt.isBlank()) {
      throw new WireException(WireError.PARSE_FAILED, "the envelope has no Encrypt");
    }
  }

  /**
   * Reads the elements by name, in any order; others are ignored.
   *
   * @throws WireException PARSE_FAILED when it is not safe, well-formed XML or has no Encrypt
   */
  public static Envelope parse(byte[] xml) {
    XmlTree tree = XmlTree.parse(xml);
    return new Envelope(
        tree.text("ToUserName").orElse(""),
        tree.text("Encrypt").orElse(""),
        tree.text("AgentID").orElse(""));
  }

  /**
   * Reads the JSON flavour.
   *
   * @throws WireException PARSE_FAILED when it is not a JSON object or has no encrypt
   */
  public static Envelope parseJson(String json) {
    Map<String, String> members = FlatJson.parse(json);
    return new Envelope(
        members.getOrDefault("tousername", ""),
        members.getOrDefault("encrypt", ""),
        members.getOrDefault("agentid", ""));
  }

  public String toXml() {
    return XmlTree.element(
            "xml",
            XmlTree.element("ToUserName", toUserName),
            XmlTree.element("Encrypt", encrypt),
            XmlTree.element("AgentID", agentId))
        .toXml();
  }

  public String toJson() {
    return Json.createObjectBuilder()
        .add("tousername", toUserName)
        .add("encrypt", encrypt)
        .add("agentid", agentId)
        .build()
        .toString();
  }

  @Override
  public String toString() {
    return "Envelope[toUserName=" + toUserName + ", agentId=" + agentId + "]";
  }
}
