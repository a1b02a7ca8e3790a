package dev.suitehub.journal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks entries up, in the caller's transaction. Only what is asked for is in the query: each way
 * of asking has an index that is in the order of the answer, so a page costs its own rows and not
 * the journal's.
 */
@Dependent
class JournalSearch {

  private static final String ROWS =
      "select new dev.suitehub.journal.EntryRow(e.id, e.sourceKind, e.sourceKey, e.url, e.type,"
          + " e.changeType, e.corp, e.receivedAt, e.remark)"
          + " from JournalEntry e";

  /** Text and not JPQL, which has no hours; both databases read it from the index alone. */
  private static final String BY_HOUR =
      "select cast(floor(extract(epoch from received_at) / 3600) as bigint), count(*)"
          + " from journal_entry where received_at >= ?1 and url_kind <> 'FACT'"
          + " group by cast(floor(extract(epoch from received_at) / 3600) as bigint)";

  private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
  private static final long HOUR = Duration.ofHours(1).toSeconds();

  private final EntityManager entities;

  @Inject
  JournalSearch(EntityManager entities) {
    this.entities = entities;
  }

  EntryPage page(JournalQuery asked, Optional<EntryMark> after, int limit) {
    List<String> clauses = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    asked.entry().ifPresent(id -> add(clauses, values, "e.id = :entry", "entry", id.value()));
    asked
        .source()
        .ifPresent(
            source -> {
              add(clauses, values, "e.sourceKind = :kind", "kind", source.kind());
              add(clauses, values, "e.sourceKey = :key", "key", source.key());
            });
    asked.corp().ifPresent(corp -> add(clauses, values, "e.corp = :corp", "corp", corp));
    asked.type().ifPresent(type -> add(clauses, values, "e.type = :type", "type", type));
    asked.url().ifPresent(url -> add(clauses, values, "e.url = :url", "url", url));
    asked.from().ifPresent(at -> add(clauses, values, "e.receivedAt >= :from", "from", at));
    // Always there: H2 prefers an index that answers one condition more, and that is the right one.
    add(clauses, values, "e.receivedAt < :until", "until", asked.until().orElse(END_OF_TIME));
    after.ifPresent(
        mark -> {
          // The first half is the range that an index can be entered by.
          add(clauses, values, "e.receivedAt <= :at", "at", mark.receivedAt());
          add(clauses, values, "(e.receivedAt < :at or e.id < :id)", "id", mark.id());
        });
    TypedQuery<EntryRow> query =
        entities.createQuery(
            ROWS
                + " where "
                + String.join(" and ", clauses)
                + " order by "
                + entrance(asked)
                + "e.receivedAt desc, e.id desc",
            EntryRow.class);
    values.forEach(query::setParameter);
    List<EntryRow> rows = query.setMaxResults(limit + 1).getResultList();
    return rows.size() <= limit
        ? new EntryPage(answered(rows), Optional.empty())
        : new EntryPage(answered(rows.subList(0, limit)), Optional.of(rows.get(limit - 1).mark()));
  }

  private List<EntryRow> answered(List<EntryRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<Long, EntryAnswer> answers =
        entities
            .createNamedQuery(EntryAnswer.OF, EntryAnswer.class)
            .setParameter("entries", rows.stream().map(EntryRow::id).toList())
            .getResultStream()
            .collect(Collectors.toMap(EntryAnswer::entry, Function.identity()));
    return rows.stream()
        .map(
            row -> {
              EntryAnswer answer = answers.get(row.id());
              return answer == null ? row : row.answered(answer);
            })
        .toList();
  }

  /** The head of an entry that was found. */
  EntryRow head(JournalEntry entry) {
    return answered(List.of(entry.row())).get(0);
  }

  /** Columns with one value each, of which H2 learns only here which index has the order. */
  private static String entrance(JournalQuery asked) {
    if (asked.corp().isPresent()) {
      return "e.corp desc, ";
    }
    if (asked.source().isPresent()) {
      return "e.sourceKind desc, e.sourceKey desc, ";
    }
    return asked.type().isPresent() ? "e.type desc, " : "";
  }

  private static void add(
      List<String> clauses, Map<String, Object> values, String clause, String name, Object value) {
    clauses.add(clause);
    values.put(name, value);
  }

  Optional<JournalEntry> find(EntryId id) {
    return Optional.ofNullable(entities.find(JournalEntry.class, id.value()));
  }

  /** The last {@code hours} hours, the present one included and last; facts are no callbacks. */
  List<HourCount> callbacks(Instant now, int hours) {
    Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(hours - 1L));
    OffsetDateTime since = first.atOffset(ZoneOffset.UTC);
    Map<Long, Long> counts = new HashMap<>();
    for (Object row : entities.createNativeQuery(BY_HOUR).setParameter(1, since).getResultList()) {
      Object[] column = (Object[]) row;
      counts.put(((Number) column[0]).longValue(), ((Number) column[1]).longValue());
    }
    List<HourCount> all = new ArrayList<>();
    for (int i = 0; i < hours; i++) {
      Instant hour = first.plus(Duration.ofHours(i));
      all.add(new HourCount(hour, counts.getOrDefault(hour.getEpochSecond() / HOUR, 0L)));
    }
    return all;
  }
}
