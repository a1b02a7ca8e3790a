package dev.suitehub.journal;

import dev.suitehub.platform.db.DatabaseKind;
import jakarta.persistence.PersistenceException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes many entries with one statement that goes to the database once. It is JDBC's, as JPA has
 * none that tells of each row whether it was new; and JPA did more for each row than the database.
 *
 * <p>As a rule the entries have their places in the feed at once: to write a wide row once more
 * costs H2 as much as to write it. Places are given under the lock of their counter and until the
 * commit, so that a reader never finds a lower one later. Where somebody else has the counter, or
 * something that is committed has no place yet and goes before, {@link Journal#sequence} gives
 * them.
 *
 * <p>Not for the timers of enterprise beans: there Payara hands out connections that are in no
 * transaction, each row would be committed by itself. Nothing would be lost by that but time.
 */
final class EntryBatch {

  private record Column(String name, int type) {}

  /** All that {@link NewEntry#columns} may hold. */
  private static final List<Column> COLUMNS =
      List.of(
          new Column("source_kind", Types.VARCHAR),
          new Column("source_key", Types.VARCHAR),
          new Column("url_kind", Types.VARCHAR),
          new Column("content_hash", Types.VARCHAR),
          new Column("type", Types.VARCHAR),
          new Column("change_type", Types.VARCHAR),
          new Column("suite_id", Types.VARCHAR),
          new Column("corp_id", Types.VARCHAR),
          new Column("corp_known", Types.BOOLEAN),
          new Column("notice_time", Types.TIMESTAMP_WITH_TIMEZONE),
          new Column("received_at", Types.TIMESTAMP_WITH_TIMEZONE),
          new Column("receive_id", Types.VARCHAR),
          new Column("remark", Types.VARCHAR),
          new Column("content_sealed", Types.VARCHAR));

  private static final String INSERT =
      COLUMNS.stream()
              .map(Column::name)
              .collect(
                  Collectors.joining(
                      ", ", "insert into journal_entry (id, feed_position, ", ") values (?"))
          + ", ?".repeat(COLUMNS.size() + 1)
          + ") on conflict do nothing";

  /**
   * The last place given, once nobody else can give any. Nothing where something has no place yet,
   * nor where a place behind it is taken: the counter is wrong then, and an entry that met such a
   * place would look like a duplicate. Both stand at the end of the index that it is read from,
   * whatever PostgreSQL believes of how many there are.
   */
  private static final String LOCK_PLACES =
      "select last_position from journal_counter c where c.id = 1"
          + " and not exists (select 1 from ("
          + Journal.HIGHEST_PLACE
          + ") highest where highest.feed_position is null"
          + " or highest.feed_position > c.last_position)"
          + " for update skip locked";

  private static final String GIVE_PLACES =
      "update journal_counter set last_position = last_position + ? where id = 1";

  /** Callbacks have 800 ms, and who waited in vain writes alone then. */
  private static final Duration LONGEST = Duration.ofMillis(400);

  private final DataSource database;
  private final DatabaseKind kind;
  private final Consumer<JournalAppended> appended;

  /**
   * @param database hands out the connection of the running transaction
   */
  EntryBatch(DataSource database, Consumer<JournalAppended> appended) {
    this.database = database;
    this.kind = new DatabaseKind(database);
    this.appended = appended;
  }

  /**
   * In the caller's transaction: for each, in their order, the entry that it became; empty for what
   * was there before, be it only earlier in the list.
   */
  List<Optional<EntryId>> insertAll(List<NewEntry> entries) {
    List<Optional<EntryId>> kept = kept(entries);
    IntStream.range(0, entries.size())
        .filter(i -> kept.get(i).isPresent())
        .mapToObj(i -> entries.get(i).hint())
        .flatMap(Optional::stream)
        .distinct()
        .forEach(appended);
    return kept;
  }

  private List<Optional<EntryId>> kept(List<NewEntry> entries) {
    try (Connection connection = database.getConnection()) {
      // One that is alone keeps nobody waiting but itself.
      boolean inTime = entries.size() > 1 && kind.isPostgres();
      List<Long> ids = nextIds(connection, entries.size(), inTime);
      return insert(connection, ids, lastPlace(connection, entries.size()), entries);
    } catch (BatchUpdateException e) {
      // Its own words repeat the values of the row.
      throw new PersistenceException("Entries were not written.", e.getNextException());
    } catch (SQLException e) {
      throw new PersistenceException("Entries were not written.", e);
    }
  }

  /**
   * Ascending, so that of one node's entries the earlier has the lower.
   *
   * @param inTime whether no other statement of this transaction is to take longer than {@link
   *     #LONGEST}; of the two databases only PostgreSQL knows this of one transaction alone
   */
  private static List<Long> nextIds(Connection connection, int count, boolean inTime)
      throws SQLException {
    String more =
        inTime ? ", set_config('statement_timeout', '" + LONGEST.toMillis() + "', true)" : "";
    String rows =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> "(" + i + ")")
            .collect(Collectors.joining(", "));
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement next =
            connection.prepareStatement(
                "select nextval('journal_entry_seq')"
                    + more
                    + " from (values "
                    + rows
                    + ") as numbers (n)");
        ResultSet found = next.executeQuery()) {
      while (found.next()) {
        ids.add(found.getLong(1));
      }
    }
    Collections.sort(ids);
    return ids;
  }

  /** Behind it are as many places as there are entries; empty where they have to wait. */
  private static OptionalLong lastPlace(Connection connection, int count) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK_PLACES);
        ResultSet found = lock.executeQuery()) {
      if (!found.next()) {
        return OptionalLong.empty();
      }
      try (PreparedStatement give = connection.prepareStatement(GIVE_PLACES)) {
        give.setInt(1, count);
        give.executeUpdate();
      }
      return OptionalLong.of(found.getLong(1));
    }
  }

  /** Places are in the order of the ids; those of duplicates stay empty. */
  private static List<Optional<EntryId>> insert(
      Connection connection, List<Long> ids, OptionalLong lastPlace, List<NewEntry> entries)
      throws SQLException {
    List<Integer> order =
        IntStream.range(0, entries.size())
            .boxed()
            .sorted(Comparator.comparing(i -> entries.get(i).uniqueness()))
            .toList();
    List<Optional<EntryId>> kept =
        new ArrayList<>(Collections.nCopies(entries.size(), Optional.empty()));
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int i : order) {
        insert.setLong(1, ids.get(i));
        if (lastPlace.isPresent()) {
          insert.setLong(2, lastPlace.getAsLong() + 1 + i);
        } else {
          insert.setNull(2, Types.BIGINT);
        }
        bind(insert, entries.get(i).columns());
        insert.addBatch();
      }
      int[] written = insert.executeBatch();
      for (int at = 0; at < written.length; at++) {
        if (written[at] == 1) {
          int i = order.get(at);
          kept.set(i, Optional.of(new EntryId(ids.get(i))));
        }
      }
    }
    return kept;
  }

  private static void bind(PreparedStatement insert, Map<String, Object> columns)
      throws SQLException {
    for (int i = 0; i < COLUMNS.size(); i++) {
      Column column = COLUMNS.get(i);
      @Nullable Object value = columns.get(column.name());
      if (value == null) {
        insert.setNull(i + 3, column.type());
      } else if (value instanceof Instant instant) {
        insert.setObject(i + 3, instant.atOffset(ZoneOffset.UTC));
      } else {
        insert.setObject(i + 3, value);
      }
    }
  }
}
