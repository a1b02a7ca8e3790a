package dev.suitehub.platform.time;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * A singleton session bean with timers: one for each of its beats, made at start, and made anew
 * when the server has dropped it. Its class says {@code @Singleton}, {@code @Startup} and
 * {@code @ConcurrencyManagement(BEAN)}: under the container's lock a tick that hangs would keep
 * everybody else out.
 */
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public abstract class TickingWorker {

  /** What comes seldom comes soon after a start too: a node may not live that long. */
  private static final Duration LONGEST_FIRST_WAIT = Duration.ofMinutes(2);

  @Resource private TimerService timers;
  @Inject private Ticks ticks;

  /** Always the same names. None where this worker has nothing to do on this node. */
  protected abstract List<Beat> beats();

  @PostConstruct
  void start() {
    beats().forEach(this::create);
  }

  @Timeout
  void tick(Timer timer) {
    String name = String.valueOf(timer.getInfo());
    beats().stream()
        .filter(beat -> beat.name().equals(name))
        .forEach(beat -> ticks.run(name, beat.work()));
  }

  /** Makes anew what no timer calls any more. */
  public void revive() {
    for (Beat beat : beats()) {
      if (ticks.isDead(beat.name())) {
        cancel(beat.name());
        create(beat);
        ticks.revived(beat.name());
      }
    }
  }

  /** As a server that drops a timer without a word: for the test that sees it come back. */
  public void cancel(String name) {
    timers.getTimers().stream()
        .filter(timer -> name.equals(timer.getInfo()))
        .forEach(Timer::cancel);
  }

  private void create(Beat beat) {
    Duration first =
        beat.every().compareTo(LONGEST_FIRST_WAIT) < 0 ? beat.every() : LONGEST_FIRST_WAIT;
    ticks.expect(beat.name(), beat.every());
    timers.createIntervalTimer(
        first.toMillis(), beat.every().toMillis(), new TimerConfig(beat.name(), false));
  }
}
