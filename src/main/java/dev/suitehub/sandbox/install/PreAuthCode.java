package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/**
 * A pre-authorisation code (预授权码) with the session set on it. Whether one use ends it is
 * unconfirmed; here only time does (doc 90601).
 */
@Entity
@Table(name = "sandbox_pre_auth_code")
@NamedQuery(
    name = PreAuthCode.BY_HASH,
    query = "select c from PreAuthCode c where c.hash = :hash and c.suiteId = :suiteId")
@NamedQuery(
    name = PreAuthCode.FORGET,
    query = "delete from PreAuthCode c where c.issuedAt < :before")
public class PreAuthCode {

  static final String BY_HASH = "PreAuthCode.byHash";
  static final String FORGET = "PreAuthCode.forget";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_pre_auth_code_seq")
  @SequenceGenerator(
      name = "sandbox_pre_auth_code_seq",
      sequenceName = "sandbox_pre_auth_code_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "code_hash")
  private String hash;

  @Column(name = "suite_id")
  private SuiteId suiteId;

  @Column(name = "test")
  private boolean test;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Version
  @Column(name = "version")
  private long version;

  protected PreAuthCode() {}

  static PreAuthCode issued(Secret code, SuiteId suiteId, Instant at) {
    PreAuthCode issued = new PreAuthCode();
    issued.hash = Fresh.hash(code.reveal());
    issued.suiteId = suiteId;
    issued.issuedAt = at;
    return issued;
  }

  /** set_session_info (doc 90602): a test authorisation (测试授权) or a formal one (正式授权). */
  public void session(boolean forTest) {
    test = forTest;
  }

  public boolean isTest() {
    return test;
  }

  public boolean isExpired(Instant now, Duration validity) {
    return !now.isBefore(issuedAt.plus(validity));
  }
}
