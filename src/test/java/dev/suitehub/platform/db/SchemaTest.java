package dev.suitehub.platform.db;

import static dev.suitehub.platform.security.TestKeys.key;
import static dev.suitehub.platform.security.TestKeys.ring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.suitehub.platform.security.Sealing;
import dev.suitehub.wire.Secret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SchemaTest {

  @Test
  @Tag("platform-R2")
  void a_wrong_master_key_refuses_to_start_and_writes_nothing() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(
        "jdbc:h2:mem:wrong-key;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    new Schema(dataSource).migrate(ring(1));
    try (Connection connection = dataSource.getConnection()) {
      connection
          .createStatement()
          .execute("delete from \"flyway_schema_history\" where \"version\" is not null");
    }

    Schema wrong = new Schema(dataSource);

    assertThatIllegalStateException()
        .isThrownBy(() -> wrong.migrate(ring(2)))
        .withMessageContaining("hub.security.master-key");
    assertThat(wrong.isReady()).isFalse();
    try (Connection connection = dataSource.getConnection();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from \"flyway_schema_history\" where \"version\" is not null")) {
      rows.next();
      assertThat(rows.getInt(1)).as("migrations run under the wrong key").isZero();
    }
  }

  @Test
  @Tag("platform-R2")
  void a_new_key_gets_a_version_beside_the_former_one_which_is_wanted_until_it_is_retired()
      throws SQLException {
    JdbcDataSource database = database("new-key");
    new Schema(database).migrate(ring(1));

    // To know a key is not to use it.
    new Schema(database).migrate(ring(1, 2));
    assertThat(versions(database)).containsExactly("1 " + key(1).id() + " in use");

    new Schema(database).migrate(ring(2, 1));
    assertThat(versions(database))
        .containsExactly("1 " + key(1).id() + " in use", "2 " + key(2).id() + " in use");
    assertThat(Sealing.current().seal(Secret.of("x"))).startsWith("k2.");

    assertThatIllegalStateException()
        .isThrownBy(() -> new Schema(database).migrate(ring(2)))
        .withMessageContaining("k1 (" + key(1).id() + ")")
        .withMessageContaining("hub.security.other-master-keys");
    assertThatIllegalStateException()
        .isThrownBy(() -> new Schema(database).migrate(ring(1)))
        .withMessageContaining("k2 (" + key(2).id() + ")");

    retire(database, 1);
    new Schema(database).migrate(ring(2));
    assertThatIllegalStateException()
        .isThrownBy(() -> new Schema(database).migrate(ring(1)))
        .withMessageContaining("changed since")
        .withMessageContaining("k2 (" + key(2).id() + ")");
  }

  @Test
  @Tag("platform-R2")
  void a_change_that_was_a_mistake_is_taken_back_and_no_version_is_given_twice()
      throws SQLException {
    JdbcDataSource database = database("back");
    new Schema(database).migrate(ring(1));
    new Schema(database).migrate(ring(2, 1));
    retire(database, 1);

    new Schema(database).migrate(ring(1, 2));
    assertThat(versions(database))
        .containsExactly("1 " + key(1).id() + " in use", "2 " + key(2).id() + " in use");
    assertThat(Sealing.current().version()).isEqualTo(1);

    retire(database, 2);
    new Schema(database).migrate(ring(3, 1));
    assertThat(Sealing.current().version()).isEqualTo(3);
  }

  @Test
  @Tag("platform-R2")
  void a_database_of_before_there_were_versions_is_read() throws SQLException {
    JdbcDataSource database = database("older");
    Flyway.configure(SchemaTest.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .target("202611230431")
        .load()
        .migrate();
    Sealing first = ring(1).sealing(Map.of(1, key(1)));
    execute(
        database,
        "insert into key_check (id, check_sealed) values (1, '"
            + first.seal(Secret.of("suitehub"))
            + "')");

    assertThatIllegalStateException()
        .isThrownBy(() -> new Schema(database).migrate(ring(2)))
        .withMessageContaining("not the one this database was written with");
    new Schema(database).migrate(ring(2, 1));

    assertThat(versions(database))
        .containsExactly("1 " + key(1).id() + " in use", "2 " + key(2).id() + " in use");
  }

  private static List<String> versions(JdbcDataSource database) throws SQLException {
    List<String> versions = new ArrayList<>();
    try (Connection connection = database.getConnection();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("select id, key_id, retired_at from key_check order by id")) {
      while (rows.next()) {
        versions.add(
            rows.getInt(1)
                + " "
                + rows.getString(2)
                + (rows.getObject(3) == null ? " in use" : " retired"));
      }
    }
    return versions;
  }

  /** Nothing is sealed with it any more. */
  private static void retire(JdbcDataSource database, int version) throws SQLException {
    try (Connection connection = database.getConnection();
        ResultSet kept =
            connection.createStatement().executeQuery("select key_sealed from seal_key")) {
      kept.next();
      execute(
          database,
          "update seal_key set key_sealed = '"
              + Sealing.current().again("seal_key", kept.getString(1))
              + "'");
    }
    execute(database, "update key_check set retired_at = current_timestamp where id = " + version);
  }

  private static void execute(JdbcDataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute(sql);
    }
  }

  private static JdbcDataSource database(String name) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(
        "jdbc:h2:mem:" + name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    return database;
  }
}
