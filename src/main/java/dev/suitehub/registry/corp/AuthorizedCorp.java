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
import java.time.Duration;
import java.time.Instant;
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
    name = AuthorizedCorp.COUNT_ID,
    query = "select count(c) from AuthorizedCorp c where c.suite = :suite and c.corpId = :corpId")
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
    name = AuthorizedCorp.COUNT_DUE,
    query = "select count(c) from AuthorizedCorp c where c.suite = :suite and c.checkDueAt <= :now")
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

  /** How far WeCom's clock and ours may be apart before we mistake which came first. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

  private static final Duration SECOND_LOOK = Duration.ofMinutes(1);
  private static final Duration LAST_LOOK = Duration.ofMinutes(10);

  static final String BY_ID = "AuthorizedCorp.byId";
  static final String COUNT_ID = "AuthorizedCorp.countId";
  static final String FIRST_PAGE = "AuthorizedCorp.firstPage";
  static final String NEXT_PAGE = "AuthorizedCorp.nextPage";
  static final String COUNT = "AuthorizedCorp.count";
  static final String COUNT_DUE = "AuthorizedCorp.countDue";
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
    if (state != CorpState.ACTIVE || told.kind() != AuthorizationKind.UNKNOWN) {
      kind = told.kind();
    }
    corpName = clip(told.corpName());
    permanentCode = told.permanentCode();
    authorizedAt = told.at();
    endedAt = null;
    if (cancelReportedAt != null && cancelReportedAt.isAfter(told.at())) {
      // It came while the code was being exchanged, and may mean this very authorisation.
      state = CorpState.CANCEL_REPORTED;
    } else {
      state = CorpState.ACTIVE;
      cancelReportedAt = null;
    }
    recheck(now);
    return begins;
  }

  private static String clip(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200);
  }

  void learnKind(AuthorizationKind learned) {
    if (kind == AuthorizationKind.UNKNOWN) {
      kind = learned;
    }
  }

  /**
   * cancel_auth says that it was withdrawn at {@code at}, by WeCom's clock. One that is older than
   * the authorisation withdraws nothing, but get_auth_info is asked all the same. True where the
   * authorisation is now in doubt.
   */
  boolean reportCancelled(Instant at, Instant now) {
    if (state == CorpState.ENDED) {
      remember(at);
      return false;
    }
    recheck(now);
    if (at.isBefore(authorizedAt.minus(CLOCK_SKEW))) {
      return false;
    }
    remember(at);
    state = CorpState.CANCEL_REPORTED;
    return true;
  }

  private void remember(Instant cancelledAt) {
    if (cancelReportedAt == null || cancelReportedAt.isBefore(cancelledAt)) {
      cancelReportedAt = cancelledAt;
    }
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

  /**
   * get_auth_info answered: the authorisation stands. Tells whether what it says has changed. After
   * a cancellation it is asked again: WeCom may tell sooner than all of it knows.
   */
  boolean confirm(String newAuthInfo, Instant now) {
    boolean changed = !newAuthInfo.equals(authInfo);
    authInfo = newAuthInfo;
    state = CorpState.ACTIVE;
    checked();
    if (cancelReportedAt != null) {
      doubtAgain(cancelReportedAt, now);
    }
    return changed;
  }

  private void doubtAgain(Instant cancelledAt, Instant now) {
    if (now.isBefore(cancelledAt.plus(SECOND_LOOK))) {
      checkDueAt = cancelledAt.plus(SECOND_LOOK);
    } else if (now.isBefore(cancelledAt.plus(LAST_LOOK))) {
      checkDueAt = cancelledAt.plus(LAST_LOOK);
    } else {
      cancelReportedAt = null;
    }
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

  /** The last cancellation that get_auth_info has not settled yet, or that ended it. */
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
