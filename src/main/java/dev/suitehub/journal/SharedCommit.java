package dev.suitehub.journal;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One transaction for all entries that wait at the moment, as a commit costs the database much the
 * same for one as for many. There is no thread for it and no lingering: whoever comes while nobody
 * writes, writes at once, alone or with those that have come meanwhile; who comes while somebody
 * writes waits for the next turn. Each goes on only after the commit of its own entry.
 *
 * <p>Where a common transaction fails, for one bad entry or because the commit does, each tries its
 * own once more in a transaction of its own, so that nobody fails for another.
 */
@ApplicationScoped
class SharedCommit {

  static final int MOST = 64;

  private static final Logger LOG = System.getLogger(SharedCommit.class.getName());

  private final @Nullable Tx tx;
  private final @Nullable EntryBatch rows;

  /** Guarded by this, as is {@link #writing}. */
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  private boolean writing;

  /** For the container's proxy. */
  protected SharedCommit() {
    tx = null;
    rows = null;
  }

  @Inject
  SharedCommit(DataSource database, Tx tx, Event<JournalAppended> appended) {
    this(tx, new EntryBatch(database, appended::fire));
  }

  /** Outside of a container. */
  SharedCommit(Tx tx, EntryBatch rows) {
    this.tx = tx;
    this.rows = rows;
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

    /** Not to be interrupted: its turn may be to write for others, who would wait for ever. */
    Turn await() {
      return turn.join();
    }
  }

  /**
   * Not inside a transaction. The entry, once it is committed; empty where it was there before.
   * Throws whatever the database throws: it may be committed then, but nobody is to rely on it.
   */
  Optional<EntryId> write(NewEntry entry) {
    Waiting mine = new Waiting(entry);
    boolean atOnce = enter(mine);
    Turn turn = atOnce ? Turn.WRITE : mine.await();
    if (turn == Turn.WRITE) {
      turn = writeAll(mine);
    }
    return turn == Turn.DONE ? mine.kept : alone(entry);
  }

  /** Whether it is this one's turn at once. */
  private synchronized boolean enter(Waiting mine) {
    waiting.addLast(mine);
    boolean atOnce = !writing;
    writing = true;
    return atOnce;
  }

  /** In the turn of {@code mine}, which waits as the first. */
  private Turn writeAll(Waiting mine) {
    List<Waiting> batch = take();
    Turn turn = Turn.ALONE;
    try {
      turn = write(batch);
    } finally {
      // Whatever happens: nobody is forgotten, and somebody has the next turn.
      Turn told = turn;
      batch.stream().filter(one -> one != mine).forEach(one -> one.turn.complete(told));
      handOn();
    }
    return turn;
  }

  private synchronized List<Waiting> take() {
    List<Waiting> batch = new ArrayList<>();
    while (batch.size() < MOST && !waiting.isEmpty()) {
      batch.add(waiting.removeFirst());
    }
    return batch;
  }

  private synchronized void handOn() {
    Waiting next = waiting.peekFirst();
    writing = next != null;
    if (next != null) {
      next.turn.complete(Turn.WRITE);
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
