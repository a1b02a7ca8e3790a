package dev.suitehub.sandbox.identity;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.Secret;
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
import org.jspecify.annotations.Nullable;

/** A code by which somebody is known. Only its hash is kept. */
@Entity
@Table(name = "sandbox_identity_code")
@NamedQuery(
    name = IdentityCode.KNOWN,
    query =
        "select c from IdentityCode c where c.hash = :hash and c.kind = :kind and c.owner = :owner")
@NamedQuery(
    name = IdentityCode.SPEND,
    query = "update IdentityCode c set c.spentAt = :now where c.hash = :hash and c.spentAt is null")
@NamedQuery(
    name = IdentityCode.FORGET,
    query = "delete from IdentityCode c where c.issuedAt < :before")
public class IdentityCode {

  static final String KNOWN = "IdentityCode.known";
  static final String SPEND = "IdentityCode.spend";
  static final String FORGET = "IdentityCode.forget";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_identity_code_seq")
  @SequenceGenerator(
      name = "sandbox_identity_code_seq",
      sequenceName = "sandbox_identity_code_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private CodeKind kind;

  @Column(name = "code_hash")
  private String hash;

  @Column(name = "owner")
  private String owner;

  @Column(name = "corp_id")
  private String corp;

  @Column(name = "user_id")
  private String user;

  @Column(name = "scope")
  private String scope;

  @Column(name = "trusted")
  private boolean trusted;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "spent_at")
  private @Nullable Instant spentAt;

  protected IdentityCode() {}

  static IdentityCode issued(CodeKind kind, Secret code, String owner, Member member, Instant at) {
    IdentityCode issued = new IdentityCode();
    issued.kind = kind;
    issued.hash = Fresh.hash(code.reveal());
    issued.owner = owner;
    issued.corp = member.corp();
    issued.user = member.user();
    issued.scope = member.scope();
    issued.trusted = true;
    issued.issuedAt = at;
    return issued;
  }

  /** It was given to an address outside the trusted domain: whoever consumes it gets 50001. */
  public void distrust() {
    trusted = false;
  }

  public boolean isTrusted() {
    return trusted;
  }

  public boolean isSpent() {
    return spentAt != null;
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(issuedAt.plus(kind.validity()));
  }

  String hash() {
    return hash;
  }

  /** Whom it stands for. */
  public Member member() {
    return new Member(corp, user, scope);
  }
}
