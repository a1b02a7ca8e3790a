package dev.suitehub.rules;

import dev.suitehub.wire.CallbackKey;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** What WeCom's 通用开发参数 accept (docs 90595, 91116, 91144). */
public final class DevelopmentRules {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{1,32}");
  private static final Pattern PRIVATE =
      Pattern.compile(
          "localhost|[^.]+|127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|\\[.*]");

  private DevelopmentRules() {}

  /** 1 to 32 letters and digits. The text itself is never repeated. */
  public static void token(Findings findings, Rule rule, String field, String text) {
    if (!isToken(text)) {
      findings.refuseAs(rule, field, "token.shape", text.codePointCount(0, text.length()));
    }
  }

  public static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  /** 43 letters and digits that decode to 32 bytes. */
  public static void encodingAesKey(Findings findings, Rule rule, String field, String text) {
    if (CallbackKey.problemWith(text).isPresent()) {
      findings.refuseAs(rule, field, "aes-key.shape", text.codePointCount(0, text.length()));
    }
  }

  /** 系统事件接收URL: WeCom calls it from outside. */
  public static void systemUrl(Findings findings, String field, URI url) {
    String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    if (PRIVATE.matcher(host).matches()) {
      findings.warn(Rule.DEV_02, field, "system-url.private", host);
    }
  }
}
