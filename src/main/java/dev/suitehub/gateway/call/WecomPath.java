package dev.suitehub.gateway.call;

import dev.suitehub.gateway.GatewayProblem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A path of WeCom's API that a caller may choose: {@code cgi-bin/} and names. It is judged as it
 * came, before anything is decoded, and what is not plainly good is refused: no percent sign, dot,
 * colon, at sign, semicolon, backslash, double slash or line end can be part of one.
 */
record WecomPath(String text) {

  private static final Pattern SHAPE = Pattern.compile("cgi-bin(/[A-Za-z0-9_]{1,64}){1,6}");

  /**
   * What would give out or change what the hub keeps, or wants another token; what to do instead.
   */
  private static final Map<String, String> CLOSED = new LinkedHashMap<>();

  static {
    CLOSED.put(
        "cgi-bin/gettoken",
        "Tokens are at GET /api/v1/suites/{suite}/corps/{corpid}/token, with scope tokens:read.");
    CLOSED.put(
        "cgi-bin/get_jsapi_ticket",
        "Signatures are at GET /api/v1/suites/{suite}/corps/{corpid}/js-signature.");
    CLOSED.put(
        "cgi-bin/ticket/",
        "Signatures are at GET /api/v1/suites/{suite}/corps/{corpid}/js-signature.");
    CLOSED.put(
        "cgi-bin/miniprogram/jscode2session",
        "Sessions are at POST /api/v1/suites/{suite}/mini-program-session.");
    CLOSED.put(
        "cgi-bin/service/get_login_info", "Use POST /api/v1/providers/{provider}/login-info.");
    CLOSED.put(
        "cgi-bin/service/get_admin_list", "Use GET /api/v1/suites/{suite}/corps/{corpid}/admins.");
    CLOSED.put(
        "cgi-bin/service/miniprogram/", "Use POST /api/v1/suites/{suite}/mini-program-session.");
    CLOSED.put("cgi-bin/service/auth/", "Use POST /api/v1/suites/{suite}/user-info.");
    CLOSED.put("cgi-bin/service/getuser", "Use POST /api/v1/suites/{suite}/user-info.");
    CLOSED.put(
        "cgi-bin/service/",
        "It wants the suite's or the provider's token: get that at …/token, with scope tokens:read, and call WeCom yourself.");
    CLOSED.put(
        "cgi-bin/license/",
        "It wants the provider's token: get that at GET /api/v1/providers/{provider}/token, with scope tokens:read.");
    CLOSED.put(
        "cgi-bin/paytool/",
        "It wants the provider's token: get that at GET /api/v1/providers/{provider}/token, with scope tokens:read.");
  }

  /** Throws {@code path-refused}. */
  static WecomPath of(String raw) {
    if (!SHAPE.matcher(raw).matches()) {
      throw GatewayProblem.PATH_REFUSED.because(
          "A path is 'cgi-bin/' and up to six names of letters, digits and '_', such as cgi-bin/user/get.");
    }
    String lower = raw.toLowerCase(Locale.ROOT);
    CLOSED.forEach(
        (closed, instead) -> {
          if (closed.endsWith("/") ? (lower + "/").startsWith(closed) : lower.startsWith(closed)) {
            throw GatewayProblem.PATH_REFUSED.because(instead);
          }
        });
    return new WecomPath(raw);
  }
}
