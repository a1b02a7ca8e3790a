package dev.suitehub.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** Who did what to what, and when. Written once. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

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

  protected AuditEntry() {}

  static AuditEntry of(Instant at, String who, String action, String subject, String detail) {
    AuditEntry entry = new AuditEntry();
    entry.at = at;
    entry.who = clip(who, 80);
    entry.action = clip(action, 80);
    entry.subject = clip(subject, 200);
    entry.detail = clip(detail, 1000);
    return entry;
  }

  private static String clip(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
