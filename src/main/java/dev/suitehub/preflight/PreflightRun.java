package dev.suitehub.preflight;

import dev.suitehub.platform.key.SuiteKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The preflight of one suite: whether one is under way, and what the last one said. */
@Entity
@Table(name = "preflight_report")
@NamedQuery(
    name = PreflightRun.BY_SUITE,
    query = "select r from PreflightRun r where r.suite = :suite")
@NamedQuery(
    name = PreflightRun.CLAIM,
    query =
        "update PreflightRun r set r.heldUntil = :until, r.version = r.version + 1"
            + " where r.suite = :suite and (r.heldUntil is null or r.heldUntil <= :now)")
@NamedQuery(
    name = PreflightRun.RELEASE,
    query =
        "update PreflightRun r set r.heldUntil = null, r.version = r.version + 1"
            + " where r.suite = :suite and r.heldUntil = :until")
@NamedQuery(name = PreflightRun.REMOVE, query = "delete from PreflightRun r where r.suite = :suite")
public class PreflightRun {

  static final String BY_SUITE = "PreflightRun.bySuite";
  static final String CLAIM = "PreflightRun.claim";
  static final String REMOVE = "PreflightRun.remove";
  static final String RELEASE = "PreflightRun.release";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "preflight_report_seq")
  @SequenceGenerator(
      name = "preflight_report_seq",
      sequenceName = "preflight_report_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_key")
  private SuiteKey suite;

  @Column(name = "held_until")
  private @Nullable Instant heldUntil;

  @Column(name = "report")
  private @Nullable String report;

  @Version
  @Column(name = "version")
  private long version;

  protected PreflightRun() {}

  void ended(PreflightReport told) {
    report = ReportJson.write(told);
  }

  Optional<PreflightReport> report() {
    return Optional.ofNullable(report).map(ReportJson::read);
  }

  boolean isUnderWay(Instant now) {
    return heldUntil != null && heldUntil.isAfter(now);
  }

  SuiteKey suite() {
    return suite;
  }
}
