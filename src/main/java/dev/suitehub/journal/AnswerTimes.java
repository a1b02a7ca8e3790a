package dev.suitehub.journal;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What WeCom was answered to each entry, and how fast. It is known after the commit only, and no
 * callback waits for it: what was noted is written down now and then, so a process that is killed
 * loses the last few seconds of it.
 */
@ApplicationScoped
public class AnswerTimes {

  static final int MOST_WAITING = 20_000;

  /** Rows of one transaction. */
  private static final int CHUNK = 500;

  /** Rows of one statement: JPA would send one for each. */
  private static final int TOGETHER = 50;

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
      Objects.requireNonNull(tx)
          .run(
              () -> {
                for (int from = 0; from < chunk.size(); from += TOGETHER) {
                  insert(rows, chunk.subList(from, Math.min(from + TOGETHER, chunk.size())));
                }
              });
    }
  }

  private static void insert(EntityManager rows, List<EntryAnswer> some) {
    String values =
        IntStream.range(0, some.size())
            .map(i -> i * 3)
            .mapToObj(before -> placeholders(before + 1))
            .collect(Collectors.joining(", "));
    Query insert =
        rows.createNativeQuery(
            "insert into journal_answer (entry_id, status, millis) values " + values);
    for (int i = 0; i < some.size(); i++) {
      EntryAnswer one = some.get(i);
      insert
          .setParameter(i * 3 + 1, one.entry())
          .setParameter(i * 3 + 2, one.status())
          .setParameter(i * 3 + 3, one.millis());
    }
    insert.executeUpdate();
  }

  private static String placeholders(int first) {
    return "(?" + first + ", ?" + (first + 1) + ", ?" + (first + 2) + ")";
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
