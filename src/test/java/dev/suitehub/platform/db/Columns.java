package dev.suitehub.platform.db;

import dev.suitehub.platform.security.Sealing;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows for tables of any version that the entities of this version are to read. */
final class Columns {

  private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-11-22T10:11:12.123456Z");

  /** Above what migrations give themselves. */
  private static final long FIRST_ID = 1000;

  /** By table and column, what the field is of. */
  private final Map<String, Map<String, Class<?>>> mapped = new HashMap<>();

  private record Described(String name, String type, int longest, boolean nullable) {}

  static Columns of(Metamodel entities) {
    Columns columns = new Columns();
    for (EntityType<?> entity : entities.getEntities()) {
      columns.read(
          entity.getJavaType(),
          columns.mapped.computeIfAbsent(table(entity), any -> new HashMap<>()));
    }
    return columns;
  }

  static String table(EntityType<?> entity) {
    return entity.getJavaType().getAnnotation(Table.class).name();
  }

  private void read(@Nullable Class<?> type, Map<String, Class<?>> into) {
    if (type == null || type == Object.class) {
      return;
    }
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Embedded.class)
          || field.isAnnotationPresent(EmbeddedId.class)) {
        read(field.getType(), into);
      } else if (field.isAnnotationPresent(Column.class)) {
        into.put(field.getAnnotation(Column.class).name(), field.getType());
      }
    }
    read(type.getSuperclass(), into);
  }

  /**
   * Inserts one row, the one of that number; what may be null is so in every second one.
   *
   * @return how many it inserted
   */
  int fill(Connection connection, String table, int number) throws SQLException {
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (Described column : described(connection, table)) {
      if (!column.nullable() || number % 2 == 1) {
        names.add("\"" + column.name() + "\"");
        values.add(value(table, column, number));
      }
    }
    String marks = "?" + ", ?".repeat(names.size() - 1);
    String insert =
        "insert into \"" + table + "\" (" + String.join(", ", names) + ") values (" + marks + ")";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new SQLException(insert + " of " + values, e);
    }
  }

  private static List<Described> described(Connection connection, String table)
      throws SQLException {
    return read(
            connection,
            "select cast(column_name as varchar), cast(data_type as varchar),"
                + " character_maximum_length, cast(is_nullable as varchar) from"
                + " information_schema.columns where table_schema = current_schema and table_name ="
                + " '"
                + table
                + "' order by ordinal_position")
        .stream()
        .map(
            row ->
                new Described(
                    row.get(0),
                    row.get(1),
                    row.get(2).isEmpty() ? Integer.MAX_VALUE : (int) Long.parseLong(row.get(2)),
                    row.get(3).equals("YES")))
        .toList();
  }

  private Object value(String table, Described column, int number) {
    @Nullable Class<?> type = mapped.getOrDefault(table, Map.of()).get(column.name());
    if (type != null && type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return ((Enum<?>) constants[number % constants.length]).name();
    }
    if (type == Secret.class || column.name().endsWith("_sealed")) {
      return Sealing.current().seal(Secret.of("secret " + number));
    }
    if (type == CorpId.class || type == SuiteId.class) {
      return "ww%016x".formatted(number);
    }
    return plain(column, number);
  }

  private static Object plain(Described column, int number) {
    String type = column.type().toLowerCase(Locale.ROOT);
    if (type.contains("char") || type.equals("text")) {
      String text = "t-" + number;
      return text.substring(0, Math.min(text.length(), column.longest()));
    }
    if (type.startsWith("timestamp")) {
      return DAY.plusHours(number);
    }
    if (type.equals("date")) {
      return LocalDate.from(DAY).plusDays(number);
    }
    if (type.equals("boolean")) {
      return number % 3 == 0;
    }
    if (type.equals("bytea") || type.startsWith("binary")) {
      return new byte[] {(byte) number, 0, -1};
    }
    return FIRST_ID + number;
  }

  /** As texts; null is an empty one. */
  static List<List<String>> read(Connection connection, String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet found = statement.executeQuery()) {
      int width = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
          @Nullable String text = found.getString(i);
          row.add(text == null ? "" : text);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
