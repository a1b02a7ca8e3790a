package dev.suitehub.access;

import dev.suitehub.platform.security.RowSeal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Vouches for some entries of the audit log: names them, with a mark of each, under one seal with
 * the seal of the link before. Links are numbered without gaps, and written once.
 */
@Entity
@Table(name = "audit_link")
@NamedQuery(
    name = AuditLink.BETWEEN,
    query = "select l from AuditLink l where l.id between :from and :to order by l.id")
@NamedQuery(name = AuditLink.SOME, query = "select l from AuditLink l where l.id in :ids")
@NamedQuery(name = AuditLink.LAST, query = "select max(l.id) from AuditLink l")
public class AuditLink {

  static final String BETWEEN = "AuditLink.between";
  static final String SOME = "AuditLink.some";
  static final String LAST = "AuditLink.last";

  /** Behind the mark of an entry that was not whole when it was linked. */
  private static final String DOUBT = "!";

  @Id
  @Column(name = "id")
  private Long id;

  @Column(name = "at")
  private Instant at;

  @Column(name = "previous")
  private String previous;

  /** {@code <id>:<mark>}, with a blank between one and the next. */
  @Column(name = "items")
  private String items;

  @Column(name = "seal")
  private String seal;

  protected AuditLink() {}

  static AuditLink over(
      long number,
      Instant at,
      String previous,
      List<AuditEntry> entries,
      Predicate<AuditEntry> isWhole) {
    AuditLink link = new AuditLink();
    link.id = number;
    link.at = at.truncatedTo(ChronoUnit.MICROS);
    link.previous = previous;
    link.items =
        entries.stream()
            .map(one -> one.id() + ":" + one.mac() + (isWhole.test(one) ? "" : DOUBT))
            .collect(Collectors.joining(" "));
    link.seal = RowSeal.of(link.fields());
    return link;
  }

  private List<String> fields() {
    return List.of(
        "audit link", id.toString(), at.truncatedTo(ChronoUnit.MICROS).toString(), previous, items);
  }

  long number() {
    return id;
  }

  Instant at() {
    return at;
  }

  String seal() {
    return seal;
  }

  boolean follows(String sealBefore) {
    return previous.equals(sealBefore);
  }

  /** Whether it says what it said when it was written. */
  boolean isWhole() {
    return RowSeal.holds(seal, fields());
  }

  /** What it says of its entries, by their ids; only where it {@link #isWhole}. */
  Map<Long, Item> items() {
    Map<Long, Item> all = new LinkedHashMap<>();
    for (String item : items.split(" ", -1)) {
      int colon = item.indexOf(':');
      boolean doubt = item.endsWith(DOUBT);
      all.put(
          Long.valueOf(item.substring(0, colon)),
          new Item(item.substring(colon + 1, item.length() - (doubt ? 1 : 0)), !doubt));
    }
    return all;
  }

  /**
   * @param whole whether the entry had its own seal when it was linked, or was of before seals
   */
  record Item(String mac, boolean whole) {

    boolean isOf(AuditEntry entry) {
      return mac.equals(entry.mac());
    }
  }
}
