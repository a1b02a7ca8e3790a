package dev.suitehub.access;

import dev.suitehub.platform.security.RowSeal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what to what, and when. Written once. */
@Entity
@Table(name = "audit_entry")
@NamedQuery(
    name = AuditEntry.SEALED,
    query = "select e.at from AuditEntry e where e.seal is not null order by e.at, e.id")
@NamedQuery(
    name = AuditEntry.UNLINKED,
    query = "select e from AuditEntry e where e.link is null order by e.link, e.id")
@NamedQuery(
    name = AuditEntry.COUNT_UNLINKED,
    query = "select count(e) from AuditEntry e where e.link is null")
@NamedQuery(
    name = AuditEntry.LINKED,
    query = "select e from AuditEntry e where e.link between :from and :to order by e.id")
@NamedQuery(
    name = AuditEntry.BEFORE,
    query = "select e from AuditEntry e where e.link < 1 order by e.link, e.id")
@NamedQuery(
    name = AuditEntry.BEYOND,
    query = "select e from AuditEntry e where e.link > :links order by e.link, e.id")
@NamedQuery(
    name = AuditEntry.BY_ID,
    query = "select e from AuditEntry e where e.id in :ids order by e.id")
@NamedQuery(
    name = AuditEntry.LINK,
    query = "update AuditEntry e set e.link = :link where e.id in :ids and e.link is null")
public class AuditEntry {

  static final String SEALED = "AuditEntry.sealed";
  static final String UNLINKED = "AuditEntry.unlinked";
  static final String COUNT_UNLINKED = "AuditEntry.countUnlinked";
  static final String LINKED = "AuditEntry.linked";
  static final String BEFORE = "AuditEntry.before";
  static final String BEYOND = "AuditEntry.beyond";
  static final String BY_ID = "AuditEntry.byId";
  static final String LINK = "AuditEntry.link";

  /** 132 bits of a seal, after its version. */
  private static final int MAC_FROM = 3;

  private static final int MAC_TO = 25;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_entry_seq")
  @SequenceGenerator(
      name = "audit_entry_seq",
      sequenceName = "audit_entry_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "at")
  private Instant at;

  @Column(name = "who")
  private String who;

  @Column(name = "action")
  private String action;

  @Column(name = "subject")
  private String subject;

  @Column(name = "detail")
  private String detail;

  /** Over all of the above; none in rows of before there were seals. */
  @Column(name = "seal")
  private @Nullable String seal;

  @Column(name = "link")
  private @Nullable Long link;

  protected AuditEntry() {}

  static AuditEntry of(Instant at, String who, String action, String subject, String detail) {
    AuditEntry entry = new AuditEntry();
    // As much as the database keeps, or the seal would not hold.
    entry.at = at.truncatedTo(ChronoUnit.MICROS);
    entry.who = clip(who, 80);
    entry.action = clip(action, 80);
    entry.subject = clip(subject, 200);
    entry.detail = clip(detail, 1000);
    entry.seal = RowSeal.of(entry.fields());
    return entry;
  }

  private List<String> fields() {
    return List.of(at.truncatedTo(ChronoUnit.MICROS).toString(), who, action, subject, detail);
  }

  long id() {
    return id;
  }

  Instant at() {
    return at;
  }

  /** The number of the link that vouches for it; null as long as there is none. */
  @Nullable Long link() {
    return link;
  }

  /** Whether it is from before there were seals, or was robbed of its own. */
  boolean isUnsealed() {
    return seal == null;
  }

  /** Whether it has its seal, and is as it was when that was put on. */
  boolean isWhole() {
    return seal != null && RowSeal.holds(seal, fields());
  }

  /** Over everything in it, the seal and its absence too: what a link keeps of it. */
  String mac() {
    List<String> all = new ArrayList<>(List.of("audit entry", id.toString()));
    all.addAll(fields());
    all.add(seal == null ? "unsealed" : "sealed " + seal);
    return RowSeal.of(all).substring(MAC_FROM, MAC_TO);
  }

  AuditRow row(AuditMark mark) {
    return new AuditRow(id, at, who, action, subject, detail, mark);
  }

  private static String clip(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
