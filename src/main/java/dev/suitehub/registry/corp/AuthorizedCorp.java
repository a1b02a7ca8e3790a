package dev.suitehub.registry.corp;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
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
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One corp's authorisation of one suite. An exchange of an auth code begins it; change_auth makes
 * us read it again; cancel_auth puts it in doubt until get_auth_info has spoken: then it is active
 * after all (a newer authorisation exists), or it ends and everything of the corp is erased. The
 * corp may come back: the same row begins anew.
 */
@Entity
@Table(name = "authorized_corp")
@NamedQuery(
    name = AuthorizedCorp.BY_ID,
    query = "select c from AuthorizedCorp c where c.suite = :suite and c.corpId = :corpId")
@NamedQuery(
    name = AuthorizedCorp.FIRST_PAGE,
    query = "select c from AuthorizedCorp c where c.suite = :suite order by c.corpId")
@NamedQuery(
    name = AuthorizedCorp.NEXT_PAGE,
    query =
        "select c from AuthorizedCorp c where c.suite = :suite and c.corpId > :after order by c.corpId")
@NamedQuery(
    name = AuthorizedCorp.COUNT,
    query = "select count(c) from AuthorizedCorp c where c.suite = :suite and c.state <> :ended")
@NamedQuery(
    name = AuthorizedCorp.DUE,
    query =
        "select c from AuthorizedCorp c where c.checkDueAt <= :now"
            + " and (c.claimedUntil is null or c.claimedUntil < :now) order by c.checkDueAt")
@NamedQuery(
    name = AuthorizedCorp.CLAIM,
    query =
        "update AuthorizedCorp c set c.claimedBy = :by, c.claimedUntil = :until, c.version = c.version + 1"
            + " where c.id = :id and c.checkDueAt <= :now"
            + " and (c.claimedUntil is null or c.claimedUntil < :now)")
@NamedQuery(
    name = AuthorizedCorp.REMOVE,
    query = "delete from AuthorizedCorp c where c.suite = :suite")
public class AuthorizedCorp {

  static final String BY_ID = "AuthorizedCorp.byId";
  static final String FIRST_PAGE = "AuthorizedCorp.firstPage";
  static final String NEXT_PAGE = "AuthorizedCorp.nextPage";
  static final String COUNT = "AuthorizedCorp.count";
  static final String DUE = "AuthorizedCorp.due";
  static final String CLAIM = "AuthorizedCorp.claim";
  static final String REMOVE = "AuthorizedCorp.remove";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "authorized_corp_seq")
  @SequenceGenerator(
      name = "authorized_corp_seq",
      sequenceName = "authorized_corp_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_key")
  private SuiteKey suite;

  @Column(name = "corp_id")
  private CorpId corpId;

  @Column(name = "corp_name")
  private String corpName;

  @Column(name = "permanent_code_sealed")
  private @Nullable Secret permanentCode;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private AuthorizationKind kind;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private CorpState state;

  @Column(name = "auth_info")
  private @Nullable String authInfo;

  @Column(name = "authorized_at")
  private Instant authorizedAt;

  @Column(name = "cancel_reported_at")
  private @Nullable Instant cancelReportedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "check_due_at")
  private @Nullable Instant checkDueAt;

  @Column(name = "check_attempts")
  private int checkAttempts;

  @Column(name = "claimed_by")
  private @Nullable String claimedBy;

  @Column(name = "claimed_until")
  private @Nullable Instant claimedUntil;

  @Version
  @Column(name = "version")
  private long version;

  protected AuthorizedCorp() {}

  /**
   * Takes an authorisation in. Tells whether it changed anything that others should know: not where
   * a newer one stands already, and not where the same one is told twice.
   */
  boolean authorize(Authorization told, Instant now) {
    boolean newer = state == CorpState.ENDED || !told.at().isBefore(authorizedAt);
    if (!newer) {
      return false;
    }
    boolean begins = state != CorpState.ACTIVE || !told.permanentCode().equals(permanentCode);
    if (begins) {
      kind = told.kind();
    } else {
      learnKind(told.kind());
    }
    corpName = told.corpName();
    permanentCode = told.permanentCode();
    authorizedAt = told.at();
    state = CorpState.ACTIVE;
    cancelReportedAt = null;
    endedAt = null;
    recheck(now);
    return begins;
  }

  void learnKind(AuthorizationKind learned) {
    if (kind == AuthorizationKind.UNKNOWN) {
      kind = learned;
    }
  }

  /**
   * cancel_auth says that it was withdrawn at {@code at}. One that is older than the authorisation
   * changes nothing; WeCom's times have whole seconds.
   */
  boolean reportCancelled(Instant at, Instant now) {
    if (state == CorpState.ENDED || at.isBefore(authorizedAt.truncatedTo(ChronoUnit.SECONDS))) {
      return false;
    }
    state = CorpState.CANCEL_REPORTED;
    cancelReportedAt = at;
    recheck(now);
    return true;
  }

  /**
   * get_auth_info is to be asked now. Whoever holds a claim asks with what was true before: it
   * loses the claim.
   */
  void recheck(Instant now) {
    checkDueAt = now;
    checkAttempts = 0;
    claimedBy = null;
    claimedUntil = null;
  }

  void retryCheck(Instant at) {
    checkDueAt = at;
    checkAttempts++;
    claimedBy = null;
    claimedUntil = null;
  }

  /** get_auth_info answered: the authorisation stands. Tells whether what it says has changed. */
  boolean confirm(String newAuthInfo) {
    boolean changed = !newAuthInfo.equals(authInfo);
    authInfo = newAuthInfo;
    state = CorpState.ACTIVE;
    cancelReportedAt = null;
    checked();
    return changed;
  }

  /** WeCom knows it no more: what we know of the corp is erased. */
  void end(Instant now) {
    state = CorpState.ENDED;
    endedAt = now;
    permanentCode = null;
    authInfo = null;
    corpName = "";
    checked();
  }

  private void checked() {
    checkDueAt = null;
    checkAttempts = 0;
    claimedBy = null;
    claimedUntil = null;
  }

  boolean isClaimedBy(String who) {
    return who.equals(claimedBy);
  }

  Long id() {
    return id;
  }

  public SuiteKey suite() {
    return suite;
  }

  public CorpId corpId() {
    return corpId;
  }

  /** Empty once it has ended. */
  public String corpName() {
    return corpName;
  }

  /** Empty once it has ended. */
  public Optional<Secret> permanentCode() {
    return Optional.ofNullable(permanentCode);
  }

  public AuthorizationKind kind() {
    return kind;
  }

  public CorpState state() {
    return state;
  }

  public boolean isActive() {
    return state == CorpState.ACTIVE;
  }

  /** What get_auth_info said last, as JSON; empty before the first time and after the end. */
  public Optional<AuthInfo> authInfo() {
    return Optional.ofNullable(authInfo).map(AuthInfo::new);
  }

  /** When the authorisation that stands was given. */
  public Instant authorizedAt() {
    return authorizedAt;
  }

  public Optional<Instant> cancelReportedAt() {
    return Optional.ofNullable(cancelReportedAt);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** How often get_auth_info has failed since it last answered. */
  public int checkAttempts() {
    return checkAttempts;
  }
}
