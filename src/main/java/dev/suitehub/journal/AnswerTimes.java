package dev.suitehub.journal;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What WeCom was answered to each entry, and how fast. It is known after the commit only, and no
 * callback waits for it: what was noted is written down now and then, so a process that is killed
 * loses the last few seconds of it.
 */
@ApplicationScoped
public class AnswerTimes {

  static final int MOST_WAITING = 20_000;
  private static final int CHUNK = 500;

  private final @Nullable EntityManager entities;
  private final @Nullable Tx tx;
  private final Queue<EntryAnswer> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  /** For the container's proxy. */
  protected AnswerTimes() {
    entities = null;
    tx = null;
  }

  @Inject
  public AnswerTimes(EntityManager entities, Tx tx) {
    this.entities = entities;
    this.tx = tx;
  }

  /** Never fails and never waits for the database; beyond what the memory is to hold, drops it. */
  public void note(EntryId entry, int status, long millis) {
    if (size.incrementAndGet() > MOST_WAITING) {
      size.decrementAndGet();
      return;
    }
    int bounded = (int) Math.min(Math.max(millis, 0), Integer.MAX_VALUE);
    waiting.add(new EntryAnswer(entry, status, bounded));
  }

  /** Writes down what was noted; what a failing database does not take is lost. */
  void flush() {
    EntityManager rows = Objects.requireNonNull(entities);
    for (List<EntryAnswer> some = take(); !some.isEmpty(); some = take()) {
      List<EntryAnswer> chunk = some;
      Objects.requireNonNull(tx).run(() -> chunk.forEach(rows::persist));
    }
  }

  private List<EntryAnswer> take() {
    List<EntryAnswer> some = new ArrayList<>();
    while (some.size() < CHUNK) {
      EntryAnswer one = waiting.poll();
      if (one == null) {
        break;
      }
      size.decrementAndGet();
      some.add(one);
    }
    return some;
  }
}
