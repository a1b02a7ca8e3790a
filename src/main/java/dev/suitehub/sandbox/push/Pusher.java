package dev.suitehub.sandbox.push;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Switches;
import dev.suitehub.sandbox.fault.Target;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sends and keeps what was answered. Never called inside a transaction. */
@Dependent
public class Pusher {

  private static final Logger LOG = System.getLogger(Pusher.class.getName());

  private final Sender sender;
  private final Pushes pushes;
  private final Switches switches;
  private final Tx tx;
  private final Clock clock;

  @Inject
  Pusher(Sender sender, Pushes pushes, Switches switches, Tx tx, Clock clock) {
    this.sender = sender;
    this.pushes = pushes;
    this.switches = switches;
    this.tx = tx;
    this.clock = clock;
  }

  public Push push(PushOrder order) {
    Bent bent = tx.call(() -> bend(order));
    Answer answer =
        bent.isRefused() ? Answer.unsent(Verdict.BAD_KEY) : sender.send(bent.order(), bent.again());
    Push push = Push.answered(bent.order(), answer, clock.instant());
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

  /**
   * One after the other, as far as they are heard: where one goes unanswered the rest for that URL
   * is left out. WeCom would try each in vain; whoever changed something here waits for all of
   * them, and twenty times fifteen seconds is longer than anybody does.
   */
  public List<Push> pushAll(List<PushOrder> orders) {
    Set<String> silent = new HashSet<>();
    List<Push> pushes = new ArrayList<>();
    for (PushOrder order : orders) {
      if (!silent.contains(order.url())) {
        Push push = push(order);
        pushes.add(push);
        if (push.verdict() == Verdict.NO_ANSWER) {
          silent.add(order.url());
        }
      }
    }
    if (pushes.size() < orders.size()) {
      LOG.log(
          Level.INFO,
          "sandbox pushes left out={0}, for their URL gives no answer",
          String.valueOf(orders.size() - pushes.size()));
    }
    return pushes;
  }

  /** What the faults that are on make of a push. */
  private record Bent(PushOrder order, Sender.Again again, boolean isRefused) {}

  private Bent bend(PushOrder order) {
    Switches.Aimed aimed = switches.at(Target.of(order.suite(), order.corp()));
    if (!order.exactKey()
        && aimed
            .strikeFirst(FaultName.LAX_KEY, FaultName.STRICT_KEY)
            .filter(fault -> fault.name() == FaultName.STRICT_KEY)
            .isPresent()) {
      return new Bent(order, Sender.Again.UNANSWERED, true);
    }
    PushOrder addressed =
        aimed
            .strike(FaultName.WRONG_RECEIVEID)
            .map(fault -> order.receivedBy("ww" + Fresh.digits(16)))
            .orElse(order);
    return new Bent(addressed, again(aimed), false);
  }

  private static Sender.Again again(Switches.Aimed aimed) {
    return aimed
        .strikeFirst(FaultName.RETRY_SAME_CIPHER, FaultName.RETRY_FRESH_CIPHER)
        .map(
            fault ->
                fault.name() == FaultName.RETRY_SAME_CIPHER
                    ? Sender.Again.SAME_CIPHER
                    : Sender.Again.FRESH_CIPHER)
        .orElse(Sender.Again.UNANSWERED);
  }
}
