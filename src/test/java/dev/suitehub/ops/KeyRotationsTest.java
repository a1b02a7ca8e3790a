package dev.suitehub.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.ops.MasterKeyState.Rotation;
import dev.suitehub.platform.db.Schema;
import dev.suitehub.platform.db.SealedColumn;
import dev.suitehub.platform.db.SealedColumns;
import dev.suitehub.platform.db.SealedColumns.Batch;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.security.KeyRing;
import dev.suitehub.platform.security.Sealing;
import dev.suitehub.platform.security.TestKeys;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.wire.Secret;
import jakarta.persistence.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything is sealed anew with another master key, in the real schema. */
@Tag("ops-R11")
class KeyRotationsTest {

  private static final Sealing BEFORE = TestKeys.ring(0).sealing(Map.of(1, TestKeys.key(0)));

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-23T08:00:00Z");
  private final SealedColumns columns = new SealedColumns(database.entities());

  @AfterEach
  void later_tests_seal_as_ever() {
    Sealing.use(BEFORE);
  }

  @Test
  void every_sealed_column_of_the_schema_is_covered() throws SQLException {
    List<String> all = sealedColumns();
    assertThat(all)
        .contains("suite.token_sealed", "seal_key.key_sealed", "journal_entry.content_sealed");
    fillEveryTable(3);

    TestNode node = restartedWith(TestKeys.ring(1, 0));
    node.rotations.begin("key:test");
    node.rotations.work();

    Rotation rotation = Objects.requireNonNull(node.rotations.state().rotation());
    assertThat(rotation.endedAt()).isNotNull();
    assertThat(rotation.problem()).isNull();
    assertThat(rotation.parts().stream().map(MasterKeyState.Part::name))
        .containsExactlyInAnyOrderElementsOf(all);
    for (SealedColumn column : tx(columns::all)) {
      long rows = column.table().equals("seal_key") ? 1 : 3;
      assertThat(texts(column))
          .as(column.name())
          .hasSize((int) rows)
          .allMatch(text -> text.startsWith("k2."));
    }
    // The former key is gone, and everything opens.
    Sealing alone = TestKeys.ring(1).sealing(Map.of(2, TestKeys.key(1)));
    for (SealedColumn column : tx(columns::all)) {
      if (!column.table().equals("seal_key")) {
        assertThat(texts(column).stream().map(text -> alone.open(text)))
            .as(column.name())
            .containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, 3).mapToObj(id -> secret(column, id)).toList());
      }
    }
    new Schema(database.dataSource()).migrate(TestKeys.ring(1));
  }

  @Test
  void until_it_has_ended_the_former_key_is_needed_and_then_no_longer() throws SQLException {
    fillEveryTable(1);
    TestNode node = restartedWith(TestKeys.ring(1, 0, 5));
    assertThat(uses(node)).containsExactly("k1 NEEDED", "k2 SEALS", "null NOT_USED_YET");
    assertThat(node.rotations.state().sealsWith()).isEqualTo("k2 (" + TestKeys.key(1).id() + ")");

    node.rotations.work();
    assertThat(node.rotations.state().rotation()).as("nobody has said so").isNull();
    node.rotations.begin("key:test");
    node.rotations.begin("key:other");
    assertThat(Objects.requireNonNull(node.rotations.state().rotation()).by())
        .isEqualTo("key:test");
    assertThat(Objects.requireNonNull(node.rotations.state().rotation()).total()).isNull();
    assertThat(uses(node)).contains("k1 NEEDED");
    node.rotations.work();

    assertThat(uses(node)).containsExactly("k1 NO_LONGER_NEEDED", "k2 SEALS", "null NOT_USED_YET");
    Rotation rotation = Objects.requireNonNull(node.rotations.state().rotation());
    assertThat(rotation.done()).isEqualTo(rotation.total()).isGreaterThan(20);
    assertThat(audited()).containsExactly("master-key.rotate k2", "master-key.rotated k2");
  }

  @Test
  void it_goes_on_where_a_node_was_killed_and_one_node_at_a_time_does_it() throws SQLException {
    fillEveryTable(1);
    SealedColumn column = new SealedColumn("journal_entry", "content_sealed");
    fill(column.table(), 2, 250);
    TestNode one = restartedWith(TestKeys.ring(1, 0));
    TestNode other = new TestNode(database, clock);
    one.rotations.begin("key:test");
    tx(() -> one.rotations.claim(Sealing.current()));
    other.rotations.work();
    assertThat(Objects.requireNonNull(other.rotations.state().rotation()).total())
        .as("the other one is at it")
        .isNull();

    // The one is killed after a part of it.
    tx(() -> columns.seal(column, 0, 100, Sealing.current()));
    assertThat(texts(column).stream().filter(text -> text.startsWith("k2."))).hasSize(100);
    clock.advance(Duration.ofSeconds(11));
    other.rotations.work();

    assertThat(texts(column)).hasSize(250).allMatch(text -> text.startsWith("k2."));
    assertThat(uses(other)).containsExactly("k1 NO_LONGER_NEEDED", "k2 SEALS");
  }

  @Test
  void what_was_written_meanwhile_with_the_former_key_is_found_before_it_ends()
      throws SQLException {
    fillEveryTable(1);
    TestNode node = restartedWith(TestKeys.ring(1, 0));
    node.rotations.begin("key:test");
    for (int i = 0; i < 300 && !allPartsEnded(node); i++) {
      tx(node.rotations::step);
    }
    fill("suite_ticket", 2, 3);
    assertThat(uses(node)).contains("k1 NEEDED");
    node.rotations.work();

    assertThat(texts(new SealedColumn("suite_ticket", "ticket_sealed")))
        .hasSize(3)
        .allMatch(text -> text.startsWith("k2."));
    assertThat(uses(node)).contains("k1 NO_LONGER_NEEDED");
  }

  @Test
  void a_row_that_somebody_is_changing_is_passed_over_at_once_and_keeps_the_change()
      throws SQLException {
    fillEveryTable(2);
    TestNode node = restartedWith(TestKeys.ring(1, 0));
    String newer = Sealing.current().seal(Secret.of("newer"));
    SealedColumn column = new SealedColumn("suite_ticket", "ticket_sealed");
    try (Connection busy = database.dataSource().getConnection()) {
      busy.setAutoCommit(false);
      busy.createStatement()
          .execute("update suite_ticket set ticket_sealed = '" + newer + "' where id = 1");

      Batch batch = tx(() -> columns.seal(column, 0, 10, Sealing.current()));

      assertThat(batch).isEqualTo(new Batch(2, 1, true, Optional.empty()));
      busy.commit();
    }
    node.rotations.begin("key:test");
    node.rotations.work();
    assertThat(texts(column)).hasSize(2).contains(newer);
    assertThat(uses(node)).contains("k1 NO_LONGER_NEEDED");
  }

  @Test
  void it_waits_for_a_node_that_seals_with_another_key() throws SQLException {
    fillEveryTable(1);
    TestNode old = new TestNode(database, clock);
    old.signs.begin();
    TestNode node = restartedWith(TestKeys.ring(1, 0));
    node.signs.begin();
    node.rotations.begin("key:test");
    node.rotations.work();
    Rotation waiting = Objects.requireNonNull(node.rotations.state().rotation());
    assertThat(waiting.waitsFor()).containsExactly(old.node.name());
    assertThat(waiting.done()).isZero();

    clock.advance(Duration.ofSeconds(76));
    node.signs.sign();
    node.rotations.work();

    assertThat(uses(node)).containsExactly("k1 NO_LONGER_NEEDED", "k2 SEALS");
  }

  @Test
  void a_node_that_seals_with_a_key_that_was_given_up_says_so() throws SQLException {
    fillEveryTable(1);
    TestNode node = restartedWith(TestKeys.ring(1, 0));
    Sealing late = TestKeys.ring(0, 1).sealing(Map.of(1, TestKeys.key(0), 2, TestKeys.key(1)));
    node.rotations.begin("key:test");
    node.rotations.work();
    assertThat(uses(node)).containsExactly("k1 NO_LONGER_NEEDED", "k2 SEALS");

    Sealing.use(late);
    node.signs.sign();

    assertThat(uses(node)).containsExactly("k1 SEALS", "k2 NEEDED");
    Rotation reopened = Objects.requireNonNull(node.rotations.state().rotation());
    assertThat(reopened.endedAt()).isNull();

    // What it wrote is found, once it is gone.
    fill("suite_ticket", 2, 3);
    restartedWith(TestKeys.ring(1, 0));
    clock.advance(Duration.ofSeconds(76));
    node.rotations.work();
    assertThat(uses(node)).containsExactly("k1 NO_LONGER_NEEDED", "k2 SEALS");
    assertThat(texts(new SealedColumn("suite_ticket", "ticket_sealed")))
        .hasSize(3)
        .allMatch(text -> text.startsWith("k2."));
  }

  @Test
  void a_node_with_a_former_key_that_comes_in_the_middle_of_the_check_has_all_checked_again()
      throws SQLException {
    fillEveryTable(1);
    TestNode node = restartedWith(TestKeys.ring(1, 0));
    node.rotations.begin("key:test");
    while (tx(node.rotations::parts).stream().filter(KeyRotationPart::isChecked).count() < 30) {
      assertThat(tx(node.rotations::step)).isTrue();
    }

    Sealing now = Sealing.current();
    Sealing.use(TestKeys.ring(0, 1).sealing(Map.of(1, TestKeys.key(0), 2, TestKeys.key(1))));
    TestNode former = new TestNode(database, clock);
    former.signs.sign();
    String first = tx(columns::all).get(0).table();
    fill(first, 2, 2);
    Sealing.use(now);
    clock.advance(Duration.ofSeconds(76));
    node.rotations.work();

    assertThat(uses(node)).contains("k1 NO_LONGER_NEEDED");
    for (SealedColumn column : tx(columns::all)) {
      assertThat(texts(column)).as(column.name()).allMatch(text -> text.startsWith("k2."));
    }
  }

  @Test
  void a_large_table_is_gone_through_some_rows_at_a_time_and_how_far_is_kept() throws SQLException {
    fill("journal_entry", 1, 1);
    fill("journal_entry", 1_000_000, 1_001_200);
    SealedColumn column = new SealedColumn("journal_entry", "content_sealed");
    TestNode node = restartedWith(TestKeys.ring(1, 0));
    Sealing now = Sealing.current();

    SealedColumns.Count some = tx(() -> columns.left(column, 0, now));
    assertThat(some).isEqualTo(new SealedColumns.Count(1_000_998, 1000, false));
    assertThat(tx(() -> columns.left(column, some.lastId(), now)))
        .isEqualTo(new SealedColumns.Count(1_001_200, 202, true));
    assertThat(tx(() -> columns.left(column, 2_000_000, now)))
        .isEqualTo(new SealedColumns.Count(2_000_000, 0, true));

    // Erased long ago: a window without any is gone past, and is not the end.
    execute("update journal_entry set content_sealed = null where id <= 1001100");
    assertThat(tx(() -> columns.seal(column, 0, 10, now)))
        .isEqualTo(new Batch(1_000_998, 0, false, Optional.empty()));

    node.rotations.begin("key:test");
    while (part(node, column).lastId() == 0) {
      assertThat(tx(node.rotations::step)).isTrue();
    }
    assertThat(part(node, column).lastId()).isEqualTo(1_000_998);
    assertThat(part(node, column).total()).as("not yet known").isNull();
    TestNode other = new TestNode(database, clock);
    clock.advance(Duration.ofSeconds(11));
    other.rotations.work();

    assertThat(part(node, column).total()).isEqualTo(100);
    assertThat(part(node, column).done()).isEqualTo(100);
    assertThat(uses(node)).contains("k1 NO_LONGER_NEEDED");
  }

  /** As a node of the version before leaves it. */
  @Test
  void a_part_that_ended_at_its_last_row_is_checked_from_its_first() throws SQLException {
    fillEveryTable(2);
    TestNode node = restartedWith(TestKeys.ring(1, 0));
    node.rotations.begin("key:test");
    while (tx(node.rotations::parts).stream().noneMatch(KeyRotationPart::isChecked)) {
      assertThat(tx(node.rotations::step)).isTrue();
    }
    fill("suite_ticket", 3, 4);
    execute(
        "update key_rotation_part set last_id = 1000 where name = 'suite_ticket.ticket_sealed'");
    node.rotations.work();

    assertThat(texts(new SealedColumn("suite_ticket", "ticket_sealed")))
        .hasSize(4)
        .allMatch(text -> text.startsWith("k2."));
    assertThat(uses(node)).contains("k1 NO_LONGER_NEEDED");
  }

  @Test
  void a_turn_that_fails_says_why_and_the_next_one_goes_on() throws SQLException {
    fillEveryTable(1);
    TestNode node = restartedWith(TestKeys.ring(1, 0));
    node.rotations.begin("key:test");
    execute("alter table suite_ticket rename to away");

    assertThatThrownBy(node.rotations::work).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(node.rotations::work).isInstanceOf(RuntimeException.class);
    assertThat(Objects.requireNonNull(node.rotations.state().rotation()).problem())
        .startsWith("It is tried again: ")
        .containsIgnoringCase("suite_ticket");

    execute("alter table away rename to suite_ticket");
    node.rotations.work();
    Rotation over = Objects.requireNonNull(node.rotations.state().rotation());
    assertThat(over.problem()).isNull();
    assertThat(over.endedAt()).isNotNull();
  }

  private KeyRotationPart part(TestNode node, SealedColumn column) {
    return tx(node.rotations::parts).stream()
        .filter(part -> part.column().equals(column))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_row_that_no_key_opens_is_named_and_holds_up_nothing_but_the_end() throws SQLException {
    fillEveryTable(2);
    SealedColumn column = new SealedColumn("suite", "token_sealed");
    execute("update suite set token_sealed = 'k1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' where id = 1");
    TestNode node = restartedWith(TestKeys.ring(1, 0));
    node.rotations.begin("key:test");
    node.rotations.work();

    Rotation rotation = Objects.requireNonNull(node.rotations.state().rotation());
    assertThat(rotation.problem()).startsWith("suite.token_sealed, row 1: ");
    assertThat(rotation.endedAt()).isNull();
    assertThat(uses(node)).contains("k1 NEEDED");
    assertThat(texts(column).stream().filter(text -> text.startsWith("k2."))).hasSize(1);

    execute(
        "update suite set token_sealed = '" + BEFORE.seal(Secret.of("mended")) + "' where id = 1");
    node.rotations.begin("key:test");
    node.rotations.work();
    assertThat(uses(node)).containsExactly("k1 NO_LONGER_NEEDED", "k2 SEALS");
  }

  @Test
  void every_secret_of_an_entity_stands_in_a_column_that_says_so() {
    List<String> columnsOfSecrets =
        database.entities().getMetamodel().getEntities().stream()
            .flatMap(entity -> Arrays.stream(entity.getJavaType().getDeclaredFields()))
            .filter(field -> field.getType().equals(Secret.class))
            .map(field -> field.getAnnotation(Column.class).name())
            .toList();

    assertThat(columnsOfSecrets).hasSizeGreaterThan(15).allMatch(name -> name.endsWith("_sealed"));
  }

  private TestNode restartedWith(KeyRing keys) {
    new Schema(database.dataSource()).migrate(keys);
    return new TestNode(database, clock);
  }

  private static List<String> uses(TestNode node) {
    return node.rotations.state().keys().stream().map(KeyRotationsTest::use).toList();
  }

  private static String use(MasterKeyState.Key key) {
    return key.version() + " " + key.use();
  }

  private boolean allPartsEnded(TestNode node) {
    return tx(node.rotations::parts).stream()
        .allMatch(part -> part.total() != null && part.isEnded());
  }

  private List<String> audited() {
    return tx(
        () ->
            database
                .entities()
                .createQuery(
                    "select concat(concat(a.action, ' '), a.subject) from AuditEntry a where a.action like 'master-key%' order by a.id",
                    String.class)
                .getResultList());
  }

  private <T> T tx(Supplier<T> work) {
    return database.tx().call(work);
  }

  private static Secret secret(SealedColumn column, long id) {
    return Secret.of(column.name() + " " + id);
  }

  /** Rows 1 to {@code rows} in every table that has sealed columns. */
  private void fillEveryTable(int rows) throws SQLException {
    for (String table :
        tx(columns::all).stream().map(SealedColumn::table).collect(Collectors.toSet())) {
      if (!table.equals("seal_key")) {
        fill(table, 1, rows);
      }
    }
  }

  private void fill(String table, long from, long to) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      List<String> names = new ArrayList<>();
      List<String> types = new ArrayList<>();
      List<Integer> sizes = new ArrayList<>();
      try (ResultSet all = connection.getMetaData().getColumns(null, null, table, null)) {
        while (all.next()) {
          names.add(all.getString("COLUMN_NAME"));
          types.add(all.getString("TYPE_NAME"));
          sizes.add(all.getInt("COLUMN_SIZE"));
        }
      }
      String insert =
          "insert into %s (%s) values (%s)"
              .formatted(
                  table,
                  String.join(", ", names),
                  names.stream().map(name -> "?").collect(Collectors.joining(", ")));
      try (PreparedStatement statement = connection.prepareStatement(insert)) {
        for (long id = from; id <= to; id++) {
          for (int i = 0; i < names.size(); i++) {
            statement.setObject(i + 1, value(table, names.get(i), types.get(i), sizes.get(i), id));
          }
          statement.executeUpdate();
        }
      }
    }
  }

  private static Object value(String table, String name, String type, int size, long id) {
    if (name.endsWith("_sealed")) {
      return BEFORE.seal(secret(new SealedColumn(table, name), id));
    }
    if (type.startsWith("CHARACTER") || type.equals("varchar") || type.equals("text")) {
      String text = name + id;
      return text.length() <= size ? text : text.substring(text.length() - size);
    }
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "boolean", "bool" -> false;
      case "date" -> LocalDate.of(2026, 11, 23);
      case "timestamp with time zone", "timestamptz" ->
          OffsetDateTime.parse("2026-11-23T00:00:00Z");
      default -> id;
    };
  }

  private List<String> texts(SealedColumn column) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select " + column.column() + " from " + column.table())) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private List<String> sealedColumns() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select table_name, column_name from information_schema.columns"
                    + " where column_name like '%\\_sealed' and table_name <> 'key_check'")) {
      while (rows.next()) {
        names.add(rows.getString(1) + "." + rows.getString(2));
      }
    }
    return names;
  }

  private void execute(String sql) {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.createStatement().execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
