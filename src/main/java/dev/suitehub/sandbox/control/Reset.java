package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.time.ClockSetting;
import dev.suitehub.sandbox.api.Frequency;
import dev.suitehub.sandbox.clock.SandboxClock;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Puts an end to a world: what was in it, what was pushed and called, its faults and its time. */
@Dependent
public class Reset {

  private final Wipe wipe;
  private final SandboxClock clock;
  private final Frequency frequency;
  private final Tx tx;

  @Inject
  public Reset(Wipe wipe, SandboxClock clock, Frequency frequency, Tx tx) {
    this.wipe = wipe;
    this.clock = clock;
    this.frequency = frequency;
    this.tx = tx;
  }

  /** Nothing is left, and it is the machine's time again. */
  public void toNothing() {
    to(ClockSetting.REAL, () -> {});
  }

  /** The old world is there until the new one is; it stays where {@code work} throws. */
  public void to(ClockSetting time, Runnable work) {
    tx.run(
        () -> {
          // Held until the end: of two worlds that are loaded at once, one waits for the other.
          clock.keep(time);
          wipe.everything();
          work.run();
        });
    clock.follow();
    frequency.forget();
  }
}
