package dev.suitehub.sandbox.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.NewCookie;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose WeCom runs in this browser: the member whose page was opened last. The login pages need not
 * ask then. It protects nothing, for here anybody may be anybody.
 */
public record SignedIn(String corp, String user) {

  /** The cookie's name. */
  public static final String COOKIE = "suitehub_sandbox_member";

  private static final String BETWEEN = "\n";

  static Optional<SignedIn> read(@Nullable String cookie) {
    if (cookie == null) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cookie), UTF_8);
      int end = text.indexOf(BETWEEN);
      return end < 0
          ? Optional.empty()
          : Optional.of(new SignedIn(text.substring(0, end), text.substring(end + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** For as long as the browser is open, and for the sandbox alone. */
  public NewCookie cookie() {
    String text = corp + BETWEEN + user;
    return new NewCookie.Builder(COOKIE)
        .value(Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)))
        .path("/sandbox")
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
