package dev.suitehub.access;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The audit log to be read, page by page; it has no verb that changes an entry. */
@Dependent
public class AuditBook {

  private static final int MOST = 200;
  private static final Pattern CURSOR = Pattern.compile("([0-9T:.Z-]{1,40})_(\\d{1,18})");

  private final EntityManager entities;
  private final Tx tx;
  private final Caller caller;

  @Inject
  public AuditBook(EntityManager entities, Tx tx, Caller caller) {
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
    Optional<Instant> firstSealed =
        entities
            .createNamedQuery(AuditEntry.SEALED, Instant.class)
            .setMaxResults(1)
            .getResultStream()
            .findFirst();
    return query.setMaxResults(most).getResultStream().map(e -> e.row(firstSealed)).toList();
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
