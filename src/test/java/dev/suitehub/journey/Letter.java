package dev.suitehub.journey;

/** Inner texts as WeCom writes them, for pushes that the sandbox has no word for. */
final class Letter {

  private Letter() {}

  static String createAuth(String suiteId, String authCode, long timeStamp) {
    return info(suiteId, "create_auth", timeStamp, element("AuthCode", authCode));
  }

  /** Changes nothing in a hub. */
  static String userUpdated(String suiteId, String corp, String user, long timeStamp) {
    return info(
        suiteId,
        "change_contact",
        timeStamp,
        element("AuthCorpId", corp)
            + element("ChangeType", "update_user")
            + element("UserID", user));
  }

  static String cancelAuth(String suiteId, String corp, long timeStamp) {
    return info(suiteId, "cancel_auth", timeStamp, element("AuthCorpId", corp));
  }

  static String unheardOf(String suiteId, String type, long timeStamp) {
    return info(suiteId, type, timeStamp, element("Something", "new"));
  }

  private static String info(String suiteId, String type, long timeStamp, String more) {
    return "<xml>"
        + element("SuiteId", suiteId)
        + element("InfoType", type)
        + "<TimeStamp>"
        + timeStamp
        + "</TimeStamp>"
        + more
        + "</xml>";
  }

  private static String element(String name, String text) {
    return "<" + name + "><![CDATA[" + text + "]]></" + name + ">";
  }
}
