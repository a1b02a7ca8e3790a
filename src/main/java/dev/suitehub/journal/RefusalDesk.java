package dev.suitehub.journal;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the callback URLs turned away, for people: as far as it is written down. */
@Dependent
public class RefusalDesk {

  public static final int LONGEST_PAGE = 200;

  private final EntityManager entities;
  private final Refusals refusals;
  private final Caller caller;
  private final Tx tx;

  @Inject
  RefusalDesk(EntityManager entities, Refusals refusals, Caller caller, Tx tx) {
    this.entities = entities;
    this.refusals = refusals;
    this.caller = caller;
    this.tx = tx;
  }

  /** The newest first; what is empty does not matter. */
  public RefusalPage page(
      Optional<Source> source,
      Optional<RefusalReason> reason,
      Optional<EntryMark> after,
      int limit) {
    caller.need(Scope.OPS_READ);
    int size = Math.max(1, Math.min(limit, LONGEST_PAGE));
    StringBuilder query = new StringBuilder("select r from RefusalEntry r where r.id > 0");
    Map<String, Object> values = new LinkedHashMap<>();
    source.ifPresent(
        one -> {
          query.append(" and r.sourceKind = :kind and r.sourceKey = :key");
          values.put("kind", one.kind());
          values.put("key", one.key());
        });
    reason.ifPresent(
        one -> {
          query.append(" and r.reason = :reason");
          values.put("reason", one);
        });
    after.ifPresent(
        mark -> {
          query.append(" and r.at <= :at and (r.at < :at or r.id < :id)");
          values.put("at", mark.receivedAt());
          values.put("id", mark.id());
        });
    query.append(" order by r.at desc, r.id desc");
    List<RefusalRow> rows = tx.call(() -> rows(query.toString(), values, size + 1));
    return rows.size() <= size
        ? new RefusalPage(rows, Optional.empty())
        : new RefusalPage(
            List.copyOf(rows.subList(0, size)), Optional.of(rows.get(size - 1).mark()));
  }

  private List<RefusalRow> rows(String text, Map<String, Object> values, int limit) {
    TypedQuery<RefusalEntry> query = entities.createQuery(text, RefusalEntry.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList().stream().map(RefusalEntry::row).toList();
  }

  /** How many each URL turned away for what reason, ever. */
  public List<RefusalCount> totals() {
    caller.need(Scope.OPS_READ);
    return refusals.counts();
  }

  /** As {@link #totals}, since then, and up to {@value Refusals#KEPT} of a URL. */
  public List<RefusalCount> since(Instant from) {
    caller.need(Scope.OPS_READ);
    return refusals.countsSince(from, EnumSet.allOf(RefusalReason.class));
  }
}
