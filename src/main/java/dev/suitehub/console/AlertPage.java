package dev.suitehub.console;

import dev.suitehub.ops.AlertBoard;
import dev.suitehub.ops.AlertResource.AlertStatus;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.error.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /alerts.xhtml} while the sandbox is on: what somebody is told, and a way to try it. */
@Named("alertPage")
@RequestScoped
public class AlertPage {

  @Inject HubConfig hub;
  @Inject AlertBoard board;
  @Inject Clock clock;

  private @Nullable AlertRow outcome;

  public boolean isWebhookConfigured() {
    return board.isWebhookConfigured();
  }

  public List<AlertRow> alerts() {
    HomeTexts texts = texts();
    return board.listed().stream().map(alert -> row(alert, texts)).toList();
  }

  /** Nobody is asked who he is here: without the sandbox it does nothing. */
  public void tryOut() {
    if (!hub.isSandboxOn()) {
      return;
    }
    HomeTexts texts = texts();
    try {
      outcome = new AlertRow("good", texts.text("alert.sent", board.tryOut().millis()), "", "", "");
    } catch (ProblemException e) {
      outcome =
          new AlertRow(
              "bad", texts.text("alert.failed", String.valueOf(e.getMessage())), "", "", "");
    }
  }

  /** What became of the try, if there was one. */
  public Optional<AlertRow> outcome() {
    return Optional.ofNullable(outcome);
  }

  private static AlertRow row(AlertStatus alert, HomeTexts texts) {
    Instant over = alert.clearedAt();
    return new AlertRow(
        over == null ? "bad" : "good",
        alert.title(),
        alert.text(),
        alert.cure(),
        over == null ? texts.ago("alert.since", alert.since()) : texts.ago("alert.over", over));
  }

  private HomeTexts texts() {
    return new HomeTexts(
        FacesContext.getCurrentInstance().getViewRoot().getLocale(), clock.instant());
  }
}
