package dev.suitehub.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one clock of the hub, in UTC. It is the machine's, unless a person or a test turns or stops
 * it: by {@code /ops/clock} or the sandbox's own controls, and only while the sandbox is on.
 */
@ApplicationScoped
public class HubClock extends Clock {

  private final Clock machine;
  private volatile ClockSetting setting = ClockSetting.REAL;

  public HubClock() {
    this(Clock.systemUTC());
  }

  HubClock(Clock machine) {
    this.machine = machine;
  }

  public synchronized void advance(Duration by) {
    setting = setting.advanced(by);
  }

  /** Time stands still from now on. */
  public synchronized void stop() {
    setting = setting.stopped(machine.instant());
  }

  /** Time goes on from where it stands. */
  public synchronized void run() {
    setting = setting.running(machine.instant());
  }

  public ClockSetting setting() {
    return setting;
  }

  /** What it would show now if it stood like that. */
  public Instant shown(ClockSetting other) {
    return other.shows(machine.instant());
  }

  /** As it stood at another node, or before a restart. */
  public synchronized void set(ClockSetting known) {
    setting = known;
  }

  /**
   * What the machine says, whoever turned the hub's clock: for comparing it with other machines.
   */
  public Instant machine() {
    return machine.instant();
  }

  @Override
  public Instant instant() {
    return setting.shows(machine.instant());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new IllegalStateException("The hub's clock is in UTC; convert what it returns.");
  }
}
