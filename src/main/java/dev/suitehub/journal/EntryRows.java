package dev.suitehub.journal;

import dev.suitehub.platform.key.SuiteKey;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes entries, in SQL: only the database can tell a duplicate without failing. */
final class EntryRows {

  /** Callbacks have 800 ms, and who waited in vain writes alone then. */
  private static final Duration LONGEST = Duration.ofMillis(400);

  private final EntityManager entities;
  private final Consumer<JournalAppended> appended;

  EntryRows(EntityManager entities, Consumer<JournalAppended> appended) {
    this.entities = entities;
    this.appended = appended;
  }

  Optional<EntryId> insert(NewEntry entry) {
    return insertAll(List.of(entry)).get(0);
  }

  /**
   * In the caller's transaction: for each, in their order, the entry that it became; empty for what
   * was there before, be it only earlier in the list.
   */
  List<Optional<EntryId>> insertAll(List<NewEntry> entries) {
    return insertAll(entries, "");
  }

  /**
   * As {@link #insertAll(List)}; none of its statements takes longer than {@link #LONGEST}. Only
   * PostgreSQL knows this of one transaction alone.
   */
  List<Optional<EntryId>> insertAllInTime(List<NewEntry> entries) {
    return insertAll(
        entries, ", set_config('statement_timeout', '" + LONGEST.toMillis() + "', true)");
  }

  private List<Optional<EntryId>> insertAll(List<NewEntry> entries, String more) {
    List<Long> ids = nextIds(entries.size(), more);
    List<Optional<EntryId>> kept =
        new ArrayList<>(Collections.nCopies(entries.size(), Optional.empty()));
    List<Integer> order =
        IntStream.range(0, entries.size())
            .boxed()
            .sorted(Comparator.comparing(i -> entries.get(i).uniqueness()))
            .toList();
    for (int i : order) {
      if (insert(ids.get(i), entries.get(i).columns()) == 1) {
        kept.set(i, Optional.of(new EntryId(ids.get(i))));
      }
    }
    hint(entries, kept);
    return kept;
  }

  private void hint(List<NewEntry> entries, List<Optional<EntryId>> kept) {
    IntStream.range(0, entries.size())
        .filter(i -> kept.get(i).isPresent())
        .mapToObj(i -> entries.get(i).source())
        .filter(source -> source.kind() == Source.Kind.SUITE)
        .distinct()
        .forEach(source -> appended.accept(new JournalAppended(new SuiteKey(source.key()))));
  }

  /**
   * Ascending, so that of one node's entries the earlier has the lower.
   *
   * @param more to be evaluated on the way
   */
  private List<Long> nextIds(int count, String more) {
    String rows =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> "(" + i + ")")
            .collect(Collectors.joining(", "));
    String from = count == 1 ? "" : " from (values " + rows + ") as numbers (n)";
    List<?> ids =
        entities
            .createNativeQuery("select nextval('journal_entry_seq')" + more + from)
            .getResultList();
    return ids.stream()
        .map(row -> row instanceof Object[] cells ? cells[0] : row)
        .map(id -> ((Number) id).longValue())
        .sorted()
        .toList();
  }

  private int insert(long id, Map<String, Object> columns) {
    List<String> names = new ArrayList<>(columns.keySet());
    String marks =
        IntStream.rangeClosed(1, names.size() + 1)
            .mapToObj(i -> "?" + i)
            .collect(Collectors.joining(", "));
    Query insert =
        entities.createNativeQuery(
            "insert into journal_entry (id, "
                + String.join(", ", names)
                + ") values ("
                + marks
                + ") on conflict do nothing");
    insert.setParameter(1, id);
    for (int i = 0; i < names.size(); i++) {
      Object value = columns.get(names.get(i));
      insert.setParameter(
          i + 2, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    }
    return insert.executeUpdate();
  }
}
