package dev.suitehub.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class NoDatabaseTest {

  private final DatabaseConfig config =
      new DatabaseConfig(
          "jdbc:postgresql://db:5432/hub?password=s3cret", "someone", "pa55word", Duration.ZERO);

  @ParameterizedTest
  @CsvSource({
    "28P01, hub.db.password",
    "28000, hub.db.user",
    "3D000, There is no database",
    "08001, does not answer",
    "08006, does not answer",
    "08004, too many clients",
    "57P03, starts or stops",
    "53300, too many clients",
  })
  void a_sentence_names_what_to_look_at_and_no_secret(String state, String part) {
    SQLException said = new SQLException("FATAL: too many clients", state);

    assertThat(NoDatabase.sentence(config, said))
        .contains(part, "jdbc:postgresql://db:5432/hub", "hub.db.url")
        .doesNotContain("s3cret", "pa55word");
    assertThat(NoDatabase.told(config, said).getSQLState()).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "90067", "57P01", "57P03", "53300"})
  void who_does_not_answer_may_come_by_itself(String state) {
    assertThat(NoDatabase.isAway(new SQLException("", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"28P01", "28000", "3D000", "90146", "90020", "08004", "42501"})
  void who_refuses_does_not(String state) {
    assertThat(NoDatabase.isAway(new SQLException("", state))).isFalse();
  }

  @Test
  void nobody_listens_there() throws IOException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try (ServerSocket free = new ServerSocket(0)) {
      source.setUrl("jdbc:postgresql://127.0.0.1:" + free.getLocalPort() + "/hub");
    }

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(source::getConnection)
        .satisfies(
            said -> assertThat(NoDatabase.sentence(config, said)).contains("does not answer"));
  }

  @Test
  void h2_says_the_same(@TempDir Path folder) throws SQLException {
    String url = "jdbc:h2:file:" + folder.resolve("hub");
    try (Connection held = source(url, "right").getConnection()) {
      assertThat(held.isValid(1)).isTrue();
      assertThat(refusal(url, "wrong")).contains("hub.db.password");
    }
    assertThat(refusal("jdbc:h2:file:" + folder.resolve("none") + ";IFEXISTS=TRUE", "right"))
        .contains("There is no database");
  }

  private String refusal(String url, String password) {
    try (Connection connection = source(url, password).getConnection()) {
      return "there is one: " + connection;
    } catch (SQLException e) {
      return NoDatabase.sentence(config, e);
    }
  }

  private static JdbcDataSource source(String url, String password) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser("hub");
    source.setPassword(password);
    return source;
  }
}
