package dev.suitehub.callbacks;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The few threads that wait for the rest of a body. Nobody drives them out as long as nobody else
 * wants to: but who finds no place left interrupts those who have theirs for too long, as not every
 * server ends a read that gets nothing.
 */
final class Readers {

  private final int places;
  private final LongSupplier nanos;
  private final Set<Reader> here = new HashSet<>();

  Readers(int places, LongSupplier nanos) {
    this.places = places;
    this.nanos = nanos;
  }

  /** A place and its thread. */
  final class Reader implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final long since = nanos.getAsLong();
    private boolean interrupted;

    /** Whether WeCom would have given up. */
    boolean isLate() {
      return nanos.getAsLong() - since > BoundedBody.LONGEST.toNanos();
    }

    @Override
    public void close() {
      leave(this);
    }
  }

  /** Empty where there is no place. */
  synchronized Optional<Reader> enter() {
    if (here.size() < places) {
      Reader reader = new Reader();
      here.add(reader);
      return Optional.of(reader);
    }
    for (Reader reader : here) {
      if (reader.isLate() && !reader.interrupted) {
        reader.interrupted = true;
        reader.thread.interrupt();
      }
    }
    return Optional.empty();
  }

  private synchronized void leave(Reader reader) {
    here.remove(reader);
    if (reader.interrupted) {
      // It was meant for the read alone, and the thread is the server's.
      Thread.interrupted();
    }
  }
}
