package dev.suitehub.tokens;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Lends a shared executor at most {@code width} threads at the same time; the rest queues here. */
final class Lane implements Executor {

  private static final Logger LOG = System.getLogger(Lane.class.getName());

  private final Executor threads;
  private final int width;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  Lane(Executor threads, int width) {
    this.threads = threads;
    this.width = width;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      if (running == width) {
        waiting.add(task);
        return;
      }
      running++;
    }
    start(task);
  }

  private void start(Runnable first) {
    try {
      threads.execute(() -> drain(first));
    } catch (RuntimeException e) {
      synchronized (waiting) {
        running--;
      }
      throw e;
    }
  }

  private void drain(Runnable first) {
    for (Runnable task = first; task != null; task = next()) {
      run(task);
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      // The lane goes on with the next one.
      LOG.log(Level.ERROR, "a task failed", e);
    }
  }

  private @Nullable Runnable next() {
    synchronized (waiting) {
      Runnable task = waiting.poll();
      if (task == null) {
        running--;
      }
      return task;
    }
  }
}
