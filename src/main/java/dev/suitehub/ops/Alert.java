package dev.suitehub.ops;

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
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One cause and its story: seen, told once it has stood for its patience, told again each hour,
 * gone, told gone. A cause that comes back within the hour is not told again before that hour is
 * over. One-off events are told once for each mark, and are never over; they leave the list after a
 * day.
 */
@Entity
@Table(name = "alert")
@NamedQuery(name = Alert.BY_CAUSE, query = "select a from Alert a where a.cause = :cause")
@NamedQuery(
    name = Alert.STANDING,
    query =
        "select a.id, a.cause, a.family, a.node, a.lastSeenAt from Alert a"
            + " where a.clearedAt is null and a.once = false")
@NamedQuery(
    name = Alert.LISTED,
    query =
        "select a from Alert a where a.raiseAt <= :now and (a.clearedAt is null or a.clearedAt > :recent)"
            + " order by a.since desc, a.id desc")
@NamedQuery(
    name = Alert.SENDABLE,
    query =
        "select a from Alert a where a.raiseAt <= :now"
            + " and (a.nextTryAt is null or a.nextTryAt <= :now)"
            + " and (a.claimedUntil is null or a.claimedUntil <= :now)"
            + " and ((a.once = false and a.clearedAt is null and (a.lastSentAt is null or a.lastSentAt <= :hourAgo))"
            + " or (a.once = true and a.mark <> a.sentMark and (a.lastSentAt is null or a.lastSentAt <= :hourAgo))"
            + " or (a.clearedAt is not null and a.told = true))"
            + " order by a.since, a.id")
@NamedQuery(
    name = Alert.CLAIM,
    query =
        "update Alert a set a.claimedUntil = :until, a.version = a.version + 1"
            + " where a.id = :id and a.version = :version")
@NamedQuery(
    name = Alert.FORGET,
    query =
        "delete from Alert a where (a.once = true and a.lastSeenAt <= :unseen)"
            + " or (a.clearedAt is not null and a.clearedAt <= :old)")
@NamedQuery(
    name = Alert.COUNT_STANDING,
    query =
        "select a.severity, count(a) from Alert a where a.once = false and a.clearedAt is null and a.raiseAt <= :now"
            + " group by a.severity")
public class Alert {

  static final String BY_CAUSE = "Alert.byCause";
  static final String STANDING = "Alert.standing";
  static final String LISTED = "Alert.listed";
  static final String SENDABLE = "Alert.sendable";
  static final String CLAIM = "Alert.claim";
  static final String FORGET = "Alert.forget";
  static final String COUNT_STANDING = "Alert.countStanding";

  /** One message for each cause in that time. */
  static final Duration AGAIN = Duration.ofHours(1);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(15);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "alert_seq")
  @SequenceGenerator(name = "alert_seq", sequenceName = "alert_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "cause")
  private String cause;

  @Column(name = "family")
  private String family;

  /** Of the node that alone can see it; empty where every node does. */
  @Column(name = "node")
  private String node;

  @Column(name = "once")
  private boolean once;

  @Enumerated(EnumType.STRING)
  @Column(name = "severity")
  private Severity severity;

  @Column(name = "title")
  private String title;

  @Column(name = "text")
  private String text;

  @Column(name = "cure")
  private String cure;

  @Column(name = "mark")
  private String mark;

  @Column(name = "sent_mark")
  private String sentMark;

  @Column(name = "since")
  private Instant since;

  @Column(name = "raise_at")
  private Instant raiseAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  @Column(name = "cleared_at")
  private @Nullable Instant clearedAt;

  /** Whether somebody was told that it began, and waits to hear that it is over. */
  @Column(name = "told")
  private boolean told;

  @Column(name = "last_sent_at")
  private @Nullable Instant lastSentAt;

  @Column(name = "failures")
  private int failures;

  @Column(name = "next_try_at")
  private @Nullable Instant nextTryAt;

  @Column(name = "claimed_until")
  private @Nullable Instant claimedUntil;

  @Version
  @Column(name = "version")
  private long version;

  protected Alert() {}

  /** Completes the bare row, or goes on with one that is known. */
  void seen(Finding finding, Wording wording, Instant now) {
    if (clearedAt != null) {
      clearedAt = null;
      since = now;
      raiseAt = now.plus(finding.patience());
    }
    lastSeenAt = now;
    severity = finding.severity();
    title = clip(wording.title(), 200);
    text = clip(wording.text(), 1500);
    cure = clip(wording.cure(), 1000);
    if (!words(mark).containsAll(words(finding.mark()))) {
      mark = clip(finding.mark(), 100);
    }
  }

  private static Set<String> words(String mark) {
    return Set.copyOf(Arrays.asList(mark.split(" ", -1)));
  }

  /** Gone. What nobody was told of leaves without a word. */
  void over(Instant now) {
    clearedAt = now;
    nextTryAt = null;
    failures = 0;
  }

  /** Earlier than anybody could write it down. */
  void began(Instant at) {
    since = at;
    raiseAt = at;
  }

  /** Not long enough there for anybody to be told. */
  boolean isUntold(Instant now) {
    return raiseAt.isAfter(now);
  }

  /** That it began was told by other means. */
  void toldBefore(@Nullable Instant at) {
    told = true;
    lastSentAt = at;
  }

  void sent(AlertState state, String markThatWasSent, Instant now) {
    if (state == AlertState.RECOVERED) {
      told = false;
    } else {
      told = !once;
      lastSentAt = now;
      sentMark = markThatWasSent;
    }
    failures = 0;
    nextTryAt = null;
    claimedUntil = null;
  }

  void notSent(Instant now) {
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 6));
    failures++;
    nextTryAt = now.plus(wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait);
    claimedUntil = null;
  }

  Optional<Instant> clearedAt() {
    return Optional.ofNullable(clearedAt);
  }

  AlertState state() {
    if (clearedAt != null) {
      return AlertState.RECOVERED;
    }
    return told ? AlertState.STANDING : AlertState.RAISED;
  }

  Long id() {
    return id;
  }

  long version() {
    return version;
  }

  String mark() {
    return mark;
  }

  AlertRow row() {
    return new AlertRow(
        cause,
        state(),
        severity,
        since,
        Optional.ofNullable(clearedAt),
        Optional.ofNullable(lastSentAt),
        title,
        text,
        cure);
  }

  private static String clip(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
