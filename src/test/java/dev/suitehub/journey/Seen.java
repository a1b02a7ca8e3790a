package dev.suitehub.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every secret that journeys make, send or are shown, written down for {@link LeaksIT}, which looks
 * for them when all is over.
 */
final class Seen {

  private static final String FILE = "secrets.seen";
  private static final Set<String> KNOWN = new LinkedHashSet<>();

  /** How JSON of the hub, of WeCom and of the sandbox's controls calls what is secret. */
  private static final Pattern IN_JSON =
      Pattern.compile(
          "\"(?i:((?:next|previous|old|new|suite|provider)?(?:secret|token|password)|(?:suite_|provider_)?access_?token"
              + "|encoding_?aes_?key|next_?encoding_?aes_?key|permanent_?code|(?:pre_?)?auth_?code|register_?code|session_?key"
              + "|user_?ticket|suite_?ticket|ticket|code|key|oneTimePassword))\"\\s*:\\s*\"([^\"\\\\\\s]{12,})\"");

  private static final Pattern IN_QUERY =
      Pattern.compile(
          "[?&](?:(access_token|suite_access_token|provider_access_token|auth_code|pre_auth_code|code|register_code)=([^&#\\s\"]{12,})"
              // Of the hub's own making. Strangers send words.
              + "|(state)=([0-9a-f]{32})(?![^&#\\s\"]))");

  /** States such as WAITING_FOR_TICKET, SuiteIds, addresses. */
  private static final Pattern NO_SECRET =
      Pattern.compile("[A-Z_]+|[a-z-]+|ww[0-9a-f]{16}|https?:.*|.*\\s.*");

  private Seen() {}

  /** Itself. */
  static String secret(String kind, String value) {
    note(kind, value);
    return value;
  }

  static void text(String text) {
    find(IN_JSON, text);
    find(IN_QUERY, text);
  }

  private static void find(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      int name = found.group(1) == null ? 3 : 1;
      if (!NO_SECRET.matcher(found.group(name + 1)).matches()) {
        note(found.group(name), found.group(name + 1));
      }
    }
  }

  private static synchronized void note(String kind, String value) {
    if (System.getProperty("it.work") == null || !KNOWN.add(value)) {
      return;
    }
    try {
      Files.createDirectories(Settings.work());
      Files.writeString(
          file(),
          kind + "\t" + value + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One on each line: what it is, a tabulator, the secret. */
  static Path file() {
    return Settings.work().resolve(FILE);
  }
}
