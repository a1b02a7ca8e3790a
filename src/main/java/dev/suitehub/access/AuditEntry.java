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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who did what to what, and when. Written once. */
@Entity
@Table(name = "audit_entry")
@NamedQuery(
    name = AuditEntry.SEALED,
    query = "select e.at from AuditEntry e where e.seal is not null order by e.at, e.id")
public class AuditEntry {

  static final String SEALED = "AuditEntry.sealed";

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

  /**
   * @param firstSealed when the first entry with a seal was written: a later one without was robbed
   *     of it
   */
  AuditRow row(Optional<Instant> firstSealed) {
    return new AuditRow(id, at, who, action, subject, detail, mark(firstSealed));
  }

  private AuditMark mark(Optional<Instant> firstSealed) {
    if (seal == null) {
      return firstSealed.isPresent() && at.isAfter(firstSealed.get())
          ? AuditMark.ALTERED
          : AuditMark.BEFORE_SEALS;
    }
    return RowSeal.holds(seal, fields()) ? AuditMark.GENUINE : AuditMark.ALTERED;
  }

  private static String clip(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
