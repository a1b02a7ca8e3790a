package dev.suitehub.install;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizationKind;
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
 * The exchange of one auth code for a permanent code. There is one row a code, so that redirect and
 * create_auth cannot both use it. A claim is committed before WeCom is asked; a node that dies
 * loses it, and another asks again. Were the code used up by then, WeCom says 40078: what it gave
 * is lost, and the corp has to install again.
 */
@Entity
@Table(name = "pending_exchange")
@NamedQuery(
    name = PendingExchange.BY_CODE,
    query = "select e from PendingExchange e where e.suite = :suite and e.codeHash = :codeHash")
@NamedQuery(
    name = PendingExchange.DUE,
    query =
        "select e.id from PendingExchange e where e.nextTryAt <= :now and (e.claimedUntil is null"
            + " or e.claimedUntil < :now) order by e.trusted desc, e.nextTryAt")
@NamedQuery(
    name = PendingExchange.COUNT_CODE,
    query =
        "select count(e) from PendingExchange e where e.suite = :suite and e.codeHash = :codeHash")
@NamedQuery(
    name = PendingExchange.COUNT_UNTRUSTED,
    query =
        "select count(e) from PendingExchange e"
            + " where e.suite = :suite and e.trusted = false and e.nextTryAt is not null")
@NamedQuery(
    name = PendingExchange.COUNT,
    query = "select e.state, count(e) from PendingExchange e group by e.state")
@NamedQuery(
    name = PendingExchange.FORGET,
    query =
        "delete from PendingExchange e where e.nextTryAt is null and e.receivedAt < :before"
            + " and (e.state = :state)")
@NamedQuery(
    name = PendingExchange.SLOW,
    query =
        "select e.suite, count(e) from PendingExchange e"
            + " where e.nextTryAt is not null and e.trusted = true and e.receivedAt <= :before"
            + " group by e.suite order by e.suite")
@NamedQuery(
    name = PendingExchange.SLOWEST,
    query =
        "select e.receivedAt from PendingExchange e where e.suite = :suite"
            + " and e.nextTryAt is not null and e.trusted = true order by e.receivedAt")
@NamedQuery(
    name = PendingExchange.OLDEST,
    query =
        "select e.receivedAt from PendingExchange e where e.nextTryAt is not null order by"
            + " e.receivedAt")
@NamedQuery(
    name = PendingExchange.LOST,
    query =
        "select e from PendingExchange e where e.state = :lost and e.trusted = true and"
            + " e.receivedAt >= :since order by e.receivedAt, e.id")
@NamedQuery(
    name = PendingExchange.REMOVE,
    query = "delete from PendingExchange e where e.suite = :suite")
public class PendingExchange {

  static final String REMOVE = "PendingExchange.remove";
  static final String BY_CODE = "PendingExchange.byCode";
  static final String DUE = "PendingExchange.due";
  static final String COUNT_CODE = "PendingExchange.countCode";
  static final String COUNT_UNTRUSTED = "PendingExchange.countUntrusted";
  static final String COUNT = "PendingExchange.count";
  static final String FORGET = "PendingExchange.forget";
  static final String LOST = "PendingExchange.lost";
  static final String SLOW = "PendingExchange.slow";
  static final String SLOWEST = "PendingExchange.slowest";
  static final String OLDEST = "PendingExchange.oldest";

  /** Doc 100776: a temporary auth code lives 10 minutes. */
  static final Duration CODE_LIFE = Duration.ofMinutes(10);

  /** So long before its end the code is shown to WeCom, whatever would have it wait for longer. */
  private static final Duration LAST_CHANCE = Duration.ofSeconds(20);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "pending_exchange_seq")
  @SequenceGenerator(
      name = "pending_exchange_seq",
      sequenceName = "pending_exchange_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_key")
  private SuiteKey suite;

  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "code_sealed")
  private @Nullable Secret code;

  @Enumerated(EnumType.STRING)
  @Column(name = "source")
  private CodeSource source;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private AuthorizationKind kind;

  @Column(name = "trusted")
  private boolean trusted;

  @Column(name = "foreign_seen")
  private boolean foreignSeen;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private ExchangeState state;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "corp_id")
  private @Nullable CorpId corpId;

  @Column(name = "attempts")
  private int attempts;

  @Column(name = "next_try_at")
  private @Nullable Instant nextTryAt;

  @Column(name = "claimed_by")
  private @Nullable String claimedBy;

  @Column(name = "claimed_until")
  private @Nullable Instant claimedUntil;

  @Column(name = "last_error")
  private String lastError;

  @Version
  @Column(name = "version")
  private long version;

  protected PendingExchange() {}

  /** Completes the bare row that the first bringer of a code has just inserted. */
  void received(Secret receivedCode, AuthorizationKind receivedKind) {
    code = receivedCode;
    kind = receivedKind;
    nextTryAt = receivedAt;
  }

  /** Brought by WeCom itself, or by the browser that we sent there: it goes before all others. */
  void trust() {
    trusted = true;
  }

  /** A browser that we did not send there brought it; true the first time. */
  boolean seeForeign() {
    boolean first = !foreignSeen;
    foreignSeen = true;
    return first;
  }

  /** The same code again, with a link of ours known this time. */
  void learnKind(AuthorizationKind learned) {
    if (kind == AuthorizationKind.UNKNOWN) {
      kind = learned;
    }
  }

  /**
   * This node asks now. A claim that ran out without a word means that a node died while it asked:
   * then WeCom may have acted.
   */
  boolean claim(String by, Instant now, Duration length) {
    if (state.isOver() || nextTryAt == null || nextTryAt.isAfter(now) || isHeld(now)) {
      return false;
    }
    if (claimedBy != null) {
      state = ExchangeState.OUTCOME_UNKNOWN;
    }
    if (now.isAfter(receivedAt.plus(CODE_LIFE).plus(length))) {
      tooOld("the code grew older than 10 minutes");
      return false;
    }
    claimedBy = by;
    claimedUntil = now.plus(length);
    attempts++;
    return true;
  }

  /** Whoever holds it asks once more, and holds it as if it had just been taken. */
  void extend(Instant until) {
    claimedUntil = until;
  }

  /** Whether it waits and nobody asks. */
  boolean isFree(Instant now) {
    return !state.isOver() && !isHeld(now);
  }

  private boolean isHeld(Instant now) {
    return claimedUntil != null && !claimedUntil.isBefore(now);
  }

  boolean isClaimedBy(String who) {
    return who.equals(claimedBy) && !state.isOver();
  }

  void done(CorpId corp) {
    corpId = corp;
    over(ExchangeState.DONE, "");
  }

  /** WeCom said no for good. */
  void refused(String why) {
    over(state == ExchangeState.OUTCOME_UNKNOWN ? ExchangeState.LOST : ExchangeState.REFUSED, why);
  }

  /** WeCom surely did not act: again later, as long as the code lives. */
  void retry(Instant now, Duration wait, String why) {
    again(now, wait, why);
  }

  /**
   * As {@link #retry}, while nobody holds it. A claim that was never given back means that its node
   * died while it asked.
   */
  void leave(Instant now, Duration wait, String why) {
    if (claimedBy != null) {
      state = ExchangeState.OUTCOME_UNKNOWN;
    }
    again(now, wait, why);
  }

  /** WeCom was not asked, which is no attempt. */
  void postpone(Instant now, Duration wait, String why) {
    attempts--;
    again(now, wait, why);
  }

  /** Whether there is no time to wait for a better moment. */
  boolean isLastChance(Instant now) {
    return !now.isBefore(lastChance());
  }

  private Instant lastChance() {
    return receivedAt.plus(CODE_LIFE).minus(LAST_CHANCE);
  }

  /** WeCom may have acted: once more, then it is lost. */
  void outcomeUnknown(Instant now, Duration wait, String why) {
    if (state == ExchangeState.OUTCOME_UNKNOWN) {
      over(ExchangeState.LOST, why);
    } else {
      state = ExchangeState.OUTCOME_UNKNOWN;
      again(now, wait, why);
    }
  }

  private void again(Instant now, Duration wait, String why) {
    Instant wanted = now.plus(wait);
    Instant next = isLastChance(now) || wanted.isBefore(lastChance()) ? wanted : lastChance();
    if (next.isAfter(receivedAt.plus(CODE_LIFE))) {
      tooOld("the code grew older than 10 minutes; last: " + why);
      return;
    }
    lastError = clip(why);
    nextTryAt = next;
    claimedBy = null;
    claimedUntil = null;
  }

  /** A code that WeCom or a browser of ours brought was an install; others were perhaps nothing. */
  private void tooOld(String why) {
    boolean lost = trusted || state == ExchangeState.OUTCOME_UNKNOWN;
    over(lost ? ExchangeState.LOST : ExchangeState.REFUSED, why);
  }

  private void over(ExchangeState end, String why) {
    state = end;
    lastError = clip(why);
    code = null;
    nextTryAt = null;
    claimedBy = null;
    claimedUntil = null;
  }

  private static String clip(String text) {
    return text.length() <= 400 ? text : text.substring(0, 400);
  }

  Long id() {
    return id;
  }

  String codeHash() {
    return codeHash;
  }

  SuiteKey suite() {
    return suite;
  }

  /** Empty once it is over. */
  Optional<Secret> code() {
    return Optional.ofNullable(code);
  }

  CodeSource source() {
    return source;
  }

  AuthorizationKind kind() {
    return kind;
  }

  boolean isTrusted() {
    return trusted;
  }

  ExchangeState state() {
    return state;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  String lastError() {
    return lastError;
  }

  int attempts() {
    return attempts;
  }

  /** There once it is done. */
  Optional<CorpId> corpId() {
    return Optional.ofNullable(corpId);
  }
}
