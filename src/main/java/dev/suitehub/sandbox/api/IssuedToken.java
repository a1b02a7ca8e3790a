package dev.suitehub.sandbox.api;

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

/** A token that was issued; given out again while it is valid. */
@Entity
@Table(name = "sandbox_token")
@NamedQuery(
    name = IssuedToken.CURRENT,
    query =
        "select t from IssuedToken t where t.kind = :kind and t.suite = :suite and t.corp = :corp"
            + " and t.expiresAt > :now and t.killedAs = 0 order by t.expiresAt desc")
@NamedQuery(name = IssuedToken.BY_HASH, query = "select t from IssuedToken t where t.hash = :hash")
@NamedQuery(
    name = IssuedToken.KILL,
    query =
        "update IssuedToken t set t.killedAs = :errcode where t.kind = :kind and t.suite = :suite"
            + " and t.corp = :corp and t.killedAs = 0")
@NamedQuery(
    name = IssuedToken.FORGET,
    query = "delete from IssuedToken t where t.expiresAt < :before")
public class IssuedToken {

  static final String CURRENT = "IssuedToken.current";
  static final String BY_HASH = "IssuedToken.byHash";
  static final String KILL = "IssuedToken.kill";
  static final String FORGET = "IssuedToken.forget";

  private static final int LENGTH = 107;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_token_seq")
  @SequenceGenerator(
      name = "sandbox_token_seq",
      sequenceName = "sandbox_token_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private TokenKind kind;

  @Column(name = "suite_id")
  private String suite;

  @Column(name = "corp_id")
  private String corp;

  @Column(name = "token_sealed")
  private Secret token;

  @Column(name = "token_hash")
  private String hash;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** The errcode that it answers since it was killed; 0 while it lives. */
  @Column(name = "killed_as")
  private int killedAs;

  protected IssuedToken() {}

  static IssuedToken issued(TokenOwner owner, Instant at) {
    IssuedToken issued = new IssuedToken();
    issued.kind = owner.kind();
    issued.suite = owner.suite();
    issued.corp = owner.corp();
    issued.token = Fresh.secret(LENGTH);
    issued.hash = Fresh.hash(issued.token.reveal());
    issued.issuedAt = at;
    issued.expiresAt = at.plus(owner.kind().validity());
    return issued;
  }

  /** 0 where WeCom takes it now. */
  public int errcode(Instant now) {
    if (killedAs != 0) {
      return killedAs;
    }
    return now.isBefore(expiresAt) ? 0 : kind.ifExpired().code();
  }

  Secret token() {
    return token;
  }

  public TokenKind kind() {
    return kind;
  }

  public String suite() {
    return suite;
  }

  public String corp() {
    return corp;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
