package dev.suitehub.ops;

import dev.suitehub.ops.AlertResource.AlertStatus;
import dev.suitehub.ops.AlertResource.Tried;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The alerts for people who look at a page. */
@Dependent
public class AlertBoard {

  private final Alerts alerts;
  private final AlertDesk desk;
  private final Webhook webhook;

  @Inject
  AlertBoard(Alerts alerts, AlertDesk desk, Webhook webhook) {
    this.alerts = alerts;
    this.desk = desk;
    this.webhook = webhook;
  }

  /**
   * What stands, and what stood or happened within a day, the newest first; without the database
   * only that.
   */
  public List<AlertStatus> listed() {
    return desk.outage()
        .map(outage -> List.of(AlertResource.status(outage)))
        .orElseGet(() -> AlertResource.list(alerts));
  }

  public boolean isWebhookConfigured() {
    return webhook.isConfigured();
  }

  /**
   * Sends a message now that says that it is a test. Throws {@code no-webhook}, {@code
   * tested-just-now} or {@code webhook-failed}.
   */
  public Tried tryOut() {
    if (!webhook.isConfigured()) {
      throw OpsProblem.NO_WEBHOOK.because(
          "Set hub.alert.webhook to the address that the group robot shows, and start the hub again.");
    }
    return desk.tryOut();
  }
}
