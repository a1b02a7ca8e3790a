package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A register code (注册码) of a provider's promotion package: ten minutes to open its link, once; a
 * day to ask what came of it (doc 90581, 90582). Only its hash is kept.
 */
@Entity
@Table(name = "sandbox_register_code")
@NamedQuery(
    name = RegisterCode.BY_HASH,
    query = "select c from RegisterCode c where c.hash = :hash")
@NamedQuery(
    name = RegisterCode.SPEND,
    query =
        "update RegisterCode c set c.usedAt = :now, c.version = c.version + 1"
            + " where c.id = :id and c.usedAt is null")
@NamedQuery(
    name = RegisterCode.FORGET,
    query = "delete from RegisterCode c where c.issuedAt < :before")
public class RegisterCode {

  static final String BY_HASH = "RegisterCode.byHash";
  static final String SPEND = "RegisterCode.spend";
  static final String FORGET = "RegisterCode.forget";

  public static final Duration TO_OPEN = Duration.ofMinutes(10);
  public static final Duration TO_ASK = Duration.ofHours(24);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_register_code_seq")
  @SequenceGenerator(
      name = "sandbox_register_code_seq",
      sequenceName = "sandbox_register_code_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "code_hash")
  private String hash;

  @Column(name = "provider_corp_id")
  private CorpId provider;

  @Column(name = "template_id")
  private String templateId;

  @Column(name = "corp_name")
  private String corpName;

  @Column(name = "admin_name")
  private String adminName;

  @Column(name = "state")
  private String state;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @Column(name = "corp_id")
  private @Nullable CorpId founded;

  @Version
  @Column(name = "version")
  private long version;

  protected RegisterCode() {}

  /**
   * What get_register_code was given.
   *
   * @param corpName fills the form in; may be empty
   * @param adminName fills the form in; may be empty
   */
  public record Wish(
      CorpId provider, String templateId, String corpName, String adminName, String state) {}

  static RegisterCode issued(Secret code, Wish wish, Instant at) {
    RegisterCode issued = new RegisterCode();
    issued.hash = Fresh.hash(code.reveal());
    issued.provider = wish.provider();
    issued.templateId = wish.templateId();
    issued.corpName = wish.corpName();
    issued.adminName = wish.adminName();
    issued.state = wish.state();
    issued.issuedAt = at;
    return issued;
  }

  /** A corp that did not exist before was registered with it. */
  public void found(CorpId corp) {
    founded = corp;
  }

  Long id() {
    return id;
  }

  /** Whether its link opens now. */
  public boolean isOpen(Instant now) {
    return usedAt == null && now.isBefore(issuedAt.plus(TO_OPEN));
  }

  /** Whether get_register_info still answers. */
  public boolean mayBeAsked(Instant now) {
    return now.isBefore(issuedAt.plus(TO_ASK));
  }

  public CorpId provider() {
    return provider;
  }

  public String templateId() {
    return templateId;
  }

  public String corpName() {
    return corpName;
  }

  public String adminName() {
    return adminName;
  }

  public String state() {
    return state;
  }

  /** The corp that was founded with it; empty where an older corp opened it, or nobody did. */
  public Optional<CorpId> founded() {
    return Optional.ofNullable(founded);
  }
}
