package dev.suitehub.upstream;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.JsonParts;
import dev.suitehub.wire.Secret;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An answer of WeCom's. What is missing in it makes it unreadable. */
final class WecomReply {

  /** WeCom's tokens have up to 512 bytes. */
  private static final int LONGEST_SECRET = 1024;

  /** Whatever lives longer (nothing does: 7200 s is usual) is asked for again after a day. */
  private static final Duration LONGEST_LIFE = Duration.ofDays(1);

  private static final List<String> AUTH_INFO =
      List.of("auth_corp_info", "auth_info", "dealer_corp_info", "edition_info");

  /** A link that lives for 7 days (doc 90603): a new one is no change of the authorisation. */
  private static final String QR_CODE = "corp_wxqrcode";

  private final String api;
  private final JsonObject json;

  private WecomReply(String api, JsonObject json) {
    this.api = api;
    this.json = json;
  }

  static WecomReply read(WecomCall call, int status, String body) {
    if (status != 200) {
      throw unreadable(call.api(), "it came with HTTP status " + status);
    }
    return JsonParts.read(body)
        .map(json -> new WecomReply(call.api(), json))
        .orElseThrow(() -> unreadable(call.api(), "it is no JSON object"));
  }

  /** 0 also where it is absent, as on some old endpoints after success (doc 97162). */
  int errcode() {
    JsonValue value = json.get("errcode");
    if (value == null) {
      return 0;
    }
    if (value instanceof JsonNumber number) {
      return number.intValue();
    }
    throw unreadable(api, "its errcode is no number");
  }

  String errmsg() {
    return json.get("errmsg") instanceof JsonString text ? text.getString() : "";
  }

  TokenGrant token(String name) {
    return new TokenGrant(secret(name), seconds("expires_in"));
  }

  Secret secret(String name) {
    return Secret.of(
        text(json, name)
            .filter(text -> text.length() <= LONGEST_SECRET)
            .orElseThrow(missing(name)));
  }

  Duration seconds(String name) {
    if (json.get(name) instanceof JsonNumber number && number.doubleValue() >= 1) {
      return Duration.ofSeconds(
          (long) Math.min(number.doubleValue(), (double) LONGEST_LIFE.toSeconds()));
    }
    throw missing(name).get();
  }

  PermanentGrant permanentGrant() {
    JsonObject corp = object("auth_corp_info").orElseThrow(missing("auth_corp_info"));
    return new PermanentGrant(
        corpId(text(corp, "corpid").orElseThrow(missing("corpid"))),
        text(corp, "corp_name").orElse(""),
        secret("permanent_code"),
        object("auth_user_info").flatMap(user -> text(user, "userid")));
  }

  JsonObject authInfo() {
    JsonObjectBuilder kept = JsonParts.object();
    if (object("auth_corp_info").isEmpty()) {
      throw missing("auth_corp_info").get();
    }
    for (String name : AUTH_INFO) {
      object(name).ifPresent(object -> kept.add(name, ordered(object)));
    }
    return kept.build();
  }

  LoginInfo loginInfo() {
    JsonObject corp = object("corp_info").orElseThrow(missing("corp_info"));
    JsonObject user = object("user_info").orElse(JsonObject.EMPTY_JSON_OBJECT);
    return new LoginInfo(
        (int) number(json, "usertype"),
        corpId(text(corp, "corpid").orElseThrow(missing("corpid"))),
        text(user, "userid"),
        text(user, "open_userid"),
        text(user, "name"),
        text(user, "avatar"),
        rows("agent")
            .map(row -> new LoginInfo.Agent(number(row, "agentid"), (int) number(row, "auth_type")))
            .toList());
  }

  UserInfo userInfo() {
    UserInfo info =
        new UserInfo(
            text(json, "corpid").map(this::corpId),
            text(json, "userid"),
            text(json, "open_userid"),
            text(json, "openid"),
            text(json, "user_ticket")
                .filter(text -> text.length() <= LONGEST_SECRET)
                .map(Secret::of));
    if (info.userId().isEmpty() && info.openId().isEmpty()) {
      throw missing("userid").get();
    }
    return info;
  }

  UserDetail userDetail() {
    return new UserDetail(
        text(json, "name"), text(json, "gender"), text(json, "avatar"), text(json, "qr_code"));
  }

  MiniProgramSession miniProgramSession() {
    return new MiniProgramSession(
        corpId(text(json, "corpid").orElseThrow(missing("corpid"))),
        text(json, "userid").orElseThrow(missing("userid")),
        text(json, "open_userid"),
        secret("session_key"));
  }

  List<Admin> admins() {
    return rows("admin")
        .map(
            row ->
                new Admin(
                    text(row, "userid").orElse(""),
                    text(row, "open_userid"),
                    (int) number(row, "auth_type")))
        .toList();
  }

  private Stream<JsonObject> rows(String name) {
    return json.get(name) instanceof JsonArray array
        ? array.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject)
        : Stream.empty();
  }

  /** 0 where it is absent. */
  private static long number(JsonObject object, String name) {
    return object.get(name) instanceof JsonNumber number ? number.longValue() : 0;
  }

  private CorpId corpId(String text) {
    try {
      return new CorpId(text);
    } catch (IllegalArgumentException e) {
      throw unreadable(api, "its corpid is none");
    }
  }

  private Optional<JsonObject> object(String name) {
    return Optional.ofNullable(json.get(name) instanceof JsonObject object ? object : null);
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text && !text.getString().isEmpty()
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  private static JsonValue ordered(JsonValue value) {
    if (value instanceof JsonObject object) {
      JsonObjectBuilder sorted = JsonParts.object();
      new TreeMap<>(object)
          .forEach(
              (name, member) -> {
                if (!name.equals(QR_CODE)) {
                  sorted.add(name, ordered(member));
                }
              });
      return sorted.build();
    }
    if (value instanceof JsonArray array) {
      JsonArrayBuilder rows = JsonParts.array();
      array.forEach(row -> rows.add(ordered(row)));
      return rows.build();
    }
    return value;
  }

  private Supplier<WecomUnreachable> missing(String name) {
    return () -> unreadable(api, "'" + name + "' is missing in it");
  }

  private static WecomUnreachable unreadable(String api, String why) {
    return new WecomUnreachable(
        "WeCom's answer to "
            + api
            + " cannot be read: "
            + why
            + ". Check that hub.upstream.api-base is WeCom's and that no proxy answers in its place.",
        true,
        null);
  }
}
