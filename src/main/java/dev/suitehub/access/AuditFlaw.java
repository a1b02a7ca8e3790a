package dev.suitehub.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a check of the audit log found; it goes when a later check finds it no more. */
@Entity
@Table(name = "audit_flaw")
@NamedQuery(name = AuditFlaw.ALL, query = "select f from AuditFlaw f order by f.link, f.id")
@NamedQuery(
    name = AuditFlaw.NEWEST,
    query = "select f from AuditFlaw f order by f.foundAt desc, f.id desc")
@NamedQuery(name = AuditFlaw.COUNT, query = "select count(f) from AuditFlaw f")
@NamedQuery(
    name = AuditFlaw.BETWEEN,
    query =
        "select f from AuditFlaw f where f.link between :from and :to and f.fault <> :kept"
            + " order by f.link, f.id")
public class AuditFlaw {

  static final String ALL = "AuditFlaw.all";
  static final String NEWEST = "AuditFlaw.newest";
  static final String COUNT = "AuditFlaw.count";
  static final String BETWEEN = "AuditFlaw.between";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_flaw_seq")
  @SequenceGenerator(name = "audit_flaw_seq", sequenceName = "audit_flaw_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Enumerated(EnumType.STRING)
  @Column(name = "fault")
  private AuditFault fault;

  @Column(name = "link")
  private long link;

  @Column(name = "first_entry")
  private long firstEntry;

  @Column(name = "last_entry")
  private long lastEntry;

  @Column(name = "found_at")
  private Instant foundAt;

  protected AuditFlaw() {}

  static AuditFlaw found(AuditFinding finding) {
    AuditFlaw flaw = new AuditFlaw();
    flaw.fault = finding.fault();
    flaw.link = finding.link();
    flaw.firstEntry = finding.firstEntry();
    flaw.lastEntry = finding.lastEntry();
    flaw.foundAt = finding.foundAt();
    return flaw;
  }

  AuditFinding finding() {
    return new AuditFinding(fault, link, firstEntry, lastEntry, foundAt);
  }
}
