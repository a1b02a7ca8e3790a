package dev.suitehub.sandbox.control;

import dev.suitehub.sandbox.clock.SandboxClock;
import dev.suitehub.sandbox.push.Tickets;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;

/** {@code /sandbox/control/clock}: what time it is here, and in the hub. */
@Path("control/clock")
@Produces(MediaType.APPLICATION_JSON)
public class ClockControlResource {

  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int MOST_WORKING_DAYS = 250;

  @Inject SandboxClock clock;
  @Inject Tickets tickets;

  @GET
  public String now() {
    SandboxClock.Face face = clock.face();
    return Json.createObjectBuilder()
        .add("now", face.now().toString())
        .add("stopped", face.stopped())
        .add("ahead", face.ahead().toString())
        .build()
        .toString();
  }

  /**
   * {@code {"advance": "PT30M"}} or {@code {"workingDays": 3}}, and {@code "stopped"}: whether it
   * stands still from then on. Tickets that have become due meanwhile are pushed before the answer.
   */
  @POST
  public String turn(String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<Duration> advance = form.duration("advance", LONGEST);
    Optional<Integer> workingDays = form.integer("workingDays", 0, MOST_WORKING_DAYS);
    Optional<Boolean> stopped = form.flag("stopped");
    form.check();
    advance.ifPresent(clock::advance);
    workingDays.ifPresent(clock::advanceWorkingDays);
    stopped.ifPresent(this::stop);
    tickets.pushDue();
    return now();
  }

  private void stop(boolean wanted) {
    if (wanted) {
      clock.stop();
    } else {
      clock.run();
    }
  }

  /** As the machine's again: what was written in between lies in the future then. */
  @DELETE
  public String reset() {
    clock.reset();
    return now();
  }
}
