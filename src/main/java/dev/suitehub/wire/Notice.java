package dev.suitehub.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A decrypted message of WeCom's (回调消息): what it is about, and its fields as a tree.
 *
 * <p>Reading is lenient: any well-formed document is a notice, whatever kind it is; a head field
 * that makes no sense counts as absent. A notice is as genuine as the bytes it was read from; read
 * it only from what {@link CallbackCipher#open} returned. {@link #toString()} prints the type only.
 */
public final class Notice {
  /**
   * Elements, at any depth and in any letter case, that open something to whoever reads them:
   * tickets, codes, tokens.
   */
  public static final Set<String> SECRET_FIELDS =
      Set.of(
          "SuiteTicket",
          "AuthCode",
          "AccessToken",
          "RegisterCode",
          "WelcomeCode",
          "ResponseCode",
          "Token",
          "ActiveCode",
          "PreviousActiveCode");

  /** Tickets and codes have no more (doc 90628, 90642). */
  public static final int MOST_SECRET_BYTES = 512;

  private static final Set<String> SECRET_FIELDS_LOWER_CASE = lowerCase(SECRET_FIELDS);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final long LAST_SECOND_OF_YEAR_9999 = 253_402_300_799L;

  private final XmlTree tree;
  private final NoticeShape shape;
  private final String rawType;
  private final NoticeType type;

  private Notice(XmlTree tree, NoticeShape shape, String rawType) {
    this.tree = tree;
    this.shape = shape;
    this.rawType = rawType;
    this.type = NoticeType.of(shape, rawType);
  }

  /**
   * Reads an inner message of any kind.
   *
   * @throws WireException PARSE_FAILED when the text is not safe, well-formed XML
   */
  public static Notice parse(String text) {
    XmlTree tree = XmlTree.parse(text);
    Optional<String> infoType = filled(tree, "InfoType");
    if (infoType.isPresent()) {
      return new Notice(tree, NoticeShape.INFO, infoType.get());
    }
    String msgType = filled(tree, "MsgType").orElse("");
    if (msgType.isEmpty()) {
      return new Notice(tree, NoticeShape.OTHER, "");
    }
    if (msgType.equalsIgnoreCase("event")) {
      return new Notice(tree, NoticeShape.EVENT, filled(tree, "Event").orElse(""));
    }
    return new Notice(tree, NoticeShape.MESSAGE, msgType);
  }

  /** The kind, {@link NoticeType#UNKNOWN} where its name is not known. */
  public NoticeType type() {
    return type;
  }

  public NoticeShape shape() {
    return shape;
  }

  /** InfoType, or the Event, or the MsgType, as it came; empty when there is none. */
  public String rawType() {
    return rawType;
  }

  public Optional<String> changeType() {
    return field("ChangeType");
  }

  public Optional<SuiteId> suiteId() {
    return Ids.lenient(field("SuiteId"), SuiteId::new);
  }

  /** The corp it is about: AuthCorpId, else PaidCorpId, else ToUserName of an event or message. */
  public Optional<CorpId> corpId() {
    return Ids.lenient(
        field("AuthCorpId").or(() -> field("PaidCorpId")).or(this::receivingCorp), CorpId::new);
  }

  private Optional<String> receivingCorp() {
    boolean sentToCorp = shape == NoticeShape.EVENT || shape == NoticeShape.MESSAGE;
    return sentToCorp ? field("ToUserName") : Optional.empty();
  }

  /** The provider (服务商) itself, in provider-wide notices. */
  public Optional<CorpId> serviceCorpId() {
    return Ids.lenient(field("ServiceCorpId"), CorpId::new);
  }

  /**
   * When WeCom says it happened: TimeStamp or CreateTime, in whole seconds; empty when out of the
   * years 1970 to 9999.
   */
  public Optional<Instant> timeStamp() {
    return field("TimeStamp").or(() -> field("CreateTime")).flatMap(Notice::seconds);
  }

  /**
   * {@link #timeStamp}, but never later than {@code now}, which also stands for an absent one:
   * whoever signs with a key that leaked must not outdo all that WeCom will ever send.
   */
  public Instant happenedBy(Instant now) {
    return timeStamp().filter(time -> !time.isAfter(now)).orElse(now);
  }

  /**
   * A field at the top as a {@link Secret}; empty when missing, blank, or longer than {@value
   * #MOST_SECRET_BYTES} bytes, which no ticket and no code of WeCom's is (doc 90628, 90642).
   */
  public Optional<Secret> secret(String fieldName) {
    return field(fieldName)
        .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= MOST_SECRET_BYTES)
        .map(Secret::of);
  }

  /** The text of a field at the top, in any letter case; empty when missing or blank. */
  public Optional<String> field(String fieldName) {
    return filled(tree, fieldName);
  }

  /** All fields, {@link #SECRET_FIELDS} among them. */
  public XmlTree tree() {
    return tree;
  }

  /** All fields but {@link #SECRET_FIELDS}. Personal data stays. */
  public XmlTree withoutSecrets() {
    return tree.without(name -> SECRET_FIELDS_LOWER_CASE.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static Optional<String> filled(XmlTree tree, String name) {
    return tree.text(name).filter(text -> !text.isBlank());
  }

  private static Optional<Instant> seconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(text);
    return seconds > LAST_SECOND_OF_YEAR_9999
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }

  private static Set<String> lowerCase(Set<String> names) {
    Set<String> lower = new TreeSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return Set.copyOf(lower);
  }

  @Override
  public String toString() {
    return "Notice[" + shape + " " + rawType + "]";
  }
}
