package dev.suitehub.sandbox.push;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many pushes side by side, of which only the outcome is kept: for load and for crashes. */
@Dependent
public class Bulk {

  private final Sender sender;

  @Inject
  Bulk(Sender sender) {
    this.sender = sender;
  }

  /** A push and what it is known by. */
  public record Item(String id, PushOrder order) {}

  public record Outcome(String id, Verdict verdict, int status) {}

  /** The outcomes in the order of the items. */
  public List<Outcome> send(List<Item> items, int concurrency) {
    // Threads of our own: they touch neither the database nor the container.
    ExecutorService threads = Executors.newFixedThreadPool(concurrency);
    try {
      List<Future<Outcome>> running =
          items.stream().map(item -> threads.submit(() -> send(item))).toList();
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> outcome : running) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while pushing in bulk.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A push in bulk failed.", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Outcome send(Item item) {
    Answer answer = sender.send(item.order());
    return new Outcome(item.id(), answer.verdict(), answer.status());
  }
}
