package dev.suitehub.ops;

import dev.suitehub.journal.Refusals;
import dev.suitehub.platform.Tx;
import dev.suitehub.registry.corp.AuthorizedCorps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The times in which this node has no database. One begins when two looks in a row find none, and
 * counts from the last sign of life before, since callbacks may have been lost from then on. When
 * it is over it is written down, every authorisation is read again at WeCom, and the alert says
 * what cannot be. A database that comes and goes is told of once an hour, as every cause is.
 */
@ApplicationScoped
class Outages {

  static final String FAMILY = "database-outage";

  private static final Logger LOG = System.getLogger(Outages.class.getName());
  private static final int SHOWN = 10;
  private static final int MISSES = 2;

  /** What lasts no longer, and lost nothing, is no reason to read everything again and again. */
  private static final Duration SHORT = Duration.ofSeconds(30);

  private static final Duration RECONCILED_FOR = Duration.ofMinutes(10);

  /** The last minute of an outage is told as a whole, and what is lost in it belongs to it. */
  private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

  private final BooleanSupplier alive;
  private final @Nullable Refusals refusals;
  private final @Nullable AuthorizedCorps corps;
  private final @Nullable Alerts alerts;
  private final @Nullable EntityManager entities;
  private final @Nullable Tx tx;
  private final @Nullable Clock clock;
  private final @Nullable Node node;

  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile @Nullable Sign lastSign;
  private volatile @Nullable Sign firstMiss;
  private volatile int misses;
  private volatile @Nullable Down down;
  private final AtomicLong notKeptOutside = new AtomicLong();

  /** Of all outages of this node: when that it stands was told last, and when anything was. */
  private volatile @Nullable Instant toldAt;

  private volatile @Nullable Instant overToldAt;
  private volatile @Nullable Instant overAt;
  private volatile @Nullable Instant reconciledAt;

  /** A sign of life, and how many callbacks had not been kept by then. */
  private record Sign(Instant at, long notKept) {}

  /** An outage that goes on. */
  static final class Down {

    private final Instant from;
    private final long notKeptBefore;
    private volatile @Nullable Instant triedAt;
    private volatile boolean told;

    private Down(Instant from, long notKeptBefore) {
      this.from = from;
      this.notKeptBefore = notKeptBefore;
    }

    Instant from() {
      return from;
    }

    /** When it was last tried to tell somebody. */
    Optional<Instant> triedAt() {
      return Optional.ofNullable(triedAt);
    }

    boolean isTold() {
      return told;
    }
  }

  /** For the container's proxy. */
  protected Outages() {
    alive = () -> false;
    refusals = null;
    corps = null;
    alerts = null;
    entities = null;
    tx = null;
    clock = null;
    node = null;
  }

  @Inject
  Outages(
      DatabasePing database,
      Refusals refusals,
      AuthorizedCorps corps,
      Alerts alerts,
      EntityManager entities,
      Tx tx,
      Clock clock,
      Node node) {
    this(database::answers, refusals, corps, alerts, entities, tx, clock, node);
  }

  Outages(
      BooleanSupplier alive,
      Refusals refusals,
      AuthorizedCorps corps,
      Alerts alerts,
      EntityManager entities,
      Tx tx,
      Clock clock,
      Node node) {
    this.alive = alive;
    this.refusals = refusals;
    this.corps = corps;
    this.alerts = alerts;
    this.entities = entities;
    this.tx = tx;
    this.clock = clock;
    this.node = node;
  }

  /** The one that goes on; asks no database. */
  Optional<Down> current() {
    return Optional.ofNullable(down);
  }

  /** The last ones of all nodes, the newest first. */
  List<DatabaseOutage> latest() {
    return Objects.requireNonNull(tx)
        .call(
            () ->
                Objects.requireNonNull(entities)
                    .createNamedQuery(DatabaseOutage.LATEST, DatabaseOutage.class)
                    .setMaxResults(SHOWN)
                    .getResultList());
  }

  /** Whether the last look found it, and nothing is left to be settled. */
  boolean isDatabaseWell() {
    return misses == 0 && down == null;
  }

  /** How many callbacks this node could not keep though it had its database. */
  long notKeptOutside() {
    return notKeptOutside.get();
  }

  /** When somebody was last told that one goes on, whichever it was. */
  Optional<Instant> toldAt() {
    return Optional.ofNullable(toldAt);
  }

  boolean isToldWithin(Duration time, Instant now) {
    return isWithin(toldAt, time, now);
  }

  void tried(Down outage, Instant at, boolean accepted) {
    outage.triedAt = at;
    if (accepted) {
      outage.told = true;
      toldAt = at;
    }
  }

  /** Looks for a sign of life; does nothing while another thread still looks. */
  void look() {
    if (!looking.compareAndSet(false, true)) {
      return;
    }
    try {
      lookNow();
    } finally {
      looking.set(false);
    }
  }

  private void lookNow() {
    boolean answers = alive.getAsBoolean();
    Sign now =
        new Sign(
            Objects.requireNonNull(clock).instant(), Objects.requireNonNull(refusals).notKept());
    if (answers) {
      found(now);
    } else {
      missed(now);
    }
  }

  private void missed(Sign now) {
    Sign first = misses == 0 ? now : Objects.requireNonNull(firstMiss);
    firstMiss = first;
    misses = Math.min(misses + 1, MISSES);
    if (misses == MISSES && down == null) {
      Sign before = lastSign == null ? first : Objects.requireNonNull(lastSign);
      down = new Down(before.at(), before.notKept());
      LOG.log(Level.ERROR, "database outage begun lastSignOfLife={0}", before.at());
    }
  }

  private void found(Sign now) {
    Down outage = down;
    if (outage == null) {
      if (!isWithin(overAt, LAST_MINUTE, now.at())) {
        Sign before = lastSign;
        notKeptOutside.addAndGet(now.notKept() - (before == null ? 0 : before.notKept()));
      }
    } else if (settle(outage, now)) {
      overAt = now.at();
      down = null;
    } else {
      return;
    }
    misses = 0;
    lastSign = now;
  }

  private boolean settle(Down outage, Sign now) {
    long lost = now.notKept() - outage.notKeptBefore;
    boolean reconcile =
        lost > 0
            || outage.from().plus(SHORT).isBefore(now.at())
            || !isWithin(reconciledAt, RECONCILED_FOR, now.at());
    boolean tell =
        outage.isTold()
            || (!isToldWithin(Alert.AGAIN, now.at())
                && !isWithin(overToldAt, Alert.AGAIN, now.at()));
    try {
      Objects.requireNonNull(tx)
          .run(
              () -> {
                Objects.requireNonNull(entities)
                    .persist(
                        DatabaseOutage.ended(
                            Objects.requireNonNull(node).name(), outage.from(), now.at(), lost));
                if (reconcile) {
                  Objects.requireNonNull(corps).reconcileAll();
                }
                Objects.requireNonNull(alerts)
                    .over(finding(outage.from(), now.at(), lost), tell, toldAt(), outage.from());
              });
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The database answers, but does not work yet.", e);
      return false;
    }
    if (reconcile) {
      reconciledAt = now.at();
    }
    if (tell) {
      overToldAt = now.at();
    }
    LOG.log(
        Level.WARNING,
        "database outage over from={0} until={1} seconds={2} callbacksNotKept={3}",
        outage.from(),
        now.at(),
        Duration.between(outage.from(), now.at()).toSeconds(),
        lost);
    return true;
  }

  private static boolean isWithin(@Nullable Instant at, Duration time, Instant now) {
    return at != null && at.plus(time).isAfter(now);
  }

  /** How it is told while it goes on. */
  Finding finding(Down outage) {
    Sign now =
        new Sign(
            Objects.requireNonNull(clock).instant(), Objects.requireNonNull(refusals).notKept());
    return finding(FAMILY, outage.from(), now.at(), now.notKept() - outage.notKeptBefore);
  }

  private Finding finding(Instant from, Instant until, long lost) {
    return finding(FAMILY + "-over", from, until.plus(LAST_MINUTE), lost);
  }

  private Finding finding(String texts, Instant from, Instant until, long lost) {
    String me = Objects.requireNonNull(node).name();
    return new Finding(
        FAMILY + "/" + me,
        texts,
        Severity.CRITICAL,
        true,
        Duration.ZERO,
        "",
        List.of(from, until, lost, me));
  }
}
