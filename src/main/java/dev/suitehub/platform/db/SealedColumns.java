package dev.suitehub.platform.db;

import dev.suitehub.platform.security.Sealing;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All sealed secrets of the database, to be sealed anew. The database itself says where they are:
 * in columns that end in {@code _sealed}, of tables with an {@code id}. Only {@code key_check} is
 * none of them: it has a row of its own for each master key.
 */
@Dependent
public class SealedColumns {

  private static final Logger LOG = System.getLogger(SealedColumns.class.getName());
  private static final String CHECKS = "key_check";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** Rows that one statement looks at: of long texts still well below a second. */
  static final int WINDOW = 1000;

  private final EntityManager entities;

  @Inject
  public SealedColumns(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Some rows of a column, in the order of their ids.
   *
   * @param lastId of the last row that was looked at
   * @param resealed how many are sealed anew; what somebody else holds or has just changed is not
   * @param ended whether there were no more
   * @param problem of a row that cannot be opened: it was left as it is
   */
  public record Batch(long lastId, int resealed, boolean ended, Optional<String> problem) {}

  /**
   * What was found in some rows.
   *
   * @param lastId of the last row that was looked at
   * @param ended whether there were no more
   */
  public record Count(long lastId, long left, boolean ended) {}

  /** Some rows, in the order of their ids. */
  private record Window(long lastId, boolean ended) {}

  /** In order. */
  public List<SealedColumn> all() {
    List<?> rows =
        entities
            .createNativeQuery(
                "select cast(table_name as varchar), cast(column_name as varchar) from information_schema.columns"
                    + " where table_schema = current_schema and column_name like '%!_sealed' escape '!'"
                    + " and table_name <> '"
                    + CHECKS
                    + "' order by table_name, column_name")
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .map(row -> new SealedColumn(name(row[0]), name(row[1])))
        .toList();
  }

  /**
   * How many of the next rows are not sealed with the key that seals now: of so many rows that no
   * table makes it a long statement.
   */
  public Count left(SealedColumn column, long after, Sealing sealing) {
    Window window = window(column, after);
    Object count =
        entities
            .createNativeQuery(
                "select count(*) from %1$s where id > ?1 and id <= ?2 and %2$s not like '%3$s%%'"
                    .formatted(column.table(), column.column(), sealing.prefix()))
            .setParameter(1, after)
            .setParameter(2, window.lastId())
            .getSingleResult();
    return new Count(window.lastId(), ((Number) count).longValue(), window.ended());
  }

  /** By the primary key alone: ids have gaps of any width. */
  private Window window(SealedColumn column, long after) {
    Object[] found =
        (Object[])
            entities
                .createNativeQuery(
                    "select count(*), coalesce(max(id), ?1) from (select id from %s where id > ?2 order by id fetch first %d rows only) next_rows"
                        .formatted(column.table(), WINDOW))
                .setParameter(1, after)
                .setParameter(2, after)
                .getSingleResult();
    return new Window(((Number) found[1]).longValue(), ((Number) found[0]).longValue() < WINDOW);
  }

  /**
   * Seals up to {@code most} of the next rows anew, in the running transaction. It waits for
   * nobody: whoever has to change one of these rows meanwhile waits for this transaction alone.
   */
  public Batch seal(SealedColumn column, long after, int most, Sealing sealing) {
    Window window = window(column, after);
    List<?> rows =
        entities
            .createNativeQuery(
                "select id, %2$s from %1$s where id > ?1 and id <= ?2 and %2$s not like '%3$s%%' order by id fetch first %4$d rows only for update skip locked"
                    .formatted(column.table(), column.column(), sealing.prefix(), most))
            .setParameter(1, after)
            .setParameter(2, window.lastId())
            .getResultList();
    long last = after;
    int resealed = 0;
    Optional<String> problem = Optional.empty();
    for (Object row : rows) {
      Object[] cells = (Object[]) row;
      last = ((Number) cells[0]).longValue();
      try {
        resealed += seal(column, last, text(cells[1]), sealing);
      } catch (IllegalStateException e) {
        problem = Optional.of(column.name() + ", row " + last + ": " + e.getMessage());
        LOG.log(Logger.Level.ERROR, "not sealed anew: {0}", problem.get());
      }
    }
    boolean through = rows.size() < most;
    return new Batch(
        through ? window.lastId() : last, resealed, through && window.ended(), problem);
  }

  /** Only as it was read: who changed it meanwhile has sealed it with the key of now. */
  private int seal(SealedColumn column, long id, String sealed, Sealing sealing) {
    return entities
        .createNativeQuery(
            "update %1$s set %2$s = ?1 where id = ?2 and %2$s = ?3"
                .formatted(column.table(), column.column()))
        .setParameter(1, sealing.again(column.table(), sealed))
        .setParameter(2, id)
        .setParameter(3, sealed)
        .executeUpdate();
  }

  private static String text(Object cell) {
    if (cell instanceof Clob clob) {
      try {
        return clob.getSubString(1, (int) clob.length());
      } catch (SQLException e) {
        throw new IllegalStateException("A sealed text cannot be read.", e);
      }
    }
    return cell.toString();
  }

  /** They become part of statements. */
  private static String name(Object text) {
    String name = text.toString();
    if (!NAME.matcher(name).matches()) {
      throw new IllegalStateException("No name of a table or column of the hub: " + name);
    }
    return name;
  }
}
