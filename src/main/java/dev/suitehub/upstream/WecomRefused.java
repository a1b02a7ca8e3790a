package dev.suitehub.upstream;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Reaction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * WeCom answered with an errcode, or did so a moment ago and is left alone since. The message says
 * what it means and what helps.
 */
public final class WecomRefused extends RuntimeException {

  private static final int LONGEST_ERRMSG = 200;
  private static final Pattern HINT = Pattern.compile("hint: \\[(\\d{1,32})]");

  private final String api;
  private final int errcode;
  private final String errmsg;
  private final transient Facts facts;

  /** What else is known of the call. */
  private record Facts(
      Optional<String> seenAddress,
      Optional<String> hint,
      Optional<CorpId> corp,
      Optional<Duration> retryAfter,
      Optional<String> unsent) {}

  /** {@code errmsg} as WeCom wrote it, already without any secret; it is cut to 200 characters. */
  public WecomRefused(String api, int errcode, String errmsg) {
    this(
        api,
        errcode,
        cut(errmsg),
        new Facts(
            SeenAddress.in(errmsg),
            hint(errmsg),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private WecomRefused(String api, int errcode, String errmsg, Facts facts) {
    super(null, null, false, true);
    this.api = api;
    this.errcode = errcode;
    this.errmsg = errmsg;
    this.facts = facts;
  }

  /** The hub did not send it; the errcode is what WeCom would have answered, or did before. */
  public static WecomRefused unsent(String api, int errcode, Duration retryAfter, String why) {
    return new WecomRefused(
        api,
        errcode,
        "",
        new Facts(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(retryAfter),
            Optional.of(why)));
  }

  WecomRefused about(CorpId corp) {
    return new WecomRefused(
        api,
        errcode,
        errmsg,
        new Facts(
            facts.seenAddress(),
            facts.hint(),
            Optional.of(corp),
            facts.retryAfter(),
            facts.unsent()));
  }

  WecomRefused pausing(Duration retryAfter) {
    return new WecomRefused(
        api,
        errcode,
        errmsg,
        new Facts(
            facts.seenAddress(),
            facts.hint(),
            facts.corp(),
            Optional.of(retryAfter),
            facts.unsent()));
  }

  /** How WeCom's documents call it. */
  public String api() {
    return api;
  }

  public int errcode() {
    return errcode;
  }

  public String errmsg() {
    return errmsg;
  }

  /** Empty where the errcode is none that we know. */
  public Optional<ErrCode> known() {
    return ErrCode.of(errcode);
  }

  /** Those we do not know want a person. */
  public Reaction reaction() {
    return known().map(ErrCode::reaction).orElse(Reaction.STOP);
  }

  /** True where nothing was sent: WeCom was not asked, and nothing was spent. */
  public boolean isLocal() {
    return facts.unsent().isPresent();
  }

  /** Before which this API is not called by this node. */
  public Optional<Duration> retryAfter() {
    return facts.retryAfter();
  }

  /** From which address WeCom saw the call come, where it says so. */
  public Optional<String> seenAddress() {
    return facts.seenAddress();
  }

  /** The corpid that was sent. */
  Optional<CorpId> corp() {
    return facts.corp();
  }

  /** What the errcode means; WeCom's own words where it is not known. */
  public String meaning() {
    return known()
        .map(ErrCode::meaning)
        .orElse(errmsg.isEmpty() ? "WeCom does not say why" : errmsg);
  }

  /** What was refused, and why, as one sentence. */
  public String what() {
    if (isLocal()) {
      return api + " was not sent: " + facts.unsent().orElseThrow() + ".";
    }
    return "WeCom refused "
        + api
        + " with "
        + errcode
        + ": "
        + meaning()
        + facts.hint().map(hint -> " (WeCom's hint " + hint + ")").orElse("")
        + ".";
  }

  /** What helps. */
  public String cure() {
    return Cures.of(this);
  }

  @Override
  public String getMessage() {
    return what() + " " + cure();
  }

  /** For a problem: errcode, meaning, cure, and the wait where there is one. */
  public void describe(Map<String, Object> extensions) {
    extensions.put("errcode", errcode);
    extensions.put("meaning", meaning());
    extensions.put("cure", cure());
    seenAddress().ifPresent(address -> extensions.put("seenAddress", address));
    retryAfter().ifPresent(wait -> extensions.put("retryAfter", seconds(wait)));
  }

  static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  private static Optional<String> hint(String errmsg) {
    Matcher hint = HINT.matcher(errmsg);
    return hint.find() ? Optional.of(hint.group(1)) : Optional.empty();
  }

  private static String cut(String errmsg) {
    String line = errmsg.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() <= LONGEST_ERRMSG ? line : line.substring(0, LONGEST_ERRMSG);
  }
}
