package dev.suitehub.ops;

import dev.suitehub.ops.AlertResource.Tried;
import dev.suitehub.platform.error.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees what somebody has to be told of, and tells it. What stands in the table is told by whichever
 * node claims it; that the table cannot be reached, each node tells for itself.
 */
@Dependent
class AlertDesk {

  private static final Logger LOG = System.getLogger(AlertDesk.class.getName());

  /** A group robot takes 20 messages a minute (doc 91770); the beat makes 12 of a node. */
  private static final int MOST_AT_ONCE = 1;

  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  private final List<Watch> watches;
  private final Alerts alerts;
  private final Outages outages;
  private final Webhook webhook;
  private final AlertTexts texts;
  private final Clock clock;

  @Inject
  AlertDesk(
      @Any Instance<Watch> watches,
      Alerts alerts,
      Outages outages,
      Webhook webhook,
      AlertTexts texts,
      Clock clock) {
    // Once: what an Instance makes it keeps as long as this bean lives.
    this.watches = watches.stream().toList();
    this.alerts = alerts;
    this.outages = outages;
    this.webhook = webhook;
    this.texts = texts;
    this.clock = clock;
  }

  /** Waits for nobody but the database. */
  void look() {
    if (outages.current().isPresent()) {
      return;
    }
    for (Watch watch : watches) {
      try {
        alerts.see(watch.families(), watch.look());
      } catch (RuntimeException e) {
        // What this one would have seen stays as it was; the others go on.
        LOG.log(Level.ERROR, "The watch of " + watch.families() + " failed.", e);
      }
    }
    alerts.forget();
  }

  /** The outage that goes on, which no table can tell. */
  Optional<AlertRow> outage() {
    return outages.current().map(this::row);
  }

  /** Sends what is due, one at a time. */
  void send() {
    if (!webhook.isConfigured()) {
      return;
    }
    Optional<Outages.Down> outage = outages.current();
    if (outage.isPresent()) {
      tell(outage.get());
      return;
    }
    for (Alerts.Due due : alerts.claim(MOST_AT_ONCE)) {
      alerts.sent(due, webhook.send(due.row()).accepted());
    }
  }

  /**
   * Sends a message that says that it is a test. Throws {@code tested-just-now} or {@code
   * webhook-failed}.
   */
  Tried tryOut() {
    Duration wait = webhook.beginTest(clock.instant());
    if (!wait.isZero()) {
      throw new ProblemException(
          OpsProblem.TESTED_JUST_NOW,
          "A group robot takes 20 messages a minute, and alerts need them: try again in 10 seconds.",
          Map.of("retryAfter", wait.toSeconds() + 1));
    }
    Delivery delivery = test();
    if (!delivery.accepted()) {
      throw new ProblemException(
          OpsProblem.WEBHOOK_FAILED,
          "Check hub.alert.webhook and hub.alert.format, and whether this machine may reach it."
              + " It answered: "
              + delivery.answer(),
          Map.of("webhookStatus", delivery.status(), "millis", delivery.millis()));
    }
    return new Tried(delivery.status(), delivery.millis(), delivery.answer());
  }

  private Delivery test() {
    Wording wording = texts.wording("test", List.of(clock.instant()));
    return webhook.send(
        new AlertRow(
            "test",
            AlertState.RAISED,
            Severity.WARNING,
            clock.instant(),
            Optional.empty(),
            Optional.empty(),
            wording.title(),
            wording.text(),
            wording.cure()));
  }

  private void tell(Outages.Down outage) {
    Instant now = clock.instant();
    if (outages.isToldWithin(Alert.AGAIN, now)
        || outage.triedAt().filter(at -> at.plus(TRY_AGAIN).isAfter(now)).isPresent()) {
      return;
    }
    outages.tried(outage, now, webhook.send(row(outage)).accepted());
  }

  private AlertRow row(Outages.Down outage) {
    Finding finding = outages.finding(outage);
    Wording wording = texts.wording(finding);
    return new AlertRow(
        finding.cause(),
        outage.isTold() ? AlertState.STANDING : AlertState.RAISED,
        finding.severity(),
        outage.from(),
        Optional.empty(),
        outages.toldAt(),
        wording.title(),
        wording.text(),
        wording.cure());
  }
}
