package dev.suitehub.ops;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.time.HubClock;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code /ops/clock}: with the sandbox on, lets time pass; without it, there is no such thing. */
@Path("clock")
@Produces(MediaType.APPLICATION_JSON)
public class ClockResource {

  private static final Duration LONGEST = Duration.ofDays(400);

  @Inject HubConfig hub;
  @Inject HubClock clock;

  /** What time the hub takes it to be. */
  public record Now(Instant now) {}

  /** What time the hub takes it to be; only with the sandbox on. */
  @GET
  @NeedsScope(Scope.OPS_READ)
  public Now now() {
    requireSandbox();
    return new Now(clock.instant());
  }

  /** Lets time pass, forward only as real time; only with the sandbox on. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes(
      @Field(
          name = "advance",
          says = "How much, from PT0S to P400D.",
          example = "PT10M",
          required = true))
  public Now advance(String body) {
    requireSandbox();
    JsonForm form = JsonForm.parse(body);
    Optional<Duration> by = form.duration("advance", LONGEST);
    form.require("advance", "required", by.orElse(null));
    form.check();
    clock.advance(by.orElseThrow());
    return new Now(clock.instant());
  }

  private void requireSandbox() {
    if (!hub.isSandboxOn()) {
      throw new NotFoundException();
    }
  }
}
