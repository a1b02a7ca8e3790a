package dev.suitehub.sandbox.clock;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.db.SchemaReady;
import dev.suitehub.platform.time.ClockSetting;
import dev.suitehub.platform.time.HubClock;
import dev.suitehub.rules.WorkingDays;
import dev.suitehub.sandbox.SandboxConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the clock of the sandbox, which is the hub's too, on all nodes and across restarts. What
 * other hands do to the hub's clock at this node is taken over like a turn of its own.
 */
@ApplicationScoped
public class SandboxClock {

  private final @Nullable EntityManager entities;
  private final @Nullable HubClock clock;
  private final @Nullable SandboxConfig config;
  private final @Nullable Tx tx;
  private long seen;
  private ClockSetting known = ClockSetting.REAL;

  /** For the container's proxy. */
  protected SandboxClock() {
    entities = null;
    clock = null;
    config = null;
    tx = null;
  }

  @Inject
  public SandboxClock(EntityManager entities, HubClock clock, SandboxConfig config, Tx tx) {
    this.entities = entities;
    this.clock = clock;
    this.config = config;
    this.tx = tx;
  }

  /** What it shows, and how. */
  public record Face(Instant now, boolean stopped, Duration ahead) {}

  /** Before anything asks for the time, it is as it was before the restart. */
  void restore(@Observes SchemaReady ready) {
    if (config().isOn()) {
      follow();
    }
  }

  /** Takes over what another node, or {@code /ops/clock} at this one, has done. */
  public synchronized void follow() {
    KeptClock kept = tx().call(() -> entities().find(KeptClock.class, KeptClock.ONLY));
    if (kept.turn() > seen) {
      take(kept);
    } else if (!clock().setting().equals(known)) {
      turn(() -> {});
    }
  }

  public Face face() {
    ClockSetting setting = clock().setting();
    return new Face(clock().instant(), setting.isStopped(), setting.ahead());
  }

  /** Lets that much time pass; {@code by} is not negative. */
  public void advance(Duration by) {
    turn(() -> clock().advance(by));
  }

  /** To the same time of the day, so many working days of WeCom's team (Monday to Friday) later. */
  public void advanceWorkingDays(int days) {
    turn(
        () -> {
          WorkingDays calendar = new WorkingDays(Map.of());
          LocalDate day = LocalDate.ofInstant(clock().instant(), WorkingDays.CHINA);
          int passed = 0;
          for (int left = days; left > 0; passed++) {
            day = day.plusDays(1);
            left -= calendar.isWorkingDay(day) ? 1 : 0;
          }
          clock().advance(Duration.ofDays(passed));
        });
  }

  /** Time stands still. */
  public void stop() {
    turn(clock()::stop);
  }

  /** Time goes on from where it stands. */
  public void run() {
    turn(clock()::run);
  }

  /** As the machine's again: the one step that may go back. */
  public void reset() {
    set(ClockSetting.REAL);
  }

  public void set(ClockSetting setting) {
    turn(() -> clock().set(setting));
  }

  /** How it stands to the machine's. */
  public ClockSetting setting() {
    return clock().setting();
  }

  /** What it would show now if it stood like that. */
  public Instant shown(ClockSetting setting) {
    return clock().shown(setting);
  }

  /**
   * As {@link #set}, but in the caller's transaction, until whose end nobody else turns it: to be
   * {@link #follow}ed then.
   */
  public void keep(ClockSetting setting) {
    entities()
        .find(KeptClock.class, KeptClock.ONLY, LockModeType.PESSIMISTIC_WRITE)
        .turned(setting);
  }

  private synchronized void turn(Runnable change) {
    tx().run(
            () -> {
              KeptClock kept =
                  entities().find(KeptClock.class, KeptClock.ONLY, LockModeType.PESSIMISTIC_WRITE);
              if (kept.turn() > seen) {
                take(kept);
              }
              change.run();
              kept.turned(clock().setting());
              seen = kept.turn();
            });
    known = clock().setting();
  }

  private void take(KeptClock kept) {
    seen = kept.turn();
    clock().set(kept.setting());
    known = kept.setting();
  }

  private EntityManager entities() {
    return there(entities);
  }

  private HubClock clock() {
    return there(clock);
  }

  private SandboxConfig config() {
    return there(config);
  }

  private Tx tx() {
    return there(tx);
  }

  private static <T> T there(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("Called on a proxy.");
    }
    return part;
  }
}
