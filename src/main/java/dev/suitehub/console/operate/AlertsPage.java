package dev.suitehub.console.operate;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.ops.AlertBoard;
import dev.suitehub.ops.AlertResource.AlertStatus;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** {@code /console/alerts.xhtml}: what somebody is told, and whether telling works. */
@Named("alertsPage")
@RequestScoped
public class AlertsPage {

  @Inject AlertBoard board;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Words words;

  /** Before anything is shown, and when the button was pressed. */
  public void enter() {
    caller.need(Scope.OPS_READ);
    if (Asked.isSent() && Asked.now().text("try").isPresent()) {
      answers.attempt(
          () -> {
            caller.need(Scope.SETTINGS_WRITE);
            answers.done(words.text("operate", "alerts.sent", board.tryOut().millis()));
          });
    }
  }

  public List<AlertLine> alerts() {
    return board.listed().stream().map(this::line).toList();
  }

  private AlertLine line(AlertStatus alert) {
    boolean over = alert.clearedAt() != null;
    String severity = "CRITICAL".equals(alert.severity()) ? "alerts.critical" : "alerts.warning";
    String mark = "CRITICAL".equals(alert.severity()) ? "bad" : "waiting";
    return new AlertLine(
        over ? "good" : mark,
        words.text("operate", over ? "alerts.over" : severity),
        alert.title(),
        alert.text(),
        alert.cure(),
        alert.since(),
        alert.clearedAt());
  }

  public boolean isTryable() {
    return board.isWebhookConfigured() && caller.may(Scope.SETTINGS_WRITE);
  }

  public boolean isWebhookConfigured() {
    return board.isWebhookConfigured();
  }
}
