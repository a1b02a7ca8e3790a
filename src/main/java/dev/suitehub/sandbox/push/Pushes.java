package dev.suitehub.sandbox.push;

import dev.suitehub.sandbox.SandboxProblem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was pushed; everything in the caller's transaction. */
@Dependent
public class Pushes {

  private final EntityManager entities;

  @Inject
  public Pushes(EntityManager entities) {
    this.entities = entities;
  }

  /** Which pushes are wanted; an empty text wants them all. */
  public record Wanted(
      String suite,
      String corp,
      String type,
      Optional<PushKind> kind,
      Optional<Verdict> verdict,
      Optional<Push> before) {
    public static final Wanted ALL = new Wanted("", "", "", Optional.empty());

    public Wanted(String suite, String corp, String type, Optional<PushKind> kind) {
      this(suite, corp, type, kind, Optional.empty(), Optional.empty());
    }
  }

  public Optional<Push> find(long id) {
    return entities
        .createNamedQuery(Push.BY_ID, Push.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Throws {@code no-such-push}. */
  public Push get(long id) {
    return find(id)
        .orElseThrow(() -> SandboxProblem.NO_SUCH_PUSH.because("No push has the id " + id + "."));
  }

  void add(Push push) {
    entities.persist(push);
  }

  public List<Push> newest(Wanted wanted, int limit) {
    CriteriaBuilder builder = entities.getCriteriaBuilder();
    CriteriaQuery<Push> query = builder.createQuery(Push.class);
    Root<Push> push = query.from(Push.class);
    List<Predicate> conditions = new ArrayList<>();
    equal(builder, push, "suite", wanted.suite()).ifPresent(conditions::add);
    equal(builder, push, "corp", wanted.corp()).ifPresent(conditions::add);
    equal(builder, push, "type", wanted.type()).ifPresent(conditions::add);
    wanted.kind().ifPresent(kind -> conditions.add(builder.equal(push.get("kind"), kind)));
    wanted.verdict().ifPresent(one -> conditions.add(builder.equal(push.get("verdict"), one)));
    wanted.before().ifPresent(last -> conditions.add(older(builder, push, last)));
    query
        .select(push)
        .where(conditions.toArray(new Predicate[0]))
        .orderBy(builder.desc(push.get("at")), builder.desc(push.get("id")));
    TypedQuery<Push> typed = entities.createQuery(query);
    return typed.setMaxResults(limit).getResultList();
  }

  /** The order is that of time: ids of several nodes are not. */
  private static Predicate older(CriteriaBuilder builder, Root<Push> push, Push last) {
    return builder.or(
        builder.lessThan(push.<Instant>get("at"), last.at()),
        builder.and(
            builder.equal(push.get("at"), last.at()),
            builder.lessThan(push.<Long>get("id"), last.id())));
  }

  public int forget(Instant before) {
    return entities.createNamedQuery(Push.FORGET).setParameter("before", before).executeUpdate();
  }

  private static Optional<Predicate> equal(
      CriteriaBuilder builder, Root<Push> push, String field, String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(builder.equal(push.get(field), value));
  }
}
