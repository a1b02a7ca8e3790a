package dev.suitehub.platform.db;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Which database: {@code hub.db.url}, {@code hub.db.user}, {@code hub.db.password}; without a URL,
 * H2 in the data directory. Read without injection, as the server builds the data source before
 * there is any.
 *
 * @param patience how long a start waits for it ({@code hub.db.wait})
 */
record DatabaseConfig(String url, String user, String password, Duration patience) {

  private static final String WAIT = "hub.db.wait";

  /** WildFly gives a deployment 5 minutes. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);

  /**
   * WRITE_DELAY=0: an acknowledged row survives a killed process (by default H2 loses the last half
   * second). QUERY_CACHE_SIZE: by default a connection knows its last 8 statements and reads all
   * others anew, and here each connection serves everybody.
   */
  private static final String H2_OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
          + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000;QUERY_CACHE_SIZE=128";

  static DatabaseConfig of(Config config) {
    String dataDir = config.getOptionalValue("hub.data-dir", String.class).orElse("./data");
    String embedded =
        "jdbc:h2:file:" + Path.of(dataDir).toAbsolutePath().normalize().resolve("hub") + H2_OPTIONS;
    return new DatabaseConfig(
        config.getOptionalValue("hub.db.url", String.class).orElse(embedded),
        config.getOptionalValue("hub.db.user", String.class).orElse("hub"),
        config.getOptionalValue("hub.db.password", String.class).orElse(""),
        patience(config.getOptionalValue(WAIT, String.class).orElse("PT1M")));
  }

  private static Duration patience(String value) {
    try {
      Duration patience = Duration.parse(value.strip());
      if (!patience.isNegative() && patience.compareTo(LONGEST_WAIT) <= 0) {
        return patience;
      }
    } catch (DateTimeException e) {
      throw new IllegalStateException(sentence(value), e);
    }
    throw new IllegalStateException(sentence(value));
  }

  private static String sentence(String value) {
    return WAIT + " must be PT0S to " + LONGEST_WAIT + "; it is '" + value + "'.";
  }

  boolean isH2() {
    return url.startsWith("jdbc:h2:");
  }

  boolean isPostgres() {
    return url.startsWith("jdbc:postgresql:");
  }

  @Override
  public String toString() {
    return url.replaceFirst("[;?].*$", "");
  }
}
