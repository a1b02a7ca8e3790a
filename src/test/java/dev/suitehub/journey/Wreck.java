package dev.suitehub.journey;

import dev.suitehub.journey.Evidence.State;
import dev.suitehub.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a crash left of one suite in the hub's database, read without the hub. */
record Wreck(
    Map<String, Exchange> exchanges,
    List<Entry> entries,
    Map<String, String> corpStates,
    long ticketTime) {

  /**
   * Of the code with that hash.
   *
   * @param claim who has it; empty for nobody
   */
  record Exchange(State state, String claim, Instant receivedAt) {}

  /** A notice in the journal. */
  record Entry(String type, String corp, long noticeTime) {}

  long count(String type) {
    return entries.stream().filter(entry -> entry.type().equals(type)).count();
  }

  long count(String type, String corp) {
    return entries.stream()
        .filter(entry -> entry.type().equals(type) && entry.corp().equals(corp))
        .count();
  }

  List<Long> times(String type) {
    return entries.stream()
        .filter(entry -> entry.type().equals(type))
        .map(Entry::noticeTime)
        .toList();
  }

  /** Where the database is. */
  interface Place {
    Connection open() throws SQLException;

    default Map<String, Wreck> look(List<String> suites) {
      Map<String, Wreck> found = new HashMap<>();
      try (Connection connection = open()) {
        for (String suite : suites) {
          found.put(suite, read(connection, suite));
        }
      } catch (SQLException e) {
        throw new IllegalStateException("What the crash left cannot be read.", e);
      }
      return found;
    }
  }

  /** The database of the hub whose home that is, a server or an H2 file. */
  static Place of(Path home) throws IOException {
    Path server = home.resolve("database");
    if (Files.exists(server)) {
      List<String> lines = Files.readAllLines(server);
      return server(new Database(lines.get(0), lines.get(1), lines.get(2)));
    }
    return file(home.resolve("data"), home.resolve("wreck"));
  }

  static Place server(Database database) {
    return () -> DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  /**
   * The H2 file of a server that is gone. It is a copy that is opened: opening it mends it, which
   * is what the next start of the hub has to be able to do.
   */
  private static Place file(Path data, Path copy) {
    return () -> {
      try {
        Files.createDirectories(copy);
        Files.copy(
            data.resolve("hub.mv.db"),
            copy.resolve("hub.mv.db"),
            StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return DriverManager.getConnection(
          "jdbc:h2:file:"
              + copy.resolve("hub")
              + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE",
          "hub",
          "");
    };
  }

  private static Wreck read(Connection connection, String suite) throws SQLException {
    Map<String, Exchange> exchanges = new HashMap<>();
    each(
        connection,
        "select code_hash, state, claimed_by, received_at from pending_exchange where suite_key ="
            + " ?",
        suite,
        row ->
            exchanges.put(
                row.getString(1),
                new Exchange(
                    State.valueOf(row.getString(2)),
                    Objects.requireNonNullElse(row.getString(3), ""),
                    row.getObject(4, OffsetDateTime.class).toInstant())));
    List<Entry> entries = new ArrayList<>();
    each(
        connection,
        "select type, corp_id, notice_time from journal_entry"
            + " where source_kind = 'SUITE' and source_key = ? and url_kind = 'COMMAND'"
            + " and type in ('suite_ticket', 'create_auth', 'change_auth', 'cancel_auth')",
        suite,
        row -> entries.add(entry(row)));
    Map<String, String> corps = new HashMap<>();
    each(
        connection,
        "select corp_id, state from authorized_corp where suite_key = ?",
        suite,
        row -> corps.put(row.getString(1), row.getString(2)));
    long[] ticketTime = {0};
    each(
        connection,
        "select ticket_time from suite_ticket where suite_key = ?",
        suite,
        row -> ticketTime[0] = row.getObject(1, OffsetDateTime.class).toEpochSecond());
    return new Wreck(exchanges, entries, corps, ticketTime[0]);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    String corp = row.getString(2);
    OffsetDateTime at = row.getObject(3, OffsetDateTime.class);
    return new Entry(
        row.getString(1), corp == null ? "" : corp, at == null ? 0 : at.toEpochSecond());
  }

  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private static void each(Connection connection, String sql, String suite, Row row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, suite);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          row.take(rows);
        }
      }
    }
  }
}
