package dev.suitehub.sandbox.push;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The inner texts that WeCom writes when something happens here, as the catalogue has them. */
public final class NoticeText {

  private static final String USER_UPDATED = "change_contact.update_user";
  private static final Set<String> HEAD =
      Set.of("SuiteId", "AuthCorpId", "InfoType", "TimeStamp", "ChangeType");

  private NoticeText() {}

  static String suiteTicket(SuiteId suite, Secret ticket, long seconds) {
    return write(
        "suite_ticket",
        suite,
        Instant.ofEpochSecond(seconds),
        Map.of("SuiteTicket", ticket.reveal()));
  }

  /** {@code state} is left out where it is empty. */
  public static String createAuth(SuiteId suite, Secret authCode, String state, Instant at) {
    return write("create_auth", suite, at, Map.of("AuthCode", authCode.reveal(), "State", state));
  }

  public static String changeAuth(SuiteId suite, CorpId corp, Instant at) {
    return write("change_auth", suite, at, Map.of("AuthCorpId", corp.value(), "State", ""));
  }

  public static String cancelAuth(SuiteId suite, CorpId corp, Instant at) {
    return write("cancel_auth", suite, at, Map.of("AuthCorpId", corp.value()));
  }

  public static String resetPermanentCode(SuiteId suite, Secret authCode, Instant at) {
    return write("reset_permanent_code", suite, at, Map.of("AuthCode", authCode.reveal()));
  }

  /** A member's details changed: harmless, and distinct by its member. */
  public static String userUpdated(SuiteId suite, CorpId corp, String userId, Instant at) {
    Map<String, String> onlyUser = new HashMap<>();
    Catalogue.get(USER_UPDATED).fields().stream()
        .map(CatalogueEntry.Field::path)
        .filter(path -> !HEAD.contains(path))
        .forEach(path -> onlyUser.put(path, ""));
    onlyUser.put("AuthCorpId", corp.value());
    onlyUser.put("UserID", userId);
    return write(USER_UPDATED, suite, at, onlyUser);
  }

  /** A member came into the visible range of an app (subscribe) or left it (unsubscribe). */
  public static String rangeEvent(
      boolean entered, CorpId corp, String userId, String agentId, Instant at) {
    return event(entered ? "event.subscribe" : "event.unsubscribe", corp, userId, agentId, at);
  }

  /** An app has other admins in a corp. */
  public static String appAdminsChanged(CorpId corp, String agentId, Instant at) {
    return event("event.change_app_admin", corp, "sys", agentId, at);
  }

  private static String event(String name, CorpId corp, String from, String agentId, Instant at) {
    return Catalogue.get(name)
        .write(
            Map.of("$NOW", String.valueOf(at.getEpochSecond())),
            Map.of("ToUserName", corp.value(), "FromUserName", from, "AgentID", agentId));
  }

  /** A member wrote something to the app. */
  public static String message(
      CorpId corp, String from, String content, String messageId, String agentId, Instant at) {
    return Catalogue.get("message.text")
        .write(
            Map.of("$NOW", String.valueOf(at.getEpochSecond())),
            Map.of(
                "ToUserName", corp.value(),
                "FromUserName", from,
                "Content", content,
                "MsgId", messageId,
                "AgentID", agentId));
  }

  private static String write(String name, SuiteId suite, Instant at, Map<String, String> given) {
    return Catalogue.get(name)
        .write(Map.of("$SUITE", suite.value(), "$NOW", String.valueOf(at.getEpochSecond())), given);
  }
}
