package dev.suitehub.sandbox.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Every call that the API received; everything in the caller's transaction. */
@Dependent
public class CallLog {

  private final EntityManager entities;

  @Inject
  public CallLog(EntityManager entities) {
    this.entities = entities;
  }

  /** Which calls are wanted; an empty text wants them all. */
  public record Wanted(
      String api, String suite, String corp, String codeHash, Optional<Integer> errcode) {
    public static final Wanted ALL = new Wanted("", "", "", "", Optional.empty());

    private Predicate[] conditions(CriteriaBuilder builder, Root<CallEntry> call) {
      List<Predicate> conditions = new ArrayList<>();
      add(conditions, builder, call, "api", api);
      add(conditions, builder, call, "suite", suite);
      add(conditions, builder, call, "corp", corp);
      add(conditions, builder, call, "codeHash", codeHash);
      errcode.ifPresent(value -> conditions.add(builder.equal(call.get("errcode"), value)));
      return conditions.toArray(new Predicate[0]);
    }

    private static void add(
        List<Predicate> conditions,
        CriteriaBuilder builder,
        Root<CallEntry> call,
        String field,
        String value) {
      if (!value.isEmpty()) {
        conditions.add(builder.equal(call.get(field), value));
      }
    }
  }

  void add(CallEntry entry) {
    entities.persist(entry);
  }

  public List<CallEntry> newest(Wanted wanted, int limit) {
    CriteriaBuilder builder = entities.getCriteriaBuilder();
    CriteriaQuery<CallEntry> query = builder.createQuery(CallEntry.class);
    Root<CallEntry> call = query.from(CallEntry.class);
    query
        .select(call)
        .where(wanted.conditions(builder, call))
        .orderBy(builder.desc(call.get("at")), builder.desc(call.get("id")));
    return entities.createQuery(query).setMaxResults(limit).getResultList();
  }

  public long count(Wanted wanted) {
    CriteriaBuilder builder = entities.getCriteriaBuilder();
    CriteriaQuery<Long> query = builder.createQuery(Long.class);
    Root<CallEntry> call = query.from(CallEntry.class);
    query.select(builder.count(call)).where(wanted.conditions(builder, call));
    return entities.createQuery(query).getSingleResult();
  }

  /** The most of them within any span of that length. */
  public int busiest(Wanted wanted, Duration span) {
    CriteriaBuilder builder = entities.getCriteriaBuilder();
    CriteriaQuery<Instant> query = builder.createQuery(Instant.class);
    Root<CallEntry> call = query.from(CallEntry.class);
    query
        .select(call.get("at"))
        .where(wanted.conditions(builder, call))
        .orderBy(builder.asc(call.get("at")));
    Deque<Instant> within = new ArrayDeque<>();
    int most = 0;
    for (Instant at : entities.createQuery(query).getResultList()) {
      while (!within.isEmpty() && !within.getFirst().plus(span).isAfter(at)) {
        within.removeFirst();
      }
      within.addLast(at);
      most = Math.max(most, within.size());
    }
    return most;
  }

  /** How many were answered since then; an empty suite means every one. */
  long countSince(String api, String suite, String corp, Instant after) {
    return entities
        .createNamedQuery(CallEntry.COUNT_SINCE, Long.class)
        .setParameter("api", api)
        .setParameter("suite", suite)
        .setParameter("corp", corp)
        .setParameter("after", after)
        .getSingleResult();
  }

  /** How many calls of that suite and corp were made with debug=1 since then. */
  long countDebugSince(String suite, String corp, Instant after) {
    return entities
        .createNamedQuery(CallEntry.COUNT_DEBUG, Long.class)
        .setParameter("suite", suite)
        .setParameter("corp", corp)
        .setParameter("after", after)
        .getSingleResult();
  }

  public void forget(Instant before) {
    entities.createNamedQuery(CallEntry.FORGET).setParameter("before", before).executeUpdate();
  }
}
