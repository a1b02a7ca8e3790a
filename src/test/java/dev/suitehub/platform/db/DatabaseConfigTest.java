package dev.suitehub.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseConfigTest {

  @Test
  void without_a_url_it_is_h2_in_the_data_directory() {
    DatabaseConfig config = of(Map.of("hub.data-dir", "some/where"));

    assertThat(config.isH2()).isTrue();
    assertThat(config.isPostgres()).isFalse();
    assertThat(config.url())
        .startsWith("jdbc:h2:file:" + Path.of("some/where/hub").toAbsolutePath() + ";");
    assertThat(config.user()).isEqualTo("hub");
  }

  @Test
  void the_embedded_database_keeps_what_it_acknowledged_and_speaks_as_postgres_does() {
    assertThat(of(Map.of()).url().split(";"))
        .contains("WRITE_DELAY=0", "MODE=PostgreSQL", "DATABASE_TO_LOWER=TRUE");
  }

  /** H2 refuses a setting that it does not know, with the whole URL. */
  @Test
  void h2_knows_all_that_its_url_asks_for() throws SQLException {
    String options = of(Map.of()).url().replaceFirst("[^;]*", "");

    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:options" + options)) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void a_configured_url_is_taken_as_it_is() {
    DatabaseConfig config =
        of(
            Map.of(
                "hub.db.url", "jdbc:postgresql://db/hub?sslmode=require",
                "hub.db.user", "someone",
                "hub.db.password", "s3cret"));

    assertThat(config)
        .isEqualTo(
            new DatabaseConfig(
                "jdbc:postgresql://db/hub?sslmode=require",
                "someone",
                "s3cret",
                Duration.ofMinutes(1)));
    assertThat(config.isPostgres()).isTrue();
    assertThat(config.isH2()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db:5432/hub?user=someone&password=s3cret",
        "jdbc:h2:tcp://db/hub;USER=someone;PASSWORD=s3cret",
      })
  void its_text_shows_neither_password_nor_parameters(String url) {
    DatabaseConfig config =
        of(Map.of("hub.db.url", url, "hub.db.user", "someone", "hub.db.password", "pa55word"));

    assertThat(config.toString()).contains("//db").doesNotContain("s3cret", "someone", "pa55word");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mysql://db/hub", "jdbc:h2x:mem:", "postgresql://db/hub", "", "x"})
  void any_other_database_is_neither(String url) {
    DatabaseConfig config = of(Map.of("hub.db.url", url));

    assertThat(config.isH2()).isFalse();
    assertThat(config.isPostgres()).isFalse();
  }

  @Test
  void a_start_waits_up_to_four_minutes() {
    assertThat(of(Map.of("hub.db.wait", "PT0S")).patience()).isZero();
    assertThat(of(Map.of("hub.db.wait", "PT4M")).patience()).isEqualTo(Duration.ofMinutes(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT4M0.001S", "PT-1S", "1m", ""})
  void any_other_wait_is_refused_by_name(String wait) {
    assertThatIllegalStateException()
        .isThrownBy(() -> of(Map.of("hub.db.wait", wait)))
        .withMessage("hub.db.wait must be PT0S to PT4M; it is '" + wait + "'.");
  }

  private static DatabaseConfig of(Map<String, String> values) {
    Config config =
        (Config)
            Proxy.newProxyInstance(
                DatabaseConfigTest.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> {
                  if (!method.getName().equals("getOptionalValue")) {
                    throw new IllegalStateException("not asked for: " + method);
                  }
                  return Optional.ofNullable(values.get(String.valueOf(arguments[0])));
                });
    return DatabaseConfig.of(config);
  }
}
