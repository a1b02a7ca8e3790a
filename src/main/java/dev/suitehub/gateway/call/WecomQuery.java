package dev.suitehub.gateway.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.gateway.GatewayProblem;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query of a call, encoded as it came; it holds no token. */
record WecomQuery(String text) {

  /** Possessive: what may be taken back is remembered on the stack, which is too small for that. */
  private static final Pattern SHAPE =
      Pattern.compile("(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*+");

  private static final int LONGEST = 4000;
  private static final Set<String> TOKENS =
      Set.of("access_token", "suite_access_token", "provider_access_token");

  /** Throws {@code token-in-query} and {@code bad-call}. */
  static WecomQuery of(@Nullable String raw) {
    String text = raw == null ? "" : raw;
    if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
      throw GatewayProblem.BAD_CALL.because(
          "Encode the query as RFC 3986 says, in up to 4000 characters.");
    }
    for (String parameter : text.split("[&;?]", -1)) {
      String name = URLDecoder.decode(parameter.replaceFirst("=.*", ""), UTF_8);
      String bare = name.replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT);
      if (TOKENS.contains(bare)) {
        throw GatewayProblem.TOKEN_IN_QUERY.because(
            "Leave '" + bare + "' out: the call is made with the corp's token, which stays here.");
      }
    }
    return new WecomQuery(text);
  }
}
