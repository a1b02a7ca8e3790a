package dev.suitehub.journal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes an entry beside other changes, in SQL: only the database tells a duplicate unharmed. */
final class EntryRows {

  private final EntityManager entities;
  private final Consumer<JournalAppended> appended;

  EntryRows(EntityManager entities, Consumer<JournalAppended> appended) {
    this.entities = entities;
    this.appended = appended;
  }

  /** In the caller's transaction: the entry that it became; empty for what was there before. */
  Optional<EntryId> insert(NewEntry entry) {
    long id = nextId();
    if (insert(id, entry.columns()) == 0) {
      return Optional.empty();
    }
    entry.hint().ifPresent(appended);
    return Optional.of(new EntryId(id));
  }

  private long nextId() {
    return ((Number)
            entities.createNativeQuery("select nextval('journal_entry_seq')").getSingleResult())
        .longValue();
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
