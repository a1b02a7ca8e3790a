package dev.suitehub.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.security.Sealing;
import dev.suitehub.platform.security.TestKeys;
import jakarta.persistence.metamodel.EntityType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/**
 * A database as it was at every version there has been, with rows in every table, comes to this
 * version and can be read. In one walk: what a version holds went through all the later ones.
 */
class SchemaUpgradeIT {

  /** What the hub keeps one row of, of its own making. */
  private static final List<String> OWN = List.of("key_check", "seal_key");

  /** What a version has done away with, on purpose. */
  private static final Map<String, String> EMPTIED = Map.of("202611230420", "sandbox_fault");

  private final DataSource dataSource = TestDatabases.empty();

  /** Tables to which a migration has given rows: the hub looks after them itself. */
  private final Set<String> given = new HashSet<>();

  @Test
  void rows_of_every_version_are_kept_and_read_by_this_one() throws SQLException {
    Columns columns;
    try (TestDatabase now = new TestDatabase()) {
      columns = Columns.of(now.entities().getMetamodel());
    }
    Sealing.use(TestKeys.ring(0).sealing(Map.of(1, TestKeys.key(0))));
    Map<String, Integer> written = new TreeMap<>();
    List<MigrationVersion> versions =
        Arrays.stream(flyway("latest").info().all())
            .map(MigrationInfo::getVersion)
            .sorted(Comparator.naturalOrder())
            .toList();
    assertThat(versions).hasSizeGreaterThan(45);

    for (int number = 1; number <= versions.size(); number++) {
      String version = versions.get(number - 1).getVersion();
      flyway(version).migrate();
      written.remove(EMPTIED.getOrDefault(version, ""));
      try (Connection connection = dataSource.getConnection()) {
        for (String table : own(connection, written.keySet())) {
          written.merge(table, columns.fill(connection, table, number), Integer::sum);
        }
      }
    }
    new Schema(dataSource).migrate(TestKeys.ring(0));

    try (TestDatabase database = new TestDatabase(dataSource);
        Connection connection = dataSource.getConnection()) {
      assertThat(written).hasSizeGreaterThan(45);
      for (Map.Entry<String, Integer> table : written.entrySet()) {
        assertThat(count(connection, table.getKey()))
            .as(table.getKey())
            .isEqualTo(table.getValue());
      }
      for (EntityType<?> entity : database.entities().getMetamodel().getEntities()) {
        List<?> read =
            database
                .tx()
                .call(
                    () ->
                        database
                            .entities()
                            .createQuery("select e from " + entity.getName() + " e")
                            .getResultList());
        String table = Columns.table(entity);
        assertThat(read).as(table).hasSize(count(connection, table));
      }
    }
  }

  private Flyway flyway(String target) {
    return Flyway.configure(SchemaUpgradeIT.class.getClassLoader())
        .dataSource(dataSource)
        .locations(Schema.scripts(product()))
        .target(target)
        .load();
  }

  private String product() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those whose rows are nobody's but the rooms'. */
  private List<String> own(Connection connection, Set<String> known) throws SQLException {
    List<String> own = new ArrayList<>();
    for (String table : tables(connection)) {
      if (!known.contains(table) && count(connection, table) > 0) {
        given.add(table);
      }
      if (!given.contains(table)) {
        own.add(table);
      }
    }
    return own;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return Columns.read(
            connection,
            "select cast(table_name as varchar) from information_schema.tables"
                + " where table_schema = current_schema and table_type = 'BASE TABLE' order by 1")
        .stream()
        .map(row -> row.get(0))
        .filter(table -> !table.equals("flyway_schema_history") && !OWN.contains(table))
        .toList();
  }

  private static int count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from \"" + table + "\"")) {
      row.next();
      return row.getInt(1);
    }
  }
}
