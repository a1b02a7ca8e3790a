package dev.suitehub.sandbox.push;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import dev.suitehub.wire.XmlTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The inner texts that WeCom writes: doc 90628, 90642, 97175, 90639, 90375. */
public final class NoticeText {

  private NoticeText() {}

  static String suiteTicket(SuiteId suite, Secret ticket, long seconds) {
    return notice(suite, "suite_ticket", seconds, XmlTree.element("SuiteTicket", ticket.reveal()));
  }

  /** {@code state} is left out where it is empty. */
  public static String createAuth(SuiteId suite, Secret authCode, String state, Instant at) {
    XmlTree code = XmlTree.element("AuthCode", authCode.reveal());
    return state.isEmpty()
        ? notice(suite, "create_auth", at.getEpochSecond(), code)
        : notice(suite, "create_auth", at.getEpochSecond(), code, XmlTree.element("State", state));
  }

  public static String changeAuth(SuiteId suite, CorpId corp, Instant at) {
    return notice(suite, "change_auth", at.getEpochSecond(), authCorp(corp));
  }

  public static String cancelAuth(SuiteId suite, CorpId corp, Instant at) {
    return notice(suite, "cancel_auth", at.getEpochSecond(), authCorp(corp));
  }

  public static String resetPermanentCode(SuiteId suite, Secret authCode, Instant at) {
    return notice(
        suite,
        "reset_permanent_code",
        at.getEpochSecond(),
        XmlTree.element("AuthCode", authCode.reveal()));
  }

  /** A member's details changed: harmless, and distinct by its member. */
  public static String userUpdated(SuiteId suite, CorpId corp, String userId, Instant at) {
    return notice(
        suite,
        "change_contact",
        at.getEpochSecond(),
        authCorp(corp),
        XmlTree.element("ChangeType", "update_user"),
        XmlTree.element("UserID", userId));
  }

  /** A member wrote something to the app. */
  public static String message(
      CorpId corp, String from, String content, String messageId, String agentId, Instant at) {
    return XmlTree.element(
            "xml",
            XmlTree.element("ToUserName", corp.value()),
            XmlTree.element("FromUserName", from),
            XmlTree.number("CreateTime", String.valueOf(at.getEpochSecond())),
            XmlTree.element("MsgType", "text"),
            XmlTree.element("Content", content),
            XmlTree.number("MsgId", messageId),
            XmlTree.number("AgentID", agentId))
        .toXml();
  }

  private static XmlTree authCorp(CorpId corp) {
    return XmlTree.element("AuthCorpId", corp.value());
  }

  private static String notice(SuiteId suite, String type, long seconds, XmlTree... more) {
    List<XmlTree> fields = new ArrayList<>();
    fields.add(XmlTree.element("SuiteId", suite.value()));
    fields.add(XmlTree.element("InfoType", type));
    fields.add(XmlTree.number("TimeStamp", String.valueOf(seconds)));
    fields.addAll(List.of(more));
    return XmlTree.element("xml", fields.toArray(new XmlTree[0])).toXml();
  }
}
