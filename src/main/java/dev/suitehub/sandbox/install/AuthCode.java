package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.wire.CorpId;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A temporary auth code (临时授权码): one use, ten minutes. Only its hash is kept. */
@Entity
@Table(name = "sandbox_auth_code")
@NamedQuery(
    name = AuthCode.LIVE,
    query =
        "select c from AuthCode c where c.hash = :hash and c.suiteId = :suiteId"
            + " and c.spentAt is null and c.issuedAt > :after")
@NamedQuery(
    name = AuthCode.SPEND,
    query = "update AuthCode c set c.spentAt = :now where c.hash = :hash and c.spentAt is null")
@NamedQuery(
    name = AuthCode.REVOKE,
    query =
        "update AuthCode c set c.spentAt = :now where c.suiteId = :suiteId"
            + " and c.corpId = :corpId and c.spentAt is null")
@NamedQuery(name = AuthCode.FORGET, query = "delete from AuthCode c where c.issuedAt < :before")
public class AuthCode {

  static final String LIVE = "AuthCode.live";
  static final String SPEND = "AuthCode.spend";
  static final String REVOKE = "AuthCode.revoke";
  static final String FORGET = "AuthCode.forget";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_auth_code_seq")
  @SequenceGenerator(
      name = "sandbox_auth_code_seq",
      sequenceName = "sandbox_auth_code_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "code_hash")
  private String hash;

  @Column(name = "suite_id")
  private SuiteId suiteId;

  @Column(name = "corp_id")
  private CorpId corpId;

  @Column(name = "auth_mode")
  private int authMode;

  @Column(name = "test")
  private boolean test;

  @Column(name = "renews")
  private boolean renews;

  @Column(name = "visible")
  private @Nullable String visible;

  @Column(name = "extra")
  private @Nullable String extra;

  @Column(name = "consented")
  private @Nullable String consented;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "spent_at")
  private @Nullable Instant spentAt;

  protected AuthCode() {}

  static AuthCode issued(Secret code, Consent consent, boolean renews, Instant at) {
    AuthCode issued = new AuthCode();
    issued.hash = Fresh.hash(code.reveal());
    issued.suiteId = consent.suiteId();
    issued.corpId = consent.corpId();
    issued.authMode = consent.authMode();
    issued.test = consent.test();
    issued.renews = renews;
    issued.visible = consent.visible().map(Range::text).orElse(null);
    issued.extra = consent.extra().map(Range::text).orElse(null);
    issued.consented = consent.consented().map(Range::joined).orElse(null);
    issued.issuedAt = at;
    return issued;
  }

  String hash() {
    return hash;
  }

  SuiteId suiteId() {
    return suiteId;
  }

  CorpId corpId() {
    return corpId;
  }

  int authMode() {
    return authMode;
  }

  boolean isTest() {
    return test;
  }

  /** The visible range that was picked at the install. */
  Optional<Range> visible() {
    return Optional.ofNullable(visible).map(Range::parse);
  }

  /** The extra range that was picked at the install. */
  Optional<Range> extra() {
    return Optional.ofNullable(extra).map(Range::parse);
  }

  /** The sensitive fields that were agreed to at the install. */
  Optional<List<String>> consented() {
    return Optional.ofNullable(consented).map(Range::texts);
  }

  /** Came with reset_permanent_code: its exchange gives a new permanent code. */
  boolean isRenewing() {
    return renews;
  }
}
