package dev.suitehub.ops;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /ops/alerts}: what somebody is told of, and whether telling works. */
@Path("alerts")
@Produces(MediaType.APPLICATION_JSON)
public class AlertResource {

  @Inject AlertBoard board;

  /** What stands, and what stood or happened within a day. */
  public record AlertList(boolean webhookConfigured, List<AlertStatus> alerts) {}

  public record AlertStatus(
      String cause,
      String state,
      String severity,
      Instant since,
      @Nullable Instant clearedAt,
      @Nullable Instant lastSentAt,
      String title,
      String text,
      String cure) {}

  /** What the webhook said to a test message. */
  public record Tried(int status, long millis, String answer) {}

  /** What stands, and what stood or happened within a day. */
  @GET
  @NeedsScope(Scope.OPS_READ)
  public AlertList alerts() {
    return new AlertList(board.isWebhookConfigured(), board.listed());
  }

  /** Sends a test message to the webhook now; at most one in ten seconds. */
  @POST
  @Path("test")
  @NeedsScope(Scope.SETTINGS_WRITE)
  public Tried test() {
    return board.tryOut();
  }

  static List<AlertStatus> list(Alerts alerts) {
    return alerts.listed().stream().map(AlertResource::status).toList();
  }

  static AlertStatus status(AlertRow row) {
    return new AlertStatus(
        row.cause(),
        row.state().name(),
        row.severity().name(),
        row.since(),
        row.clearedAt().orElse(null),
        row.lastSentAt().orElse(null),
        row.title(),
        row.text(),
        row.cure());
  }
}
