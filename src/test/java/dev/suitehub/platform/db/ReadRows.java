package dev.suitehub.platform.db;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A data source that lets the database explain each search and each deletion before it is made:
 * what it reads to find what is asked for. For that it makes them, so a deletion is made twice.
 * Changes of other kinds go by unseen.
 */
final class ReadRows {

  /** H2's, of each table it goes through. */
  private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

  /** PostgreSQL's, of each step: rows that it found, each time it was taken. */
  private static final Pattern FOUND =
      Pattern.compile("actual time=\\S+ rows=(\\d+) loops=(\\d+)|(never executed)");

  private static final Pattern IN_VAIN = Pattern.compile("Rows Removed by \\w+(?: \\w+)*: (\\d+)");

  private final DataSource database;
  private final Map<String, Long> rows = new LinkedHashMap<>();
  private volatile boolean on;

  ReadRows(DataSource database) {
    this.database = database;
  }

  /** By the text of the search, for all that {@code work} searches for in this thread or others. */
  Map<String, Long> of(Runnable work) {
    synchronized (rows) {
      rows.clear();
    }
    on = true;
    try {
      work.run();
    } finally {
      on = false;
    }
    synchronized (rows) {
      return Map.copyOf(rows);
    }
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        database,
        (method, arguments, result) ->
            // EclipseLink may keep it for later.
            result instanceof Connection connection ? explaining(connection) : result);
  }

  private Connection explaining(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, arguments, result) -> {
          if (on && result instanceof PreparedStatement statement) {
            return explaining(connection, (String) arguments[0], statement);
          }
          return on && result instanceof Statement statement
              ? explaining(connection, statement)
              : result;
        });
  }

  /** EclipseLink's way where there is a search within the search: all values in its text. */
  private Statement explaining(Connection connection, Statement statement) {
    return (Statement)
        Proxy.newProxyInstance(
            ReadRows.class.getClassLoader(),
            new Class<?>[] {Statement.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("execute") && arguments != null) {
                explain(connection, (String) arguments[0], List.of());
              }
              return invoke(method, statement, arguments);
            });
  }

  private static boolean isSearch(String sql) {
    String start = sql.strip().toLowerCase(Locale.ROOT);
    return start.startsWith("delete ") || (start.startsWith("select ") && start.contains(" from "));
  }

  private record Parameter(Method setter, List<Object> arguments) {}

  private PreparedStatement explaining(
      Connection connection, String sql, PreparedStatement statement) {
    List<Parameter> parameters = new ArrayList<>();
    return (PreparedStatement)
        Proxy.newProxyInstance(
            ReadRows.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("set")
                  && arguments.length > 1
                  && arguments[0] instanceof Integer) {
                parameters.add(new Parameter(method, Arrays.asList(arguments.clone())));
              } else if (method.getName().startsWith("execute")) {
                explain(connection, sql, parameters);
              }
              return invoke(method, statement, arguments);
            });
  }

  private void explain(Connection connection, String sql, List<Parameter> parameters)
      throws SQLException {
    if (!isSearch(sql)) {
      return;
    }
    try (PreparedStatement explain = connection.prepareStatement("explain analyze " + sql)) {
      for (Parameter parameter : parameters) {
        invoke(parameter.setter(), explain, parameter.arguments().toArray());
      }
      StringBuilder plan = new StringBuilder();
      try (ResultSet lines = explain.executeQuery()) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
      synchronized (rows) {
        rows.merge(sql, read(plan.toString()), Math::max);
      }
    }
  }

  private static long read(String plan) {
    if (!SCANNED.matcher(plan).find() && !FOUND.matcher(plan).find()) {
      throw new IllegalStateException("A plan of words that nobody knows here: " + plan);
    }
    return sum(SCANNED, plan) + sum(FOUND, plan) + sum(IN_VAIN, plan);
  }

  private static long sum(Pattern pattern, String plan) {
    return pattern.matcher(plan).results().mapToLong(ReadRows::product).sum();
  }

  private static long product(MatchResult match) {
    long product = match.group(1) == null ? 0 : Long.parseLong(match.group(1));
    boolean repeated = match.groupCount() > 1 && match.group(2) != null;
    return repeated ? product * Long.parseLong(match.group(2)) : product;
  }

  @FunctionalInterface
  private interface Then {
    Object make(Method method, Object[] arguments, Object result);
  }

  private static <T> T proxy(Class<T> type, T target, Then then) {
    return type.cast(
        Proxy.newProxyInstance(
            ReadRows.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                then.make(method, arguments, invoke(method, target, arguments))));
  }

  private static Object invoke(Method method, Object target, Object[] arguments)
      throws SQLException {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getTargetException() instanceof SQLException refused) {
        throw refused;
      }
      if (e.getTargetException() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw new IllegalStateException(e.getTargetException());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
