package dev.suitehub.journey.fuzz;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** A run: all attacks mixed, by several gunners, while honest callbacks and slow ones go on. */
public final class Fuzz {

  private static final int GUNNERS = 8;
  private static final int PATIENCE_MILLIS = 15_000;

  /** Who waits longer for the rest of what is no HTTP is told that there is none. */
  private static final int NO_HTTP_MILLIS = 1000;

  /** Of so many wrong answers, what follows says nothing new. */
  private static final int MOST_COMPLAINTS = 500;

  private final Prey prey;
  private final long seed;
  private final List<Attack> attacks;
  private final Judge judge;
  private final Figures figures = new Figures();
  private final long from;
  private final AtomicLong next;
  private final AtomicLong wrong = new AtomicLong();

  /**
   * @param seed what the shots are made of
   * @param from the number of the first
   */
  public Fuzz(Prey prey, long seed, long from) {
    this.prey = prey;
    this.seed = seed;
    this.from = from;
    this.next = new AtomicLong(from);
    this.judge = new Judge(prey);
    this.attacks = mixed(prey);
  }

  /** Each as often as it weighs. */
  private static List<Attack> mixed(Prey prey) {
    List<Attack> mixed = new ArrayList<>();
    add(mixed, 12, new BitFlips(prey));
    add(mixed, 8, new Truncations(prey));
    add(mixed, 8, new WrongKeys(prey));
    add(mixed, 4, new WrongPlaces(prey));
    add(mixed, 5, new QueryTricks(prey));
    add(mixed, 8, new XmlBombs(prey));
    add(mixed, 5, new BadCallbacks(prey));
    add(mixed, 4, new Replays(prey));
    add(mixed, 2, new Poison(prey));
    add(mixed, 8, new Strangers(prey));
    add(mixed, 12, new Keyholder(prey));
    add(mixed, 3, new ProxyTricks(prey));
    add(mixed, 3, new InstallTricks(prey));
    add(mixed, 3, new ConsoleTricks(prey));
    add(mixed, 5, new SandboxTricks(prey));
    add(mixed, 5, new PathTricks(prey));
    add(mixed, 3, new HeaderAbuse(prey));
    add(mixed, 2, new BadHttp(prey));
    return List.copyOf(mixed);
  }

  private static void add(List<Attack> mixed, int weight, Attack attack) {
    mixed.addAll(Collections.nCopies(weight, attack));
  }

  /** That shot, as in every run of this seed but for the keys. */
  Shot shot(long number) {
    Dice dice = Dice.of(seed, number);
    // Each costs what a thousand others do.
    return dice.onceIn(400) ? new HugeBodies(prey).next(dice) : dice.of(attacks).next(dice);
  }

  /** Sends what is replayed later, and returns it. Throws where it is not acknowledged. */
  public Set<Trace> introduce() {
    try (Line line = new Line(prey.address())) {
      Set<Trace> kept = new HashSet<>();
      for (Letterbox box : prey.boxes()) {
        for (int i = 0; i < Replays.KNOWN; i++) {
          String text = Replays.text(prey, box, i);
          Sealed sealed = Sealed.of(box, text, Dice.of(seed, -2L - i));
          Shot shot = Letters.post("Introduction", Expect.KEPT, box, sealed);
          Answer answer = line.send(shot, PATIENCE_MILLIS);
          if (!answer.isSuccess()) {
            throw new IllegalStateException("Not kept: " + answer);
          }
          kept.add(box.trace(Letters.KNOWN + i, text));
        }
      }
      return kept;
    }
  }

  /**
   * Fires so many shots.
   *
   * @param slow how many connections drip at the same time
   * @param folder where reproductions are written
   */
  public Report fire(long shots, int slow, Path folder) throws InterruptedException {
    long began = System.nanoTime();
    Honest honest = new Honest(prey, seed);
    Slow dripping = new Slow(prey, slow);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      threads.execute(honest);
      threads.execute(dripping);
      List<Future<?>> gunners = new ArrayList<>();
      for (int i = 0; i < GUNNERS; i++) {
        gunners.add(threads.submit(() -> shoot(shots)));
      }
      for (Future<?> gunner : gunners) {
        ended(gunner);
      }
    } finally {
      honest.end();
      dripping.end();
      threads.shutdown();
    }
    if (!threads.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS)) {
      throw new IllegalStateException("An honest or a slow sender does not end.");
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return report(Math.min(shots, next.get() - from), took, honest, dripping, folder);
  }

  private static void ended(Future<?> gunner) throws InterruptedException {
    try {
      gunner.get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("A gunner failed", e.getCause());
    }
  }

  private void shoot(long shots) {
    try (Line line = new Line(prey.address())) {
      long number = next.getAndIncrement();
      while (number < from + shots && wrong.get() < MOST_COMPLAINTS) {
        Shot shot = shot(number);
        int patience = shot.expect() == Expect.NO_HTTP ? NO_HTTP_MILLIS : PATIENCE_MILLIS;
        long began = System.nanoTime();
        Answer answer = answered(line, shot, patience);
        figures.note(shot, answer, Duration.ofNanos(System.nanoTime() - began));
        judged(number, shot, answer);
        number = next.getAndIncrement();
      }
    }
  }

  /**
   * Once more on a new connection where none came over one that hostile requests had used before:
   * Payara now and then has lost its way on it (3 of a million). Honest ones have no second try.
   */
  private Answer answered(Line line, Shot shot, int patience) {
    Answer answer = line.send(shot, patience);
    if (answer.status() != Answer.SILENCE || !line.wasKept()) {
      return answer;
    }
    figures.mute();
    return line.send(shot, patience);
  }

  private void judged(long number, Shot shot, Answer answer) {
    if (judge.isUnheard(shot, answer)) {
      figures.unheard();
    }
    judge
        .complaint(shot, answer)
        .ifPresent(
            what -> {
              wrong.incrementAndGet();
              figures.note(new Complaint(seed, number, shot, answer, what));
            });
  }

  private Report report(long shots, Duration took, Honest honest, Slow dripping, Path folder) {
    List<String> reproduced = new ArrayList<>();
    for (Complaint complaint : figures.complaints()) {
      reproduced.add(Reproduction.write(prey, complaint, folder, reproduced.size() + 1));
    }
    String text =
        "seed %d: %d shots in %d s, %d slow connections, %d of them told to go\n%shonest: %s; %d not in time, %d kept\n"
            .formatted(
                seed,
                shots,
                took.toSeconds(),
                dripping.begun(),
                dripping.told(),
                figures,
                honest.times(),
                honest.late(),
                honest.acknowledged().size());
    return new Report(
        shots,
        took,
        reproduced,
        figures.meant(),
        figures.notKept(),
        figures.mutes(),
        honest.sent(),
        honest.acknowledged(),
        dripping.told(),
        honest.late(),
        honest.times().count(),
        honest.times().millis(990),
        text);
  }
}
