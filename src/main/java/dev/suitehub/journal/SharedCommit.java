package dev.suitehub.journal;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One transaction for all entries that wait at the moment, as a commit costs the database much the
 * same for one as for many. There is no thread for it and no lingering: whoever comes while nobody
 * writes, writes at once, alone or with those that have come meanwhile; who comes while somebody
 * writes waits for the next turn. Each goes on only after the commit of its own entry.
 *
 * <p>Where a common transaction fails, for one bad entry or because the commit does, each tries its
 * own once more in a transaction of its own, so that nobody fails for another. Nor does anybody
 * wait long for another, whose connection may be dead: after {@link #PATIENCE} one writes alone,
 * and who comes then begins a turn beside the one that does not end. It does no harm that an entry
 * is written twice: it is there once.
 */
@ApplicationScoped
class SharedCommit {

  static final int MOST = 64;

  /** A commit takes milliseconds, and callbacks have 800 of them. */
  static final Duration PATIENCE = Duration.ofMillis(300);

  /**
   * So many at once where a turn does not end; the others are told so, and leave the rest of the
   * callbacks' places to those that change more than the journal.
   */
  static final int MOST_BESIDE_A_LATE_TURN = 12;

  private static final Logger LOG = System.getLogger(SharedCommit.class.getName());

  private final @Nullable Tx tx;
  private final @Nullable EntryBatch rows;
  private final Duration patience;

  /** Guarded by this, as is all below. */
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /** Whose turn it is. */
  private @Nullable Waiting writer;

  private long writesSince;

  /** Turns that another has begun beside, and that have not ended. */
  private int lateTurns;

  private int inside;

  /** For the container's proxy. */
  protected SharedCommit() {
    tx = null;
    rows = null;
    patience = PATIENCE;
  }

  @Inject
  SharedCommit(DataSource database, Tx tx, Event<JournalAppended> appended) {
    this(tx, new EntryBatch(database, appended::fire), PATIENCE);
  }

  /** Outside of a container. */
  SharedCommit(Tx tx, EntryBatch rows, Duration patience) {
    this.tx = tx;
    this.rows = rows;
    this.patience = patience;
  }

  /** What a caller that waits is told to do next. */
  private enum Turn {
    /** Write all that wait, oneself among them. */
    WRITE,
    /** Somebody wrote it, and it is committed. */
    DONE,
    /** Somebody tried and failed. */
    ALONE
  }

  private static final class Waiting {
    private final NewEntry entry;
    private final CompletableFuture<Turn> turn = new CompletableFuture<>();

    /** Set before the turn is {@link Turn#DONE}. */
    private Optional<EntryId> kept = Optional.empty();

    Waiting(NewEntry entry) {
      this.entry = entry;
    }

    /** Not to be interrupted: its turn may be to write for others. */
    Turn await(Duration patience) {
      long until = System.nanoTime() + patience.toNanos();
      boolean interrupted = false;
      try {
        while (true) {
          try {
            return turn.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
          } catch (InterruptedException e) {
            interrupted = true;
          } catch (TimeoutException e) {
            // Unless it is told something else in this very moment.
            turn.complete(Turn.ALONE);
          } catch (ExecutionException e) {
            throw new IllegalStateException("Nobody is told a failure.", e);
          }
        }
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /**
   * Not inside a transaction. The entry, once it is committed; empty where it was there before.
   * Throws whatever the database throws: it may be committed then, but nobody is to rely on it.
   */
  Optional<EntryId> write(NewEntry entry) {
    Waiting mine = new Waiting(entry);
    boolean atOnce = enter(mine);
    try {
      Turn turn = atOnce ? Turn.WRITE : mine.await(patience);
      if (turn == Turn.WRITE) {
        turn = writeAll(mine);
      }
      return turn == Turn.DONE ? mine.kept : alone(entry);
    } finally {
      leave(mine);
    }
  }

  /** Whether it is this one's turn at once. */
  private synchronized boolean enter(Waiting mine) {
    boolean late = writer != null && System.nanoTime() - writesSince > patience.toNanos();
    if ((late || lateTurns > 0) && inside >= MOST_BESIDE_A_LATE_TURN) {
      throw new IllegalStateException("The database does not end what it was given before.");
    }
    boolean atOnce = writer == null || late;
    if (late) {
      lateTurns++;
    }
    if (atOnce) {
      waiting.addFirst(mine);
      begins(mine);
    } else {
      waiting.addLast(mine);
    }
    inside++;
    return atOnce;
  }

  private synchronized void leave(Waiting mine) {
    inside--;
    waiting.remove(mine);
  }

  private synchronized void begins(Waiting next) {
    writer = next;
    writesSince = System.nanoTime();
  }

  private Turn writeAll(Waiting mine) {
    List<Waiting> batch = List.of();
    Turn turn = Turn.ALONE;
    try {
      batch = take(mine);
      if (!batch.isEmpty()) {
        turn = write(batch);
      }
    } finally {
      // Whatever happens: nobody is forgotten, and somebody has the next turn.
      for (Waiting one : batch) {
        one.turn.complete(turn);
      }
      handOn(mine);
    }
    return turn;
  }

  /** With {@code mine} as the first; none where its turn came so late that another has begun. */
  private synchronized List<Waiting> take(Waiting mine) {
    List<Waiting> batch = new ArrayList<>();
    while (writer == mine && batch.size() < MOST && !waiting.isEmpty()) {
      batch.add(waiting.removeFirst());
    }
    return batch;
  }

  private synchronized void handOn(Waiting mine) {
    if (writer != mine) {
      lateTurns--;
      return;
    }
    writer = null;
    // Who has just lost patience writes alone, and is gone from here in a moment.
    while (writer == null && !waiting.isEmpty()) {
      Waiting next = waiting.getFirst();
      if (next.turn.complete(Turn.WRITE)) {
        begins(next);
      } else {
        waiting.removeFirst();
      }
    }
  }

  private Turn write(List<Waiting> batch) {
    List<NewEntry> entries = batch.stream().map(one -> one.entry).toList();
    try {
      List<Optional<EntryId>> kept =
          Objects.requireNonNull(tx).call(() -> Objects.requireNonNull(rows).insertAll(entries));
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).kept = kept.get(i);
      }
      return Turn.DONE;
    } catch (Exception e) {
      // Not only runtime ones: a server may throw JTA's checked RollbackException undeclared.
      if (batch.size() == 1) {
        throw e;
      }
      LOG.log(Level.WARNING, "{0} entries not committed together: {1}", batch.size(), e);
      return Turn.ALONE;
    }
  }

  private Optional<EntryId> alone(NewEntry entry) {
    return Objects.requireNonNull(tx)
        .call(() -> Objects.requireNonNull(rows).insertAll(List.of(entry)).get(0));
  }
}
