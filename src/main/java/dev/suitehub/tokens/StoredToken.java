package dev.suitehub.tokens;

import dev.suitehub.tokens.Sight.Refusal;
import dev.suitehub.upstream.TokenGrant;
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
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One token and the story of its renewals. A node claims the row, asks WeCom, and records what came
 * under its claim: a new token, the same one again, or a failure with the wait that follows. A
 * refused token is kept, unusable, so that it is known again should WeCom hand it out once more.
 */
@Entity
@Table(name = "stored_token")
@NamedQuery(
    name = StoredToken.BY_KEY,
    query =
        "select t from StoredToken t where t.kind = :kind and t.owner = :owner and t.corpId = :corpId")
@NamedQuery(
    name = StoredToken.COUNT_KEY,
    query =
        "select count(t) from StoredToken t where t.kind = :kind and t.owner = :owner and t.corpId = :corpId")
@NamedQuery(
    name = StoredToken.OF_CORPS,
    query =
        "select t from StoredToken t where t.kind = :kind and t.owner = :suite and t.corpId in :corps"
            + " order by t.corpId")
@NamedQuery(
    name = StoredToken.OF_OWNERS,
    query =
        "select t from StoredToken t where t.kind in :kinds and t.corpId = ''"
            + " order by t.kind, t.owner")
@NamedQuery(
    name = StoredToken.TROUBLED_CORPS,
    query =
        "select t from StoredToken t where t.failedAt between :first and :last"
            + " and t.corpId <> '' and t.lastProblem is not null"
            + " order by t.failedAt desc, t.id desc")
@NamedQuery(
    name = StoredToken.CORPS,
    query =
        "select t from StoredToken t where t.corpId <> '' and t.lastProblem is null order by t.id desc")
@NamedQuery(
    name = StoredToken.COUNT_CORPS,
    query = "select t.owner, count(t) from StoredToken t where t.kind = :corp group by t.owner")
@NamedQuery(
    name = StoredToken.COUNT_VALID_CORPS,
    query =
        "select t.owner, count(t) from StoredToken t where t.kind = :corp and t.refused = false"
            + " and t.expiresAt > :now group by t.owner")
@NamedQuery(
    name = StoredToken.COUNT_TROUBLED_CORPS,
    query =
        "select t.owner, count(t) from StoredToken t where t.kind = :corp"
            + " and t.lastProblem is not null and t.failedAt is not null group by t.owner")
@NamedQuery(
    name = StoredToken.DUE_CORPS,
    query =
        // Not by kind: H2 would take the index over the kinds, and with it all tokens there are.
        "select t from StoredToken t where t.renewAfter <= :now and t.corpId <> '' and t.wantedUntil > :now"
            + " and (t.nextTryAt is null or t.nextTryAt <= :now)"
            + " and (t.claimedUntil is null or t.claimedUntil <= :now)"
            // A suite without a token of its own must not keep the corps of others waiting.
            + " and t.owner in :owners order by t.renewAfter")
@NamedQuery(
    name = StoredToken.CLAIM,
    query =
        "update StoredToken t set t.claimedBy = :by, t.claimedUntil = :until, t.version = t.version + 1"
            + " where t.kind = :kind and t.owner = :owner and t.corpId = :corpId"
            + " and (t.claimedUntil is null or t.claimedUntil <= :now)")
@NamedQuery(
    name = StoredToken.USE,
    query =
        "update StoredToken t set t.lastUsedAt = :now, t.wantedUntil = :until, t.version = t.version + 1"
            + " where t.id = :id")
@NamedQuery(
    name = StoredToken.END_WAIT,
    query =
        "update StoredToken t set t.nextTryAt = null, t.version = t.version + 1"
            + " where t.kind = :kind and t.owner = :owner and t.corpId = :corpId and t.nextTryAt is not null")
@NamedQuery(
    name = StoredToken.REMOVE,
    query =
        "delete from StoredToken t where t.kind = :kind and t.owner = :owner and t.corpId = :corpId")
@NamedQuery(
    name = StoredToken.SUITES_OF_CORPS,
    query = "select distinct t.kind, t.owner from StoredToken t where t.corpId <> ''")
@NamedQuery(
    name = StoredToken.REMOVE_OWNER,
    query = "delete from StoredToken t where t.kind = :kind and t.owner = :owner")
@NamedQuery(
    name = StoredToken.REMOVE_IDLE,
    query =
        "delete from StoredToken t where t.renewAfter <= :now and t.corpId <> ''"
            + " and (t.wantedUntil is null or t.wantedUntil <= :now)"
            + " and (t.expiresAt is null or t.expiresAt <= :now)"
            + " and (t.nextTryAt is null or t.nextTryAt <= :now)"
            + " and (t.claimedUntil is null or t.claimedUntil <= :now)")
@NamedQuery(
    name = StoredToken.REMOVE_NEVER_GOT,
    query =
        "delete from StoredToken t where t.renewAfter is null and t.corpId <> ''"
            + " and (t.nextTryAt is null or t.nextTryAt <= :now)"
            + " and (t.claimedUntil is null or t.claimedUntil <= :now)")
public class StoredToken {

  static final String BY_KEY = "StoredToken.byKey";
  static final String COUNT_KEY = "StoredToken.countKey";
  static final String OF_CORPS = "StoredToken.ofCorps";
  static final String OF_OWNERS = "StoredToken.ofOwners";
  static final String TROUBLED_CORPS = "StoredToken.troubledCorps";
  static final String CORPS = "StoredToken.corps";
  static final String COUNT_CORPS = "StoredToken.countCorps";
  static final String COUNT_VALID_CORPS = "StoredToken.countValidCorps";
  static final String COUNT_TROUBLED_CORPS = "StoredToken.countTroubledCorps";
  static final String DUE_CORPS = "StoredToken.dueCorps";
  static final String CLAIM = "StoredToken.claim";
  static final String USE = "StoredToken.use";
  static final String END_WAIT = "StoredToken.endWait";
  static final String REMOVE = "StoredToken.remove";
  static final String SUITES_OF_CORPS = "StoredToken.suitesOfCorps";
  static final String REMOVE_OWNER = "StoredToken.removeOwner";
  static final String REMOVE_IDLE = "StoredToken.removeIdle";
  static final String REMOVE_NEVER_GOT = "StoredToken.removeNeverGot";

  /** Between two renewals that bring the same token. */
  private static final Duration SAME_AGAIN = Duration.ofMinutes(1);

  private static final Duration ONE_REFUSAL_IN = Duration.ofSeconds(30);

  /**
   * The least between two calls for one JS ticket that are not the beginning of a new life: 40 an
   * hour for each of a corp's two, where WeCom allows 100 (doc 96909).
   */
  static final Duration TICKET_PAUSE = Duration.ofSeconds(90);

  private static final Duration SAME_TICKET_AGAIN = Duration.ofMinutes(10);
  private static final Duration USE_NOTED_IN = Duration.ofMinutes(1);
  private static final int LONGEST_TEXT = 600;

  /** Up to that part of its life later: corps whose tokens came together come due one by one. */
  private static final double SPREAD = 0.1;

  private static final double LATEST = 0.9;
  private static final double MOST_JITTER = 0.2;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "stored_token_seq")
  @SequenceGenerator(
      name = "stored_token_seq",
      sequenceName = "stored_token_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private TokenKind kind;

  @Column(name = "owner_key")
  private String owner;

  @Column(name = "corp_id")
  private String corpId;

  @Column(name = "got_for")
  private @Nullable String gotFor;

  @Column(name = "access_token_sealed")
  private @Nullable Secret accessToken;

  @Column(name = "refused")
  private boolean refused;

  @Column(name = "refused_at")
  private @Nullable Instant refusedAt;

  @Column(name = "obtained_at")
  private @Nullable Instant obtainedAt;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  @Column(name = "renew_after")
  private @Nullable Instant renewAfter;

  @Column(name = "last_used_at")
  private @Nullable Instant lastUsedAt;

  @Column(name = "wanted_until")
  private @Nullable Instant wantedUntil;

  @Column(name = "claimed_by")
  private @Nullable String claimedBy;

  @Column(name = "claimed_until")
  private @Nullable Instant claimedUntil;

  @Column(name = "failures")
  private int failures;

  @Column(name = "failed_at")
  private @Nullable Instant failedAt;

  @Column(name = "next_try_at")
  private @Nullable Instant nextTryAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "last_problem")
  private @Nullable TokenProblem lastProblem;

  @Column(name = "last_errcode")
  private @Nullable Integer lastErrcode;

  @Column(name = "last_detail")
  private @Nullable String lastDetail;

  @Column(name = "last_cure")
  private @Nullable String lastCure;

  @Column(name = "failed_with")
  private @Nullable String failedWith;

  @Version
  @Column(name = "version")
  private long version;

  protected StoredToken() {}

  /** The token, where it may be used by whom it belongs to now. */
  Optional<Token> valid(String identity, Instant now) {
    if (accessToken == null || expiresAt == null || refused || !identity.equals(gotFor)) {
      return Optional.empty();
    }
    if (isOfAnotherTime(now)) {
      return Optional.empty();
    }
    return expiresAt.isAfter(now)
        ? Optional.of(new Token(accessToken, expiresAt))
        : Optional.empty();
  }

  /** It expires by a clock that was turned back since. */
  private boolean isOfAnotherTime(Instant now) {
    return obtainedAt != null && Clocks.wereTurnedBack(obtainedAt, now);
  }

  /**
   * A person wants a new one. A pause that WeCom asked for goes on, whatever a person wants; what
   * only other credentials help against may be tried once more.
   */
  void makeDue(Instant now) {
    renewAfter = now;
    if (Errors.endsWithOtherCredentials(errcode())) {
      nextTryAt = null;
    }
  }

  boolean isRenewalDue(Instant now) {
    return renewAfter == null || !renewAfter.isAfter(now);
  }

  boolean isClaimed(Instant now) {
    return claimedUntil != null && claimedUntil.isAfter(now);
  }

  boolean isClaimedBy(String who) {
    return who.equals(claimedBy);
  }

  /** The last failure again, while its wait is not over. */
  Optional<Refusal> waiting(String fingerprint, Instant now) {
    if (nextTryAt == null || !nextTryAt.isAfter(now) || lastProblem == null) {
      return Optional.empty();
    }
    if (failedAt != null && Clocks.wereTurnedBack(failedAt, now)) {
      return Optional.empty();
    }
    boolean other = !fingerprint.equals(failedWith);
    if (other && Errors.endsWithOtherCredentials(errcode())) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            lastProblem,
            String.valueOf(lastDetail),
            Optional.of(Duration.between(now, nextTryAt)),
            errcode(),
            Optional.ofNullable(lastCure),
            false));
  }

  /** What WeCom handed out. It repeats a token while that is valid, so the earlier expiry stays. */
  Token renewed(String identity, TokenGrant grant, Instant now, double renewAt) {
    Instant told = now.plus(grant.expiresIn());
    boolean same = grant.accessToken().equals(accessToken) && identity.equals(gotFor);
    if (same && expiresAt != null && !isOfAnotherTime(now)) {
      // Our time for it is over, but WeCom says it is not: that holds for one more minute.
      Instant kept = expiresAt.isAfter(now) ? expiresAt : now.plus(SAME_AGAIN);
      expiresAt = kept.isBefore(told) ? kept : told;
      renewAfter = now.plus(kind.isTicket() ? SAME_TICKET_AGAIN : SAME_AGAIN);
    } else {
      gotFor = identity;
      accessToken = grant.accessToken();
      obtainedAt = now;
      expiresAt = told;
      renewAfter =
          now.plusMillis((long) (grant.expiresIn().toMillis() * (renewAt + later(renewAt))));
    }
    refused = false;
    failures = 0;
    failedAt = null;
    nextTryAt = null;
    lastProblem = null;
    lastErrcode = null;
    lastDetail = null;
    lastCure = null;
    failedWith = null;
    release();
    return new Token(grant.accessToken(), expiresAt);
  }

  /** WeCom is left alone for a while. A token that is still valid stays. */
  Refusal failed(Refusal why, String fingerprint, Instant now) {
    failures++;
    failedAt = now;
    Duration own = Errors.wait(why.errcode(), failures);
    Duration pause = why.retryAfter().orElse(Duration.ZERO);
    return waitFor(own.compareTo(pause) < 0 ? pause : own, why, fingerprint, now);
  }

  /** WeCom was not asked, for it is left alone: no failure, only a wait. */
  Refusal postponed(Refusal why, String fingerprint, Instant now) {
    return waitFor(why.retryAfter().orElse(Duration.ofSeconds(1)), why, fingerprint, now);
  }

  private Refusal waitFor(Duration least, Refusal why, String fingerprint, Instant now) {
    Duration jittered = least.plusMillis((long) (least.toMillis() * MOST_JITTER * part(failures)));
    Duration wait = atLeast(jittered);
    nextTryAt = now.plus(wait);
    lastProblem = why.problem();
    lastErrcode = why.errcode().isPresent() ? why.errcode().getAsInt() : null;
    lastDetail = cut(why.detail());
    lastCure = why.cure().map(StoredToken::cut).orElse(null);
    failedWith = fingerprint;
    release();
    return why.retryAfter(wait);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  private double later(double renewAt) {
    return Math.min(SPREAD, Math.max(0, LATEST - renewAt)) * part(0);
  }

  /**
   * From 0 to 1, the same for the same corp and {@code turn} and another for others: where
   * thousands would come at once, they come one by one. Suites and providers are few.
   */
  private double part(int turn) {
    return corpId.isEmpty() ? 0 : Spread.of(owner + "/" + corpId + "/" + turn);
  }

  private Duration atLeast(Duration wait) {
    return kind.isTicket() && wait.compareTo(TICKET_PAUSE) < 0 ? TICKET_PAUSE : wait;
  }

  /** None is to be had before then, so that a renewal ahead need not look at it. */
  void rest(Instant until) {
    nextTryAt = until;
  }

  void extend(Instant until) {
    claimedUntil = until;
  }

  void release() {
    claimedBy = null;
    claimedUntil = null;
  }

  /** Counts where {@code token} is the one in use, and no other was refused just before. */
  void refuse(Secret token, Instant now) {
    Duration pause = kind.isTicket() ? TICKET_PAUSE : ONE_REFUSAL_IN;
    boolean tooSoon = refusedAt != null && refusedAt.plus(pause).isAfter(now);
    if (!refused && !tooSoon && token.equals(accessToken)) {
      refused = true;
      refusedAt = now;
      renewAfter = now;
    }
  }

  /** Whether the use of a corp's token is to be noted: at most once a minute. */
  boolean isUseNews(Instant now) {
    return kind.isOfCorp() && (lastUsedAt == null || !lastUsedAt.plus(USE_NOTED_IN).isAfter(now));
  }

  /** Until when a use at {@code now} keeps it renewed: for one life of a token. */
  Instant wantedUntil(Instant now) {
    return obtainedAt == null || expiresAt == null
        ? now
        : now.plus(Duration.between(obtainedAt, expiresAt));
  }

  void used(Instant now) {
    if (kind.isOfCorp()) {
      lastUsedAt = now;
      wantedUntil = wantedUntil(now);
    }
  }

  Long id() {
    return id;
  }

  TokenKey key() {
    return new TokenKey(kind, owner, corpId);
  }

  TokenRow row() {
    return new TokenRow(
        key(),
        Optional.ofNullable(refused ? null : expiresAt),
        Optional.ofNullable(renewAfter),
        Optional.ofNullable(lastUsedAt),
        Optional.ofNullable(lastProblem),
        errcode(),
        Optional.ofNullable(lastDetail),
        Optional.ofNullable(lastCure),
        Optional.ofNullable(failedAt),
        Optional.ofNullable(nextTryAt));
  }

  private OptionalInt errcode() {
    return lastErrcode == null ? OptionalInt.empty() : OptionalInt.of(lastErrcode);
  }
}
