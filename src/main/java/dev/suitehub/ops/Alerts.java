package dev.suitehub.ops;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All alerts, of all nodes: what stands, what has to be told, and to whom it falls to tell it. */
@Dependent
class Alerts {

  /** What only another node can see is over when that node has been silent for so long. */
  private static final Duration NODE_GONE = Duration.ofMinutes(10);

  private static final Duration LISTED_FOR = Duration.ofHours(24);

  /** Events leave the list soon after their watch counts them no more. */
  private static final Duration EVENT_GONE = Duration.ofHours(1);

  private static final Duration CLAIM = Duration.ofSeconds(30);
  private static final int MOST_LISTED = 200;

  private final EntityManager entities;
  private final Tx tx;
  private final Clock clock;
  private final Node node;
  private final AlertTexts texts;

  @Inject
  Alerts(EntityManager entities, Tx tx, Clock clock, Node node, AlertTexts texts) {
    this.entities = entities;
    this.tx = tx;
    this.clock = clock;
    this.node = node;
    this.texts = texts;
  }

  /** An alert that this node has to send now. */
  record Due(Long id, AlertRow row, String mark) {}

  private record Standing(Long id, String cause, String family, String node, Instant lastSeenAt) {}

  /** What a watch sees; what it saw of these families before, and sees no more, is over. */
  void see(Set<String> families, List<Finding> findings) {
    tx.run(
        () -> {
          findings.forEach(this::keep);
          Set<String> seen = findings.stream().map(Finding::cause).collect(Collectors.toSet());
          standing().stream()
              .filter(alert -> families.contains(alert.family()) && !seen.contains(alert.cause()))
              .filter(this::isMineToEnd)
              .forEach(alert -> end(alert.id()));
        });
  }

  /**
   * In the caller's transaction: it began and ended while nothing could be written.
   *
   * @param tell whether somebody has to hear of it
   * @param toldAt when somebody was told by other means that it began
   */
  void over(Finding finding, boolean tell, Optional<Instant> toldAt, Instant since) {
    Instant now = clock.instant();
    insert(finding, since);
    Alert alert = lock(finding.cause()).orElseThrow();
    alert.seen(finding, texts.wording(finding), now);
    alert.began(since);
    alert.over(now);
    if (tell) {
      alert.toldBefore(toldAt.orElse(null));
    }
  }

  /** In the caller's transaction: whether that cause ended within that time. */
  boolean wasOverWithin(String cause, Duration time) {
    Instant since = clock.instant().minus(time);
    return lock(cause).flatMap(Alert::clearedAt).filter(since::isBefore).isPresent();
  }

  /** What stands, and what stood or happened within a day, the newest first. */
  List<AlertRow> listed() {
    Instant now = clock.instant();
    List<Alert> alerts =
        tx.call(
            () ->
                entities
                    .createNamedQuery(Alert.LISTED, Alert.class)
                    .setParameter("now", now)
                    .setParameter("recent", now.minus(LISTED_FOR))
                    .setMaxResults(MOST_LISTED)
                    .getResultList());
    return alerts.stream().map(Alert::row).toList();
  }

  /** How many stand, by how much they matter. */
  Map<Severity, Long> count() {
    Map<Severity, Long> counts = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      counts.put(severity, 0L);
    }
    List<Object[]> rows =
        tx.call(
            () ->
                entities
                    .createNamedQuery(Alert.COUNT_STANDING, Object[].class)
                    .setParameter("now", clock.instant())
                    .getResultList());
    rows.forEach(row -> counts.put((Severity) row[0], (Long) row[1]));
    return counts;
  }

  /** At most so many that are this node's to send until the claim ends. */
  List<Due> claim(int most) {
    Instant now = clock.instant();
    return tx.call(
        () -> {
          List<Due> mine = new ArrayList<>();
          for (Alert alert : sendable(now, most)) {
            Due due = new Due(alert.id(), alert.row(), alert.mark());
            int claimed =
                entities
                    .createNamedQuery(Alert.CLAIM)
                    .setParameter("until", now.plus(CLAIM))
                    .setParameter("id", alert.id())
                    .setParameter("version", alert.version())
                    .executeUpdate();
            if (claimed == 1) {
              mine.add(due);
            }
          }
          return mine;
        });
  }

  void sent(Due due, boolean accepted) {
    Instant now = clock.instant();
    tx.run(
        () -> {
          Alert alert = entities.find(Alert.class, due.id(), LockModeType.PESSIMISTIC_WRITE);
          if (alert == null) {
            return;
          }
          if (accepted) {
            alert.sent(due.row().state(), due.mark(), now);
          } else {
            alert.notSent(now);
          }
        });
  }

  /** Forgets what is long over. */
  void forget() {
    Instant now = clock.instant();
    tx.run(
        () ->
            entities
                .createNamedQuery(Alert.FORGET)
                .setParameter("old", now.minus(LISTED_FOR))
                .setParameter("unseen", now.minus(EVENT_GONE))
                .executeUpdate());
  }

  private List<Alert> sendable(Instant now, int most) {
    return entities
        .createNamedQuery(Alert.SENDABLE, Alert.class)
        .setParameter("now", now)
        .setParameter("hourAgo", now.minus(Alert.AGAIN))
        .setMaxResults(most)
        .getResultList();
  }

  private void keep(Finding finding) {
    Instant now = clock.instant();
    insert(finding, now);
    lock(finding.cause()).orElseThrow().seen(finding, texts.wording(finding), now);
  }

  private void insert(Finding finding, Instant since) {
    entities
        .createNativeQuery(
            "insert into alert (id, cause, family, node, once, severity, title, text, cure, mark, sent_mark,"
                + " since, raise_at, last_seen_at, told, failures, version)"
                + " values (nextval('alert_seq'), ?1, ?2, ?3, ?4, ?5, '', '', '', '', '', ?6, ?7, ?6, false, 0, 0)"
                + " on conflict do nothing")
        .setParameter(1, finding.cause())
        .setParameter(2, finding.family())
        .setParameter(3, finding.local() ? node.name() : "")
        .setParameter(4, finding.isOnce())
        .setParameter(5, finding.severity().name())
        .setParameter(6, since.atOffset(ZoneOffset.UTC))
        .setParameter(7, since.plus(finding.patience()).atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  private boolean isMineToEnd(Standing alert) {
    return alert.node().isEmpty()
        || alert.node().equals(node.name())
        || alert.lastSeenAt().isBefore(clock.instant().minus(NODE_GONE));
  }

  private void end(Long id) {
    Alert alert = entities.find(Alert.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (alert == null) {
      return;
    }
    if (alert.isUntold(clock.instant())) {
      entities.remove(alert);
    } else {
      alert.over(clock.instant());
    }
  }

  private List<Standing> standing() {
    return entities
        .createNamedQuery(Alert.STANDING, Object[].class)
        .getResultStream()
        .map(
            row ->
                new Standing(
                    (Long) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (Instant) row[4]))
        .toList();
  }

  private Optional<Alert> lock(String cause) {
    return entities
        .createNamedQuery(Alert.BY_CAUSE, Alert.class)
        .setParameter("cause", cause)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }
}
