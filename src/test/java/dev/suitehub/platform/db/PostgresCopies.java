package dev.suitehub.platform.db;

import dev.suitehub.postgres.Database;
import dev.suitehub.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * Copies of one database, lent to one test after the other: a new one costs PostgreSQL a third of a
 * second and a new connection to it as much again, to empty one costs 20 ms. Whoever has changed
 * more than rows, or is still at work, ends his.
 */
final class PostgresCopies {

  private static final int MOST_CONNECTIONS = 100;

  /** What rows and sequences were, kept beside them, where nobody takes it for theirs. */
  private static final String REMEMBER =
      """
      do $$ declare t record; begin
        create schema pristine;
        create table pristine.pristine_row (table_name text, content jsonb);
        for t in select relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r' loop
          execute format(
            'insert into pristine.pristine_row select %1$L, to_jsonb(one) from public.%1$I one', t.relname);
        end loop;
        create table pristine.pristine_sequence (name text, value bigint, is_called boolean);
        for t in select relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'S' loop
          execute format(
            'insert into pristine.pristine_sequence select %1$L, last_value, is_called from public.%1$I', t.relname);
        end loop;
      end $$
      """;

  /** In any order, as no table refers to another. */
  private static final String RESTORE =
      """
      do $$ declare t record; begin
        for t in select relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r' loop
          execute format('delete from public.%1$I', t.relname);
          if exists (select from pristine.pristine_row where table_name = t.relname) then
            execute format(
              'insert into public.%1$I select (jsonb_populate_record(null::public.%1$I, content)).*'
                || ' from pristine.pristine_row where table_name = %1$L', t.relname);
          end if;
        end loop;
        perform setval(('public.' || name)::regclass, value, is_called) from pristine.pristine_sequence;
      end $$
      """;

  private static final String SHAPE =
      """
      select (select md5(string_agg(relname::text || relkind::text || relnatts::text, ',' order by relname)) from pg_class
               where relnamespace = 'public'::regnamespace)
          || (select count(*) from pg_attribute a join pg_class c on c.oid = a.attrelid
               where c.relnamespace = 'public'::regnamespace and not a.attisdropped)
          || ' ' || (select count(*) from pg_constraint where connamespace = 'public'::regnamespace)
          || ' ' || (select count(*) from pg_trigger)
      """;

  private record Copy(Database database, JdbcConnectionPool pool) {}

  private final Database original;
  private final String shape;
  private final Deque<Copy> idle = new ArrayDeque<>();
  private final Deque<Copy> lent = new ArrayDeque<>();

  /**
   * @param original nobody may use it from now on
   */
  PostgresCopies(Database original, DataSource connections) {
    this.original = original;
    try (Connection connection = connections.getConnection()) {
      execute(connection, REMEMBER);
      shape = shape(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("A test's database cannot be kept.", e);
    }
  }

  synchronized DataSource lend() {
    Copy copy = idle.poll();
    if (copy == null) {
      Database database = PostgresServer.shared().copyOf(original);
      copy = new Copy(database, pool(database));
    }
    lent.add(copy);
    return copy.pool();
  }

  private static JdbcConnectionPool pool(Database database) {
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setUrl(database.url());
    source.setUser(database.user());
    source.setPassword(database.password());
    JdbcConnectionPool pool = JdbcConnectionPool.create(source);
    pool.setMaxConnections(MOST_CONNECTIONS);
    return pool;
  }

  /** Of what this has lent; anything else is left alone. */
  void giveBack(DataSource pool) {
    Copy copy = taken(pool);
    if (copy == null) {
      return;
    }
    if (isRestored(copy.pool())) {
      synchronized (this) {
        idle.push(copy);
      }
    } else {
      copy.pool().dispose();
      PostgresServer.shared().drop(copy.database());
    }
  }

  private synchronized @Nullable Copy taken(DataSource pool) {
    for (Copy copy : lent) {
      if (copy.pool() == pool) {
        lent.remove(copy);
        return copy;
      }
    }
    return null;
  }

  private boolean isRestored(JdbcConnectionPool pool) {
    if (pool.getActiveConnections() > 0) {
      return false;
    }
    try (Connection connection = pool.getConnection()) {
      if (!shape(connection).equals(shape)) {
        return false;
      }
      execute(connection, RESTORE);
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException("A test's database cannot be emptied.", e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String shape(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SHAPE)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
