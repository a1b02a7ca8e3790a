package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
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
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A corp's authorisation of a suite. It begins when the first auth code of that pair is exchanged,
 * changes with change_auth, ends with the uninstall, and begins again with the next exchange.
 *
 * <p>Unconfirmed, and chosen here: authorising again what is installed gives the same permanent
 * code (WeCom says it is unique per corp and app); installing again after an uninstall, or after
 * reset_permanent_code, gives a new one.
 */
@Entity
@Table(name = "sandbox_authorisation")
@NamedQuery(
    name = Authorisation.BY_PAIR,
    query = "select a from Authorisation a where a.suiteId = :suiteId and a.corpId = :corpId")
@NamedQuery(
    name = Authorisation.ALL,
    query = "select a from Authorisation a order by a.suiteId, a.corpId")
public class Authorisation {

  static final String BY_PAIR = "Authorisation.byPair";
  static final String ALL = "Authorisation.all";

  /** Contacts, basic and read-only: what an ordinary suite gets. */
  private static final int BASIC_LEVEL = 1;

  private static final long FIRST_AGENT = 1_000_000;
  private static final int CODE_LENGTH = 86;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_authorisation_seq")
  @SequenceGenerator(
      name = "sandbox_authorisation_seq",
      sequenceName = "sandbox_authorisation_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_id")
  private SuiteId suiteId;

  @Column(name = "corp_id")
  private CorpId corpId;

  @Column(name = "permanent_code_sealed")
  private Secret permanentCode;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private AuthorisationState state;

  @Column(name = "auth_mode")
  private int authMode;

  @Column(name = "test")
  private boolean test;

  @Column(name = "privilege_level")
  private int privilegeLevel;

  @Column(name = "allow_users")
  private String allowUsers;

  @Column(name = "installed_at")
  private Instant installedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Version
  @Column(name = "version")
  private long version;

  protected Authorisation() {}

  static Authorisation granted(AuthCode code, String admin, Instant at) {
    Authorisation authorisation = new Authorisation();
    authorisation.suiteId = code.suiteId();
    authorisation.corpId = code.corpId();
    authorisation.privilegeLevel = BASIC_LEVEL;
    authorisation.allowUsers = admin;
    authorisation.permanentCode = Fresh.secret(CODE_LENGTH);
    authorisation.begin(code, at);
    return authorisation;
  }

  /** Another code of this pair was exchanged. */
  void grantedAgain(AuthCode code, Instant at) {
    if (code.isRenewing() || !isActive()) {
      permanentCode = Fresh.secret(CODE_LENGTH);
    }
    if (!code.isRenewing()) {
      begin(code, at);
    }
  }

  private void begin(AuthCode code, Instant at) {
    state = AuthorisationState.ACTIVE;
    authMode = code.authMode();
    test = code.isTest();
    installedAt = at;
    endedAt = null;
  }

  void change(Optional<Integer> mode, Optional<Integer> level, List<String> users) {
    mode.ifPresent(value -> authMode = value);
    level.ifPresent(value -> privilegeLevel = value);
    if (!users.isEmpty()) {
      allowUsers = String.join(",", users);
    }
  }

  void allowOnly(List<String> users) {
    allowUsers = String.join(",", users);
  }

  void cancel(Instant at) {
    state = AuthorisationState.CANCELLED;
    endedAt = at;
  }

  /** Whether that code opens this authorisation now. */
  public boolean accepts(Secret code) {
    return isActive() && permanentCode.equals(code);
  }

  public SuiteId suiteId() {
    return suiteId;
  }

  public CorpId corpId() {
    return corpId;
  }

  public Secret permanentCode() {
    return permanentCode;
  }

  public AuthorisationState state() {
    return state;
  }

  public boolean isActive() {
    return state == AuthorisationState.ACTIVE;
  }

  /** The id of the app inside that corp. */
  public long agentId() {
    return FIRST_AGENT + id;
  }

  /** 0: authorised by an admin; 1: by a member (成员授权). */
  public int authMode() {
    return authMode;
  }

  public boolean isTest() {
    return test;
  }

  public int privilegeLevel() {
    return privilegeLevel;
  }

  /** The members in the visible range (可见范围). */
  public List<String> allowUsers() {
    return Arrays.stream(allowUsers.split(",")).filter(user -> !user.isEmpty()).toList();
  }

  public Instant installedAt() {
    return installedAt;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }
}
