package dev.suitehub.registry.release;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link for one test install (测试授权). Only its hash is kept. Used or ended, it stays for a while,
 * so that people see what became of it.
 */
@Entity
@Table(name = "install_link")
@NamedQuery(
    name = TestLink.GOOD,
    query =
        "select l.id from TestLink l where l.linkHash = :hash and l.suite = :suite"
            + " and l.expiresAt >= :now and l.usedAt is null")
@NamedQuery(
    name = TestLink.USE,
    query = "update TestLink l set l.usedAt = :now where l.id = :id and l.usedAt is null")
@NamedQuery(
    name = TestLink.USED_BY,
    query = "update TestLink l set l.corpId = :corpId where l.id = :id")
@NamedQuery(
    name = TestLink.OF_SUITE,
    query = "select l from TestLink l where l.suite = :suite order by l.id desc")
@NamedQuery(
    name = TestLink.COUNT_OPEN,
    query =
        "select count(l) from TestLink l"
            + " where l.suite = :suite and l.expiresAt >= :now and l.usedAt is null")
@NamedQuery(
    name = TestLink.WITHDRAW,
    query =
        "update TestLink l set l.expiresAt = :end"
            + " where l.suite = :suite and l.expiresAt >= :now and l.usedAt is null")
@NamedQuery(name = TestLink.REMOVE, query = "delete from TestLink l where l.suite = :suite")
@NamedQuery(name = TestLink.FORGET, query = "delete from TestLink l where l.expiresAt < :before")
public class TestLink {

  static final String GOOD = "TestLink.good";
  static final String USE = "TestLink.use";
  static final String USED_BY = "TestLink.usedBy";
  static final String OF_SUITE = "TestLink.ofSuite";
  static final String COUNT_OPEN = "TestLink.countOpen";
  static final String WITHDRAW = "TestLink.withdraw";
  static final String REMOVE = "TestLink.remove";
  static final String FORGET = "TestLink.forget";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "install_link_seq")
  @SequenceGenerator(
      name = "install_link_seq",
      sequenceName = "install_link_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "link_hash")
  private String linkHash;

  @Column(name = "suite_key")
  private SuiteKey suite;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "issued_by")
  private String issuedBy = "";

  @Column(name = "issued_at")
  private @Nullable Instant issuedAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @Column(name = "corp_id")
  private @Nullable CorpId corpId;

  protected TestLink() {}

  static TestLink issued(
      String linkHash, SuiteKey suite, String issuedBy, Instant issuedAt, Instant expiresAt) {
    TestLink link = new TestLink();
    link.linkHash = linkHash;
    link.suite = suite;
    link.issuedBy = issuedBy;
    link.issuedAt = issuedAt;
    link.expiresAt = expiresAt;
    return link;
  }

  public SuiteKey suite() {
    return suite;
  }

  /** As the audit log has it; empty for one of long ago. */
  public String issuedBy() {
    return issuedBy;
  }

  public Optional<Instant> issuedAt() {
    return Optional.ofNullable(issuedAt);
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /** When somebody left for WeCom with it. */
  public Optional<Instant> usedAt() {
    return Optional.ofNullable(usedAt);
  }

  /** The corp that came of it; empty while none has. */
  public Optional<CorpId> corpId() {
    return Optional.ofNullable(corpId);
  }

  /** Whether it could still begin a test install. */
  public boolean isOpen(Instant now) {
    return usedAt == null && !expiresAt.isBefore(now);
  }
}
