package dev.suitehub.journal;

import dev.suitehub.platform.key.SuiteKey;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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
    List<Long> ids = nextIds(entries.size());
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

  /** Ascending, so that of one node's entries the earlier has the lower. */
  private List<Long> nextIds(int count) {
    String rows =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> "(" + i + ")")
            .collect(Collectors.joining(", "));
    String from = count == 1 ? "" : " from (values " + rows + ") as numbers (n)";
    List<?> ids =
        entities.createNativeQuery("select nextval('journal_entry_seq')" + from).getResultList();
    return ids.stream().map(id -> ((Number) id).longValue()).sorted().toList();
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
