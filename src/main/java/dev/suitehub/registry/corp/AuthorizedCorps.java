package dev.suitehub.registry.corp;

import dev.suitehub.platform.db.AnyTime;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All authorisations. Everything that changes one runs in the caller's transaction and holds its
 * row.
 */
@Dependent
public class AuthorizedCorps {

  private static final Logger LOG = System.getLogger(AuthorizedCorps.class.getName());

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  public AuthorizedCorps(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  public Optional<AuthorizedCorp> find(SuiteKey suite, CorpId corpId) {
    return find(suite, corpId, LockModeType.NONE);
  }

  /** Throws {@code no-such-corp}. */
  public AuthorizedCorp get(SuiteKey suite, CorpId corpId) {
    return find(suite, corpId)
        .orElseThrow(
            () ->
                RegistryProblem.NO_SUCH_CORP.because(
                    "Corp '"
                        + corpId
                        + "' has never authorised suite '"
                        + suite
                        + "'; send its admin to /install/"
                        + suite
                        + "."));
  }

  /** In order of corpid, those behind {@code after}; ended ones too. */
  public List<AuthorizedCorp> page(SuiteKey suite, Optional<CorpId> after, int limit) {
    TypedQuery<AuthorizedCorp> query =
        entities
            .createNamedQuery(
                after.isPresent() ? AuthorizedCorp.NEXT_PAGE : AuthorizedCorp.FIRST_PAGE,
                AuthorizedCorp.class)
            .setParameter("suite", suite)
            .setMaxResults(limit);
    after.ifPresent(corpId -> query.setParameter("after", corpId));
    return query.getResultList();
  }

  /** Whether it ever authorised the suite. Loads no row, so that a later lock reads a fresh one. */
  public boolean isKnown(SuiteKey suite, CorpId corpId) {
    return entities
            .createNamedQuery(AuthorizedCorp.COUNT_ID, Long.class)
            .setParameter("suite", suite)
            .setParameter("corpId", corpId)
            .getSingleResult()
        > 0;
  }

  /** How many have not ended. */
  public long count(SuiteKey suite) {
    return entities
        .createNamedQuery(AuthorizedCorp.COUNT, Long.class)
        .setParameter("suite", suite)
        .setParameter("ended", CorpState.ENDED)
        .getSingleResult();
  }

  /**
   * How many a change that counts at once reaches (CHG-03): those that test the app keep what they
   * installed (TEST-08).
   */
  public long countReached(SuiteKey suite) {
    return entities
        .createNamedQuery(AuthorizedCorp.COUNT_REACHED, Long.class)
        .setParameter("suite", suite)
        .setParameter("test", AuthorizationKind.TEST)
        .setParameter("ended", CorpState.ENDED)
        .getSingleResult();
  }

  /**
   * Whether any corp ever authorised it for more than a test. One that came from WeCom's own pages
   * while the app was online counts; a cancellation of what was never authorised here does not.
   */
  public boolean wasFormal(SuiteKey suite) {
    return entities
            .createNamedQuery(AuthorizedCorp.COUNT_FORMAL, Long.class)
            .setParameter("suite", suite)
            .setParameter("formal", AuthorizationKind.FORMAL)
            .setParameter("unknown", AuthorizationKind.UNKNOWN)
            .getSingleResult()
        > 0;
  }

  /** Those that have it for a test, in the order of their coming. */
  public List<AuthorizedCorp> testing(SuiteKey suite, int limit) {
    return entities
        .createNamedQuery(AuthorizedCorp.TESTING, AuthorizedCorp.class)
        .setParameter("suite", suite)
        .setParameter("test", AuthorizationKind.TEST)
        .setParameter("ended", CorpState.ENDED)
        .setMaxResults(limit)
        .getResultList();
  }

  /** How many have it for a test at this moment. */
  public long countTesting(SuiteKey suite) {
    return entities
        .createNamedQuery(AuthorizedCorp.COUNT_TESTING, Long.class)
        .setParameter("suite", suite)
        .setParameter("test", AuthorizationKind.TEST)
        .setParameter("ended", CorpState.ENDED)
        .getSingleResult();
  }

  /** Which of its suite's test corps it is, in the order of their coming. */
  public long placeAmongTests(AuthorizedCorp corp) {
    return 1
        + entities
            .createNamedQuery(AuthorizedCorp.COUNT_TESTING_BEFORE, Long.class)
            .setParameter("suite", corp.suite())
            .setParameter("test", AuthorizationKind.TEST)
            .setParameter("ended", CorpState.ENDED)
            .setParameter("at", corp.authorizedAt())
            .setParameter("id", corp.id())
            .getSingleResult();
  }

  /** How many ever had it for a test: those cannot authorise it formally. */
  public long countTested(SuiteKey suite) {
    return entities
        .createNamedQuery(AuthorizedCorp.COUNT_TESTED, Long.class)
        .setParameter("suite", suite)
        .getSingleResult();
  }

  /**
   * In the caller's transaction: get_auth_info is to be asked for every corp of {@link
   * #countReached}, as after a change that counts at once for all of them. Tells how many they are.
   */
  public int recheckAll(SuiteKey suite) {
    return entities
        .createNamedQuery(AuthorizedCorp.RECHECK_SUITE)
        .setParameter("suite", suite)
        .setParameter("now", clock.instant())
        .setParameter("test", AuthorizationKind.TEST)
        .setParameter("ended", CorpState.ENDED)
        .executeUpdate();
  }

  /** How many wait for get_auth_info. */
  public long countDue(SuiteKey suite) {
    return entities
        .createNamedQuery(AuthorizedCorp.COUNT_DUE, Long.class)
        .setParameter("suite", suite)
        .setParameter("now", clock.instant())
        .getSingleResult();
  }

  /** True where the corp begins, or begins anew, to have the suite: worth a fact. */
  public boolean authorized(Authorization told) {
    makeRow(told.suite(), told.corpId(), told.kind(), told.at());
    return lock(told.suite(), told.corpId()).orElseThrow().authorize(told, clock.instant());
  }

  /**
   * True where the authorisation is now in doubt. Of a corp that is not known it is remembered: its
   * exchange may be under way.
   */
  public boolean cancelReported(SuiteKey suite, CorpId corpId, Instant at) {
    makeRow(suite, corpId, AuthorizationKind.UNKNOWN, at);
    return lock(suite, corpId).orElseThrow().reportCancelled(at, clock.instant());
  }

  /** A row that says nothing yet, unless there is one: one insert wins, whoever comes first. */
  private void makeRow(SuiteKey suite, CorpId corpId, AuthorizationKind kind, Instant at) {
    entities
        .createNativeQuery(
            "insert into authorized_corp (id, suite_key, corp_id, corp_name, kind, state, authorized_at,"
                + " check_attempts, version) values (nextval('authorized_corp_seq'), ?1, ?2, '', ?3, ?4, ?5, 0, 0)"
                + " on conflict do nothing")
        .setParameter(1, suite.value())
        .setParameter(2, corpId.value())
        .setParameter(3, kind.name())
        .setParameter(4, CorpState.ENDED.name())
        .setParameter(5, at.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  /** The link that began the install is known only now. */
  public void learnKind(SuiteKey suite, CorpId corpId, AuthorizationKind kind) {
    lock(suite, corpId).ifPresent(corp -> corp.learnKind(kind));
  }

  /** get_auth_info is to be asked again. */
  public void recheck(SuiteKey suite, CorpId corpId) {
    lock(suite, corpId)
        .filter(corp -> corp.state() != CorpState.ENDED)
        .ifPresent(corp -> corp.recheck(clock.instant()));
  }

  /**
   * WeCom refused a call about the corp with an errcode that doubts its authorisation ({@link
   * dev.suitehub.wire.ErrCode#doubtsAuthorisation}). An active one is suspect from now on and
   * get_auth_info is due, as it is for one whose cancellation was reported; one that is suspect
   * already, ended or unknown stays as it is. True where it has become suspect.
   */
  public boolean suspect(SuiteKey suite, CorpId corpId, int errcode) {
    Instant now = clock.instant();
    return lock(suite, corpId).filter(corp -> tell(corp, corp.doubt(errcode, now))).isPresent();
  }

  /** The log's line for whoever asks why a corp gets no tokens. */
  private static boolean tell(AuthorizedCorp corp, boolean suspect) {
    if (suspect) {
      LOG.log(
          Level.WARNING,
          "suspect suite={0} corp={1} errcode={2}: no new tokens until get_auth_info answers; nothing is erased",
          corp.suite(),
          corp.corpId(),
          String.valueOf(corp.suspectErrcode().orElseThrow()));
    }
    return suspect;
  }

  /** Those of one suite that are suspect, the longest first. */
  public List<SuspectRow> suspects(SuiteKey suite, int limit) {
    return entities
        .createNamedQuery(AuthorizedCorp.SUSPECTS_OF_SUITE, SuspectRow.class)
        .setParameter("suite", suite)
        .setParameter("first", AnyTime.FIRST)
        .setParameter("last", AnyTime.LAST)
        .setMaxResults(limit)
        .getResultList();
  }

  /** How many are suspect, by suite; a suite without any is not in it. */
  public Map<SuiteKey, Long> countSuspects() {
    return entities
        .createNamedQuery(AuthorizedCorp.COUNT_SUSPECTS, Object[].class)
        .setParameter("first", AnyTime.FIRST)
        .setParameter("last", AnyTime.LAST)
        .getResultStream()
        .collect(
            Collectors.toMap(
                row -> (SuiteKey) row[0],
                row -> (Long) row[1],
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /**
   * For the time after an outage, when callbacks may have been missed: get_auth_info of every
   * authorisation that has not ended is due now. Those that are due or being asked already stay.
   */
  public void reconcileAll() {
    Instant now = clock.instant();
    entities.createNamedQuery(AuthorizedCorp.RETRY_ALL).setParameter("now", now).executeUpdate();
    entities
        .createNamedQuery(AuthorizedCorp.RECONCILE_ALL)
        .setParameter("now", now)
        .executeUpdate();
  }

  /**
   * Those whose get_auth_info is due because of what happened, and that nobody holds, the longest
   * due first.
   */
  public List<AuthorizedCorp> due(int limit) {
    return toCheck(AuthorizedCorp.DUE, AuthorizedCorp.DUE_ELSEWHERE, limit);
  }

  /** As {@link #due}, but only because nobody has asked for a day. */
  public List<AuthorizedCorp> reconcilable(int limit) {
    return toCheck(AuthorizedCorp.RECONCILABLE, AuthorizedCorp.RECONCILABLE_ELSEWHERE, limit);
  }

  /**
   * Which suites rest is asked first: with "not exists" PostgreSQL expects to find next to nothing,
   * and reads all that is due for it.
   */
  private List<AuthorizedCorp> toCheck(String all, String elsewhere, int limit) {
    Instant now = clock.instant();
    List<SuiteKey> resting =
        entities
            .createNamedQuery(AuthorizedCorp.RESTING, SuiteKey.class)
            .setParameter("now", now)
            .getResultList();
    TypedQuery<AuthorizedCorp> query =
        entities
            .createNamedQuery(resting.isEmpty() ? all : elsewhere, AuthorizedCorp.class)
            .setParameter("now", now)
            .setMaxResults(limit);
    if (!resting.isEmpty()) {
      query.setParameter("resting", resting);
    }
    return query.getResultList();
  }

  /**
   * The authorisation to ask about, as it stands under the claim; empty where another node asks.
   * The claim ends by itself after {@code length}.
   */
  public Optional<AuthorizedCorp> claimCheck(AuthorizedCorp corp, String by, Duration length) {
    Instant now = clock.instant();
    int claimed =
        entities
            .createNamedQuery(AuthorizedCorp.CLAIM)
            .setParameter("by", by)
            .setParameter("until", now.plus(length))
            .setParameter("now", now)
            .setParameter("id", corp.id())
            .executeUpdate();
    return claimed == 1 ? find(corp.suite(), corp.corpId()) : Optional.empty();
  }

  /**
   * The row to record an answer on, held; empty where the claim was lost: then the answer is void.
   */
  public Optional<AuthorizedCorp> claimed(SuiteKey suite, CorpId corpId, String by) {
    return lock(suite, corpId).filter(corp -> corp.isClaimedBy(by));
  }

  /** get_auth_info answered for a {@link #claimed} one. True where what it says has changed. */
  public boolean confirm(AuthorizedCorp corp, AuthInfo info) {
    return corp.confirm(info.json(), clock.instant());
  }

  /** WeCom knows a {@link #claimed} one no more. */
  public void end(AuthorizedCorp corp) {
    corp.end(clock.instant());
  }

  /** get_auth_info did not answer for a {@link #claimed} one: again after {@code wait}. */
  public void retryCheck(AuthorizedCorp corp, Duration wait) {
    corp.retryCheck(clock.instant().plus(wait));
  }

  /** Get_auth_info was not asked for a {@link #claimed} one: that is no attempt. */
  public void postponeCheck(AuthorizedCorp corp, Duration wait) {
    corp.postponeCheck(clock.instant().plus(wait));
  }

  /**
   * Get_auth_info of a {@link #claimed} one was refused with an errcode that doubts its
   * authorisation, and no cancellation was reported: again after {@code wait}. True where that has
   * made it suspect.
   */
  public boolean refuseCheck(AuthorizedCorp corp, int errcode, Duration wait) {
    Instant now = clock.instant();
    return tell(corp, corp.refuse(errcode, now, now.plus(wait)));
  }

  /** Everything of a suite that is deleted. */
  public void remove(SuiteKey suite) {
    entities.createNamedQuery(AuthorizedCorp.REMOVE).setParameter("suite", suite).executeUpdate();
  }

  private Optional<AuthorizedCorp> lock(SuiteKey suite, CorpId corpId) {
    return find(suite, corpId, LockModeType.PESSIMISTIC_WRITE);
  }

  private Optional<AuthorizedCorp> find(SuiteKey suite, CorpId corpId, LockModeType lock) {
    return entities
        .createNamedQuery(AuthorizedCorp.BY_ID, AuthorizedCorp.class)
        .setParameter("suite", suite)
        .setParameter("corpId", corpId)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }
}
