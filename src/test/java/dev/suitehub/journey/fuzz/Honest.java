package dev.suitehub.journey.fuzz;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * WeCom itself, in the midst of it: sends to each URL in turn, and again where no good answer came
 * within its second, up to three times.
 */
final class Honest implements Runnable {

  private static final String NAME = "Honest";
  private static final int PACE_MILLIS = 40;
  private static final int PATIENCE_MILLIS = 1000;
  private static final int TRIES = 3;

  private final Prey prey;
  private final Dice dice;
  private final String kinds;
  private final Times times = new Times();
  private final Set<Trace> sent = ConcurrentHashMap.newKeySet();
  private final Set<Trace> acknowledged = ConcurrentHashMap.newKeySet();
  private volatile boolean over;
  private int late;
  private int number;

  Honest(Prey prey, long seed) {
    this.prey = prey;
    this.dice = Dice.of(seed, -1);
    this.kinds = Letters.HONEST + Long.toHexString(seed) + "_";
  }

  @Override
  public void run() {
    try (Line line = new Line(prey.address())) {
      while (!over) {
        once(line);
        Thread.sleep(PACE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void end() {
    over = true;
  }

  private void once(Line line) {
    String kind = kinds + number;
    Letterbox box = prey.boxes().get(number % prey.boxes().size());
    boolean check = number % 10 == 9;
    number++;
    String text =
        box.receiver().equals(prey.corp()) ? Letters.event(kind, prey.corp()) : Letters.of(kind);
    for (int i = 0; i < TRIES; i++) {
      if (!check) {
        sent.add(box.trace(kind, text));
      }
      long began = System.nanoTime();
      Answer answer = line.send(shot(box, check, text), PATIENCE_MILLIS);
      times.note(System.nanoTime() - began);
      if (answer.isSuccess()) {
        if (!check) {
          acknowledged.add(box.trace(kind, text));
        }
        return;
      }
      late++;
    }
  }

  private Shot shot(Letterbox box, boolean check, String text) {
    Letterbox addressed = check ? box.addressedTo(prey.providerCorp()) : box;
    Sealed sealed = Sealed.of(addressed, check ? "1234567890123456789" : text, dice);
    return check
        ? Letters.check(NAME, Expect.KEPT, box, sealed)
        : Letters.post(NAME, Expect.KEPT, box, sealed);
  }

  Times times() {
    return times;
  }

  /** How many tries had no good answer within their second. */
  int late() {
    return late;
  }

  Set<Trace> sent() {
    return Set.copyOf(sent);
  }

  Set<Trace> acknowledged() {
    return Set.copyOf(acknowledged);
  }
}
