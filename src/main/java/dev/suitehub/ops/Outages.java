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
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The times in which this node has no database. One begins with the last sign of life before the
 * first that did not come, since callbacks may have been lost from then on. When it is over it is
 * written down, every authorisation is read again at WeCom, and the alert says what cannot be.
 */
@ApplicationScoped
class Outages {

  static final String FAMILY = "database-outage";

  private static final Logger LOG = System.getLogger(Outages.class.getName());
  private static final int SHOWN = 10;

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
  private volatile @Nullable Down down;

  /** A sign of life, and how many callbacks had not been kept by then. */
  private record Sign(Instant at, long notKept) {}

  /** An outage that goes on. */
  static final class Down {

    private final Instant from;
    private final long notKeptBefore;
    private volatile @Nullable Instant toldAt;
    private volatile boolean told;

    private Down(Instant from, long notKeptBefore) {
      this.from = from;
      this.notKeptBefore = notKeptBefore;
    }

    Instant from() {
      return from;
    }

    /** When somebody was told, or it was tried. */
    Optional<Instant> triedAt() {
      return Optional.ofNullable(toldAt);
    }

    boolean isTold() {
      return told;
    }

    void tried(Instant at, boolean accepted) {
      toldAt = at;
      told = told || accepted;
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
    Down outage = down;
    if (!answers) {
      if (outage == null) {
        Sign before = lastSign == null ? now : Objects.requireNonNull(lastSign);
        down = new Down(before.at(), before.notKept());
        LOG.log(Level.ERROR, "database outage begun lastSignOfLife={0}", before.at());
      }
      return;
    }
    if (outage != null) {
      if (!settle(outage, now)) {
        return;
      }
      down = null;
    }
    lastSign = now;
  }

  private boolean settle(Down outage, Sign now) {
    long lost = now.notKept() - outage.notKeptBefore;
    try {
      Objects.requireNonNull(tx)
          .run(
              () -> {
                Objects.requireNonNull(entities)
                    .persist(
                        DatabaseOutage.ended(
                            Objects.requireNonNull(node).name(), outage.from(), now.at(), lost));
                Objects.requireNonNull(alerts)
                    .over(
                        finding(outage.from(), now.at(), lost),
                        outage.isTold() ? outage.triedAt() : Optional.empty(),
                        outage.from());
              });
      Objects.requireNonNull(tx).run(Objects.requireNonNull(corps)::reconcileAll);
      LOG.log(
          Level.WARNING,
          "database outage over from={0} until={1} seconds={2} callbacksNotKept={3}",
          outage.from(),
          now.at(),
          Duration.between(outage.from(), now.at()).toSeconds(),
          lost);
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The database answers, but does not work yet.", e);
      return false;
    }
  }

  /** How it is told while it goes on. */
  Finding finding(Down outage) {
    Sign now =
        new Sign(
            Objects.requireNonNull(clock).instant(), Objects.requireNonNull(refusals).notKept());
    return finding(FAMILY, outage.from(), now.at(), now.notKept() - outage.notKeptBefore);
  }

  private Finding finding(Instant from, Instant until, long lost) {
    // The last minute counts as a whole.
    return finding(FAMILY + "-over", from, until.plusSeconds(60), lost);
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
