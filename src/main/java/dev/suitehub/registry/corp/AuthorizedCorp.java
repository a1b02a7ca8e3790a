package dev.suitehub.registry.corp;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One corp's authorisation of one suite. An exchange of an auth code begins it; change_auth makes
 * us read it again, and so does the day that has gone by since; cancel_auth puts it in doubt until
 * get_auth_info has spoken: then it is active after all (a newer authorisation exists), or it ends
 * and everything of the corp is erased. A refusal without a cancel_auth makes it suspect and no
 * more than that. The corp may come back: the same row begins anew.
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
    query =
        "select count(c) from AuthorizedCorp c where c.suite = :suite"
            + " and (c.check.dueAt <= :now or (c.check.dueAt is null and c.check.reconcileAt <= :now))")
@NamedQuery(
    name = AuthorizedCorp.RESTING,
    query = "select s.key from Suite s where s.checksRestUntil > :now")
@NamedQuery(
    name = AuthorizedCorp.DUE,
    query =
        "select c from AuthorizedCorp c where c.check.dueAt <= :now"
            + AuthorizedCorp.UNCLAIMED
            + " order by c.check.dueAt")
@NamedQuery(
    name = AuthorizedCorp.DUE_ELSEWHERE,
    query =
        "select c from AuthorizedCorp c where c.check.dueAt <= :now"
            + AuthorizedCorp.UNCLAIMED
            + AuthorizedCorp.ELSEWHERE
            + " order by c.check.dueAt")
@NamedQuery(
    name = AuthorizedCorp.RECONCILABLE,
    query =
        "select c from AuthorizedCorp c where c.check.dueAt is null and c.check.reconcileAt <= :now"
            + AuthorizedCorp.UNCLAIMED
            + AuthorizedCorp.BY_INDEX)
@NamedQuery(
    name = AuthorizedCorp.RECONCILABLE_ELSEWHERE,
    query =
        "select c from AuthorizedCorp c where c.check.dueAt is null and c.check.reconcileAt <= :now"
            + AuthorizedCorp.UNCLAIMED
            + AuthorizedCorp.ELSEWHERE
            + AuthorizedCorp.BY_INDEX)
@NamedQuery(
    name = AuthorizedCorp.CLAIM,
    query =
        "update AuthorizedCorp c set c.check.claimedBy = :by, c.check.claimedUntil = :until, c.version = c.version + 1"
            + " where c.id = :id"
            + " and (c.check.dueAt <= :now or (c.check.dueAt is null and c.check.reconcileAt <= :now))"
            + AuthorizedCorp.UNCLAIMED)
@NamedQuery(
    name = AuthorizedCorp.RECONCILE_ALL,
    query =
        "update AuthorizedCorp c set c.check.reconcileAt = :now, c.version = c.version + 1"
            + " where c.check.reconcileAt > :now and (c.check.claimedUntil is null or c.check.claimedUntil < :now)")
@NamedQuery(
    name = AuthorizedCorp.RETRY_ALL,
    query =
        "update AuthorizedCorp c set c.check.dueAt = :now, c.version = c.version + 1"
            + " where c.check.dueAt > :now and (c.check.claimedUntil is null or c.check.claimedUntil < :now)")
@NamedQuery(
    name = AuthorizedCorp.SUSPECTS_OF_SUITE,
    query =
        "select new dev.suitehub.registry.corp.SuspectRow(c.suite, c.corpId, c.suspectSince, c.suspectErrcode)"
            + " from AuthorizedCorp c where c.suspectSince between :first and :last and c.suite = :suite"
            + " order by c.suspectSince, c.id")
@NamedQuery(
    name = AuthorizedCorp.COUNT_SUSPECTS,
    query =
        "select c.suite, count(c) from AuthorizedCorp c where c.suspectSince between :first and :last"
            + " group by c.suite order by c.suite")
@NamedQuery(
    name = AuthorizedCorp.TESTING,
    query =
        "select c from AuthorizedCorp c where c.suite = :suite and c.kind = :test and c.state <> :ended"
            + " order by c.authorizedAt, c.id")
@NamedQuery(
    name = AuthorizedCorp.COUNT_TESTING,
    query =
        "select count(c) from AuthorizedCorp c where c.suite = :suite and c.kind = :test and c.state <> :ended")
@NamedQuery(
    name = AuthorizedCorp.COUNT_TESTING_BEFORE,
    query =
        "select count(c) from AuthorizedCorp c where c.suite = :suite and c.kind = :test and c.state <> :ended"
            + " and (c.authorizedAt < :at or (c.authorizedAt = :at and c.id < :id))")
@NamedQuery(
    name = AuthorizedCorp.COUNT_TESTED,
    query =
        "select count(c) from AuthorizedCorp c where c.suite = :suite and c.testedAt is not null")
@NamedQuery(
    name = AuthorizedCorp.RECHECK_SUITE,
    query =
        "update AuthorizedCorp c set c.check.dueAt = :now, c.check.attempts = 0, c.check.claimedBy = null,"
            + " c.check.claimedUntil = null, c.version = c.version + 1"
            + " where c.suite = :suite and c.kind <> :test and c.state <> :ended")
@NamedQuery(
    name = AuthorizedCorp.COUNT_REACHED,
    query =
        "select count(c) from AuthorizedCorp c"
            + " where c.suite = :suite and c.kind <> :test and c.state <> :ended")
@NamedQuery(
    name = AuthorizedCorp.COUNT_FORMAL,
    query =
        "select count(c) from AuthorizedCorp c where c.suite = :suite and (c.kind = :formal"
            + " or (c.kind = :unknown and c.statusAtAuthorization is not null))")
@NamedQuery(
    name = AuthorizedCorp.LISTED,
    query =
        "select new dev.suitehub.registry.corp.ListedCorp(c.suite, c.corpId, c.corpName, c.state, c.kind,"
            + " c.authorizedAt, c.endedAt) from AuthorizedCorp c where c.id in :ids order by c.suite, c.corpId")
@NamedQuery(
    name = AuthorizedCorp.COUNT_STATES,
    query = "select c.state, count(c) from AuthorizedCorp c group by c.state")
@NamedQuery(
    name = AuthorizedCorp.REMOVE,
    query = "delete from AuthorizedCorp c where c.suite = :suite")
public class AuthorizedCorp {

  /** How far WeCom's clock and ours may be apart before we mistake which came first. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

  /**
   * How long its healing outweighs what single calls are refused with: no doubt goes in circles.
   */
  private static final Duration VOUCHED = Duration.ofHours(1);

  static final String UNCLAIMED =
      " and (c.check.claimedUntil is null or c.check.claimedUntil < :now)";
  static final String ELSEWHERE = " and c.suite not in :resting";

  /** The former is null for all of them, and says which index gives the order. */
  static final String BY_INDEX = " order by c.check.dueAt, c.check.reconcileAt";

  static final String BY_ID = "AuthorizedCorp.byId";
  static final String COUNT_ID = "AuthorizedCorp.countId";
  static final String FIRST_PAGE = "AuthorizedCorp.firstPage";
  static final String NEXT_PAGE = "AuthorizedCorp.nextPage";
  static final String COUNT = "AuthorizedCorp.count";
  static final String COUNT_DUE = "AuthorizedCorp.countDue";
  static final String RESTING = "AuthorizedCorp.resting";
  static final String DUE = "AuthorizedCorp.due";
  static final String DUE_ELSEWHERE = "AuthorizedCorp.dueElsewhere";
  static final String RECONCILABLE = "AuthorizedCorp.reconcilable";
  static final String RECONCILABLE_ELSEWHERE = "AuthorizedCorp.reconcilableElsewhere";
  static final String CLAIM = "AuthorizedCorp.claim";
  static final String RECONCILE_ALL = "AuthorizedCorp.reconcileAll";
  static final String RETRY_ALL = "AuthorizedCorp.retryAll";
  static final String SUSPECTS_OF_SUITE = "AuthorizedCorp.suspectsOfSuite";
  static final String COUNT_SUSPECTS = "AuthorizedCorp.countSuspects";
  static final String TESTING = "AuthorizedCorp.testing";
  static final String COUNT_TESTING = "AuthorizedCorp.countTesting";
  static final String COUNT_TESTING_BEFORE = "AuthorizedCorp.countTestingBefore";
  static final String COUNT_TESTED = "AuthorizedCorp.countTested";
  static final String RECHECK_SUITE = "AuthorizedCorp.recheckSuite";
  static final String COUNT_REACHED = "AuthorizedCorp.countReached";
  static final String COUNT_FORMAL = "AuthorizedCorp.countFormal";
  static final String LISTED = "AuthorizedCorp.listed";
  static final String COUNT_STATES = "AuthorizedCorp.countStates";
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

  @Embedded private AuthCheck check;

  @Column(name = "healed_at")
  private @Nullable Instant healedAt;

  @Column(name = "suspect_since")
  private @Nullable Instant suspectSince;

  @Column(name = "suspect_errcode")
  private @Nullable Integer suspectErrcode;

  @Column(name = "tested_at")
  private @Nullable Instant testedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "status_at_authorization")
  private @Nullable SuiteStatus statusAtAuthorization;

  @Column(name = "settings_snapshot")
  private @Nullable String settingsSnapshot;

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
    if (state == CorpState.ENDED || told.kind() != AuthorizationKind.UNKNOWN) {
      kind = told.kind();
    }
    told.app().ifPresent(this::seeApp);
    rememberTest(told.at());
    corpName = clip(told.corpName());
    permanentCode = told.permanentCode();
    authorizedAt = told.at();
    endedAt = null;
    healedAt = null;
    trust();
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

  private void seeApp(AppAtInstall app) {
    statusAtAuthorization = app.status();
    settingsSnapshot = app.snapshot();
    if (kind == AuthorizationKind.UNKNOWN && !app.status().isAuthorizable()) {
      // REL-02: what is not online is authorised for a test, as by the button in WeCom's console.
      kind = AuthorizationKind.TEST;
    }
  }

  private void rememberTest(Instant at) {
    if (kind == AuthorizationKind.TEST) {
      testedAt = at;
    }
  }

  private static String clip(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200);
  }

  void learnKind(AuthorizationKind learned) {
    if (kind == AuthorizationKind.UNKNOWN) {
      kind = learned;
      rememberTest(authorizedAt);
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
    trust();
    state = CorpState.CANCEL_REPORTED;
    return true;
  }

  /**
   * WeCom refused a call about this corp with {@code errcode}: the authorisation may be gone.
   * Get_auth_info is asked now, once; what is suspect already keeps its back-off, and what
   * get_auth_info has healed lately is believed. True where it has become suspect.
   */
  boolean doubt(int errcode, Instant now) {
    if (state == CorpState.CANCEL_REPORTED) {
      recheck(now);
    }
    boolean vouchedFor = healedAt != null && now.isBefore(healedAt.plus(VOUCHED));
    if (state != CorpState.ACTIVE || vouchedFor) {
      return false;
    }
    suspect(errcode, now);
    recheck(now);
    return true;
  }

  private void suspect(int errcode, Instant now) {
    state = CorpState.SUSPECT;
    suspectSince = now;
    suspectErrcode = errcode;
  }

  private void trust() {
    suspectSince = null;
    suspectErrcode = null;
  }

  /**
   * Get_auth_info itself was refused with {@code errcode}, and no cancel_auth came: asked again at
   * {@code at}. True where it has become suspect by that.
   */
  boolean refuse(int errcode, Instant now, Instant at) {
    boolean begins = state == CorpState.ACTIVE;
    if (begins) {
      suspect(errcode, now);
      check.becomeDue(now);
    } else if (state == CorpState.SUSPECT) {
      suspectErrcode = errcode;
    }
    retryCheck(at);
    return begins;
  }

  private void remember(Instant cancelledAt) {
    if (cancelReportedAt == null || cancelReportedAt.isBefore(cancelledAt)) {
      cancelReportedAt = cancelledAt;
    }
  }

  /** get_auth_info is to be asked now; see {@link AuthCheck#askNow}. */
  void recheck(Instant now) {
    check.askNow(now);
  }

  void retryCheck(Instant at) {
    check.failed(at);
  }

  void postponeCheck(Instant at) {
    check.postpone(at);
  }

  /**
   * get_auth_info answered: the authorisation stands. Tells whether what it says has changed. After
   * a cancellation it is asked again: WeCom may tell sooner than all of it knows.
   */
  boolean confirm(String newAuthInfo, Instant now) {
    boolean changed = !newAuthInfo.equals(authInfo);
    authInfo = newAuthInfo;
    if (state == CorpState.SUSPECT) {
      healedAt = now;
    }
    state = CorpState.ACTIVE;
    trust();
    check.answered(now, suite + "/" + corpId);
    if (cancelReportedAt != null && !check.looksAgain(cancelReportedAt, now)) {
      cancelReportedAt = null;
    }
    return changed;
  }

  /** WeCom knows it no more: what we know of the corp is erased. */
  void end(Instant now) {
    state = CorpState.ENDED;
    endedAt = now;
    permanentCode = null;
    authInfo = null;
    settingsSnapshot = null;
    corpName = "";
    trust();
    check.end();
    healedAt = null;
  }

  boolean isClaimedBy(String who) {
    return check.isClaimedBy(who);
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

  /** When it last had the app for a test; it stays when it ends (TEST-03). */
  public Optional<Instant> testedAt() {
    return Optional.ofNullable(testedAt);
  }

  /** Where the app stood when the corp authorised it, as far as we knew. */
  public SuiteStatus statusAtAuthorization() {
    return statusAtAuthorization == null ? SuiteStatus.UNRECORDED : statusAtAuthorization;
  }

  /** What the app was then, as JSON; empty for one of long ago, and once it has ended. */
  public Optional<String> settingsSnapshot() {
    return Optional.ofNullable(settingsSnapshot);
  }

  /** The last cancellation that get_auth_info has not settled yet, or that ended it. */
  public Optional<Instant> cancelReportedAt() {
    return Optional.ofNullable(cancelReportedAt);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** Since when WeCom refuses calls about it; there while it is {@link CorpState#SUSPECT}. */
  public Optional<Instant> suspectSince() {
    return Optional.ofNullable(suspectSince);
  }

  /** With what WeCom refuses them; there while it is {@link CorpState#SUSPECT}. */
  public OptionalInt suspectErrcode() {
    return suspectErrcode == null ? OptionalInt.empty() : OptionalInt.of(suspectErrcode);
  }

  /** When get_auth_info is asked next, at the latest; empty once it has ended. */
  public Optional<Instant> nextCheckAt() {
    return check.nextAt();
  }

  /** How often get_auth_info has failed since it last answered. */
  public int checkAttempts() {
    return check.attempts();
  }
}
