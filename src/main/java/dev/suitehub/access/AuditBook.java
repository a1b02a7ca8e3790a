package dev.suitehub.access;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The audit log to be read: page by page, of one thing, and whether it is whole. {@link AuditLog}
 * writes it, {@link AuditChain} watches over it; nothing changes an entry.
 */
@Dependent
public class AuditBook {

  private static final int MOST = 200;
  private static final Pattern CURSOR = Pattern.compile("([0-9T:.Z-]{1,40})_(\\d{1,18})");

  private final EntityManager entities;
  private final Tx tx;
  private final Caller caller;
  private final AuditChain chain;

  @Inject
  public AuditBook(EntityManager entities, Tx tx, Caller caller, AuditChain chain) {
    this.chain = chain;
    this.entities = entities;
    this.tx = tx;
    this.caller = caller;
  }

  /**
   * The newest that the filter lets through.
   *
   * @param before a cursor out of {@link AuditSlice#next}; what is none begins at the newest
   * @param limit 1 to 200
   */
  public AuditSlice page(AuditFilter filter, String before, int limit) {
    caller.need(Scope.AUDIT_READ);
    int most = Math.max(1, Math.min(limit, MOST));
    List<AuditRow> rows = tx.call(() -> rows(filter, before, most + 1));
    return rows.size() > most
        ? new AuditSlice(List.copyOf(rows.subList(0, most)), rows.get(most - 1).cursor())
        : new AuditSlice(rows, null);
  }

  /**
   * What was done to one thing, the newest first. Whoever may read the thing may read that.
   *
   * @param needed the right to read the thing
   * @param subject as it was noted
   */
  public List<AuditLine> about(Scope needed, String subject, int limit) {
    caller.need(needed);
    return tx.call(
        () ->
            entities
                .createQuery(
                    "select new dev.suitehub.access.AuditLine(a.at, a.who, a.action, a.subject, a.detail)"
                        + " from AuditEntry a where a.subject = :subject order by a.at desc, a.id desc",
                    AuditLine.class)
                .setParameter("subject", subject)
                .setMaxResults(limit)
                .getResultList());
  }

  /** Whether all of it is as it was written, as the checks so far have it. */
  public AuditVerdict verdict() {
    caller.need(Scope.AUDIT_READ);
    return chain.verdict();
  }

  /**
   * Checks some links of the chain now.
   *
   * @param from the number of the first; the answer says where the next check begins
   */
  public AuditCheck check(long from) {
    caller.need(Scope.AUDIT_READ);
    return chain.check(from);
  }

  private List<AuditRow> rows(AuditFilter filter, String before, int most) {
    Map<String, Object> values = new LinkedHashMap<>();
    StringBuilder where = new StringBuilder("1 = 1");
    add(where, values, "e.who = :who", "who", text(filter.who()));
    add(where, values, "e.action like :action escape '!'", "action", begins(filter.action()));
    add(where, values, "e.subject like :subject escape '!'", "subject", begins(filter.subject()));
    add(where, values, "e.at >= :from", "from", filter.from());
    add(where, values, "e.at < :to", "to", filter.to());
    Matcher cursor = CURSOR.matcher(before);
    Optional<Instant> at = cursor.matches() ? instant(cursor.group(1)) : Optional.empty();
    if (at.isPresent()) {
      where.append(" and (e.at < :at or (e.at = :at and e.id < :id))");
      values.put("at", at.get());
      values.put("id", Long.valueOf(cursor.group(2)));
    }
    TypedQuery<AuditEntry> query =
        entities.createQuery(
            "select e from AuditEntry e where " + where + " order by e.at desc, e.id desc",
            AuditEntry.class);
    values.forEach(query::setParameter);
    List<AuditEntry> found = query.setMaxResults(most).getResultList();
    Map<Long, AuditLink> links = links(found);
    Optional<Instant> firstSealed =
        found.stream().anyMatch(one -> one.link() == null && one.isUnsealed())
            ? AuditChain.firstSealed(entities)
            : Optional.empty();
    return found.stream()
        .map(
            one -> {
              @Nullable Long link = one.link();
              return one.row(link == null ? alone(one, firstSealed) : linked(one, links.get(link)));
            })
        .toList();
  }

  private Map<Long, AuditLink> links(List<AuditEntry> entries) {
    Set<Long> numbers = new HashSet<>();
    entries.forEach(one -> Optional.ofNullable(one.link()).ifPresent(numbers::add));
    return numbers.isEmpty()
        ? Map.of()
        : entities
            .createNamedQuery(AuditLink.SOME, AuditLink.class)
            .setParameter("ids", numbers)
            .getResultStream()
            .filter(AuditLink::isWhole)
            .collect(Collectors.toMap(AuditLink::number, one -> one));
  }

  /**
   * @param firstSealed when the first entry with a seal was written: a later one without was robbed
   *     of it
   */
  private static AuditMark alone(AuditEntry entry, Optional<Instant> firstSealed) {
    if (entry.isUnsealed() && !firstSealed.filter(entry.at()::isAfter).isPresent()) {
      return AuditMark.BEFORE_SEALS;
    }
    return entry.isWhole() ? AuditMark.GENUINE : AuditMark.ALTERED;
  }

  private static AuditMark linked(AuditEntry entry, @Nullable AuditLink link) {
    if (link == null) {
      return entry.isWhole() ? AuditMark.GENUINE : AuditMark.ALTERED;
    }
    AuditLink.@Nullable Item item = link.items().get(entry.id());
    if (item == null || !item.whole() || !item.isOf(entry)) {
      return AuditMark.ALTERED;
    }
    return entry.isUnsealed() ? AuditMark.BEFORE_SEALS : AuditMark.GENUINE;
  }

  private static void add(
      StringBuilder where,
      Map<String, Object> values,
      String condition,
      String name,
      Optional<?> value) {
    value.ifPresent(
        one -> {
          where.append(" and ").append(condition);
          values.put(name, one);
        });
  }

  private static Optional<String> text(String entered) {
    return Optional.of(entered.strip()).filter(text -> !text.isEmpty());
  }

  private static Optional<String> begins(String entered) {
    return text(entered).map(text -> text.replaceAll("([!%_])", "!$1") + "%");
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
