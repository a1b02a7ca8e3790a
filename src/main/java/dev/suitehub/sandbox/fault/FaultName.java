package dev.suitehub.sandbox.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Everything that can be made to go wrong, by name. Each is one switch, on for whom one likes. */
public enum FaultName {
  LATE_TICKET(
      Place.TICKET,
      "suite_ticket 迟到：推送时它的 TimeStamp 和有效期已过去 delayMs。",
      "A ticket comes late: its TimeStamp is delayMs old, and so is what is left of its 30 minutes.",
      Duration.ofMinutes(25)),
  MISSING_TICKET(
      Place.TICKET, "suite_ticket 丢失：已生成，但没有推送。", "A ticket is issued and never pushed."),
  DUPLICATE_TICKET(Place.TICKET, "同一个 suite_ticket 推送两次。", "The same ticket is pushed twice."),
  REORDERED_TICKETS(
      Place.TICKET,
      "suite_ticket 乱序：新的先到，旧的后到。",
      "Tickets overtake each other: the newer one comes first, one of delayMs earlier after it.",
      Duration.ofMinutes(10)),
  FOREIGN_TICKET(
      Place.TICKET,
      "推送来的是另一个应用的 suite_ticket。",
      "Another suite’s ticket comes to this suite’s URL, sealed with this suite’s key."),
  TOKEN_DEAD_EARLY(
      Place.API,
      "token 提前失效：被使用时作废（kind：suite、provider、corp，不填则全部）。",
      "A token dies before its time, when it is used (kind: suite, provider or corp; all where left out).",
      "suite,provider,corp"),
  SUITE_TOKEN_REFUSED_FOREVER(
      Place.API,
      "suite_access_token 一直被拒绝（42009），新取的也一样。",
      "Every suite_access_token is refused with 42009, new ones too."),
  BUSY(Place.API, "系统繁忙（-1）。", "WeCom is busy (-1) and has done nothing."),
  THROTTLED(Place.API, "接口调用超过频率限制（45009）。", "Too many calls (45009)."),
  ERRCODE(Place.API, "返回指定的 errcode。", "The call is refused with the errcode that is given."),
  SLOW_ANSWER(
      Place.API,
      "应答缓慢：处理完毕，delayMs 后才返回。",
      "WeCom acts, and answers delayMs later.",
      Duration.ofSeconds(7)),
  BROKEN_ANSWER(
      Place.API,
      "应答损坏：处理完毕，返回半截 JSON、HTML、502 或错误的 Content-Type（how）。",
      "WeCom acts, and its answer is spoilt: half, html, 502 or type (how; half where left out).",
      "half,html,502,type"),
  CODE_CONSUMED_REPLY_DROPPED(
      Place.API,
      "临时授权码已被使用，应答却丢失（可用 api 指定其他接口）。",
      "The auth code is used up and the reply is lost (or the reply of another api, where one is given)."),
  WRONG_RECEIVEID(
      Place.PUSH,
      "推送密文末尾的 receiveid 是别人的。",
      "What is pushed has somebody else’s receiveid in its ciphertext."),
  RETRY_SAME_CIPHER(
      Place.PUSH,
      "没有看到应答，用相同的密文再推送一次。",
      "WeCom misses the answer and sends the push again, byte for byte."),
  RETRY_FRESH_CIPHER(
      Place.PUSH,
      "没有看到应答，重新加密后再推送一次。",
      "WeCom misses the answer and sends the push again, sealed anew."),
  CREATE_AUTH_BEFORE_REDIRECT(
      Place.INSTALL,
      "安装页授权时，先推送 create_auth（相同的 code），再跳转。",
      "An install by the page is pushed as create_auth too, with the same code, before the redirect."),
  CREATE_AUTH_AFTER_REDIRECT(
      Place.INSTALL,
      "安装页授权时，跳转之后才推送 create_auth（相同的 code）。",
      "As before, but create_auth comes after the redirect."),
  CREATE_AUTH_WITHOUT_REDIRECT(
      Place.INSTALL,
      "安装页授权后不跳转，只推送 create_auth。",
      "create_auth alone brings the code; the browser ends at WeCom’s page."),
  CREATE_AUTH_OTHER_CODE(
      Place.INSTALL,
      "create_auth 带来的 code 与跳转的不同。",
      "create_auth brings another code than the redirect does."),
  CORP_DEREGISTERED_WITHOUT_NOTICE(
      Place.API,
      "企业已解散，却没有任何通知：关于它的调用都返回 301007。",
      "A corp is gone without a word: every call about it answers 301007."),
  WRONG_REFERER(
      Place.INSTALL,
      "打开安装页时的 Referer 不是安装域名。",
      "The install page is opened with a Referer that is not the install domain."),
  IP_LIST(
      Place.API,
      "严格检查 IP 白名单，本机地址也不放行（60020）。",
      "The provider’s IP list is held against loopback addresses too (60020)."),
  STRICT_KEY(
      Place.PUSH,
      "严格解码 EncodingAESKey：最后一个字符的多余位不为零时拒绝。",
      "The EncodingAESKey is decoded strictly: one whose last character has spare bits set is refused."),
  LAX_KEY(
      Place.PUSH,
      "宽松解码 EncodingAESKey（默认），可对某个应用取消 strict-key。",
      "The EncodingAESKey is decoded leniently, as it is anyway, where strict-key is on for all.");

  /** Where it strikes. */
  public enum Place {
    TICKET,
    PUSH,
    API,
    INSTALL
  }

  private static final List<String> EXCHANGE =
      List.of("v2/get_permanent_code", "get_permanent_code");

  private final Place place;
  private final String chinese;
  private final String english;
  private final Duration delay;
  private final String ways;

  FaultName(Place place, String chinese, String english) {
    this(place, chinese, english, Duration.ZERO, "");
  }

  FaultName(Place place, String chinese, String english, Duration delay) {
    this(place, chinese, english, delay, "");
  }

  FaultName(Place place, String chinese, String english, String ways) {
    this(place, chinese, english, Duration.ZERO, ways);
  }

  FaultName(Place place, String chinese, String english, Duration delay, String ways) {
    this.place = place;
    this.chinese = chinese;
    this.english = english;
    this.delay = delay;
    this.ways = ways;
  }

  /** As it stands in addresses: {@code late-ticket}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<FaultName> of(String word) {
    return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
  }

  public Place place() {
    return place;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /** What stands for a delayMs that is not given; zero where a delay means nothing. */
  public Duration delay() {
    return delay;
  }

  /** What {@code how} may be; empty where it means nothing. */
  public Set<String> ways() {
    return ways.isEmpty() ? Set.of() : Set.of(ways.split(","));
  }

  /** Whether it strikes that api where none was named. */
  boolean strikesUnnamed(String api) {
    return this != CODE_CONSUMED_REPLY_DROPPED || EXCHANGE.contains(api);
  }
}
