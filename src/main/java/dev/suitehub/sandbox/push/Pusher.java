package dev.suitehub.sandbox.push;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Sends and keeps what was answered. Never called inside a transaction. */
@Dependent
public class Pusher {

  private static final Logger LOG = System.getLogger(Pusher.class.getName());

  private final Sender sender;
  private final Pushes pushes;
  private final Tx tx;
  private final Clock clock;

  @Inject
  Pusher(Sender sender, Pushes pushes, Tx tx, Clock clock) {
    this.sender = sender;
    this.pushes = pushes;
    this.tx = tx;
    this.clock = clock;
  }

  public Push push(PushOrder order) {
    Answer answer = sender.send(order);
    Push push = Push.answered(order, answer, clock.instant());
    tx.run(() -> pushes.add(push));
    LOG.log(
        Level.INFO,
        "sandbox push kind={0} type={1} suite={2} corp={3} verdict={4} status={5} ms={6}",
        push.kind(),
        push.type(),
        push.suite(),
        push.corp(),
        push.verdict(),
        String.valueOf(push.status()),
        String.valueOf(push.latencyMs()));
    return push;
  }
}
