package dev.suitehub.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.suitehub.platform.security.MasterKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
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
    new Schema(dataSource).migrate(key(1));
    try (Connection connection = dataSource.getConnection()) {
      connection
          .createStatement()
          .execute("delete from \"flyway_schema_history\" where \"version\" is not null");
    }

    Schema wrong = new Schema(dataSource);

    assertThatIllegalStateException()
        .isThrownBy(() -> wrong.migrate(key(2)))
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

  private static MasterKey key(int fill) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) fill;
    return MasterKey.of(1, Base64.getEncoder().encodeToString(bytes));
  }
}
