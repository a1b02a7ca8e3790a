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
   * The first that is found in the path counts.
   */
  private static final Map<Pattern, String> CLOSED = new LinkedHashMap<>();

  static {
    close("^cgi-bin/service/get_login_info", "Use POST /api/v1/providers/{provider}/login-info.");
    close(
        "^cgi-bin/service/get_admin_list", "Use GET /api/v1/suites/{suite}/corps/{corpid}/admins.");
    close("^cgi-bin/service/miniprogram/", "Use POST /api/v1/suites/{suite}/mini-program-session.");
    close("^cgi-bin/service/(auth/|getuser)", "Use POST /api/v1/suites/{suite}/user-info.");
    close(
        "^cgi-bin/service/",
        "It wants the suite's or the provider's token: get that at …/token, with scope tokens:read, and call WeCom yourself.");
    close(
        "^cgi-bin/(license|paytool)/",
        "It wants the provider's token: get that at GET /api/v1/providers/{provider}/token, with scope tokens:read.");
    // Wherever they stand: WeCom has the same names in many places, as corpgroup/corp/gettoken.
    close(
        "/(gettoken|get_([a-z0-9_]+_)?token)/",
        "No token leaves this way. The corp's is at GET /api/v1/suites/{suite}/corps/{corpid}/token, with scope tokens:read.");
    close(
        "/get_jsapi_ticket/|/ticket/get/|^cgi-bin/ticket/",
        "Signatures are at GET /api/v1/suites/{suite}/corps/{corpid}/js-signature.");
    close(
        "/(jscode2session|transfer_session)/",
        "No session_key leaves this way. Sessions are at POST /api/v1/suites/{suite}/mini-program-session.");
  }

  /** Throws {@code path-refused}. */
  static WecomPath of(String raw) {
    if (!SHAPE.matcher(raw).matches()) {
      throw GatewayProblem.PATH_REFUSED.because(
          "A path is 'cgi-bin/' and up to six names of letters, digits and '_', such as cgi-bin/user/get.");
    }
    String path = raw.toLowerCase(Locale.ROOT) + "/";
    CLOSED.forEach(
        (closed, instead) -> {
          if (closed.matcher(path).find()) {
            throw GatewayProblem.PATH_REFUSED.because(instead);
          }
        });
    return new WecomPath(raw);
  }

  /** A path is matched in small letters and with a slash behind it. */
  private static void close(String paths, String instead) {
    CLOSED.put(Pattern.compile(paths), instead);
  }
}
