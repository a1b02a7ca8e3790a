package dev.suitehub.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongFunction;

/** The hub's tables, while no hub has the embedded ones open. */
final class Database implements AutoCloseable {

  private static final String H2_OPTIONS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

  /** Far above what the hub's own sequences have given out. */
  private static final long FIRST_ID = 1_000_000_000L;

  private static final int CHUNK = 1000;

  private static final String CORP =
      "insert into authorized_corp (id, suite_key, corp_id, corp_name, kind, state,"
          + " authorized_at, reconcile_at, check_attempts, version)"
          + " values (?, ?, ?, 'Load', 'FORMAL', 'ACTIVE', ?, ?, 0, 0)";

  private final Connection connection;

  Database(Options options, Path data) throws SQLException {
    String url = options.database().orElse("jdbc:h2:file:" + data.resolve("hub") + H2_OPTIONS);
    connection =
        DriverManager.getConnection(url, options.databaseUser(), options.databasePassword());
  }

  /** How many entries of the suite under load the journal has. */
  long entries() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from journal_entry where source_kind = 'SUITE'"
                    + " and source_key = '"
                    + Letters.SUITE
                    + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** What a fall of the machine would leave of what was acknowledged. */
  String durability() throws SQLException {
    StringBuilder told = new StringBuilder();
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("show " + setting)) {
        row.next();
        told.append(' ').append(setting).append('=').append(row.getString(1));
      }
    }
    return told.toString();
  }

  /** Makes so many corps of the suite known, and whatever stood here before unknown. */
  void authorize(String suite, int corps, LongFunction<String> name) throws SQLException {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    connection.setAutoCommit(false);
    forget();
    try (PreparedStatement corp = connection.prepareStatement(CORP)) {
      for (int i = 0; i < corps; i++) {
        bind(corp, FIRST_ID + i, suite, name.apply(i), now);
        corp.addBatch();
      }
      corp.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void forget() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from stored_token where id >= " + FIRST_ID);
      statement.executeUpdate("delete from authorized_corp where id >= " + FIRST_ID);
    }
  }

  private static void bind(
      PreparedStatement corp, long id, String suite, String name, OffsetDateTime now)
      throws SQLException {
    corp.setLong(1, id);
    corp.setString(2, suite);
    corp.setString(3, name);
    corp.setObject(4, now);
    corp.setObject(5, now.plusHours(20));
  }

  /** Makes it so many corps of the demo's suite, with a token each that somebody uses, none due. */
  void fill(int corps) throws SQLException {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    connection.setAutoCommit(false);
    forget();
    try (PreparedStatement corp = connection.prepareStatement(CORP);
        PreparedStatement token =
            connection.prepareStatement(
                "insert into stored_token (id, kind, owner_key, corp_id, got_for,"
                    + " access_token_sealed, refused, obtained_at, expires_at, renew_after,"
                    + " last_used_at, wanted_until, failures, version)"
                    + " select ?, 'CORP', 'demo-suite', ?, got_for, access_token_sealed, false,"
                    + " obtained_at, ?, ?, ?, ?, 0, 0 from stored_token"
                    + " where kind = 'SUITE' and owner_key = 'demo-suite'")) {
      for (int i = 0; i < corps; i++) {
        String id = "wwload%012d".formatted(i);
        bind(corp, FIRST_ID + i, "demo-suite", id, now);
        corp.addBatch();
        token.setLong(1, FIRST_ID + i);
        token.setString(2, id);
        token.setObject(3, now.plusDays(1));
        token.setObject(4, now.plusHours(12));
        token.setObject(5, now);
        token.setObject(6, now.plusDays(1));
        token.addBatch();
        if (i % CHUNK == CHUNK - 1 || i == corps - 1) {
          corp.executeBatch();
          token.executeBatch();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
