package dev.suitehub.sandbox.scenario;

import dev.suitehub.platform.error.LargeBody;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** {@code /sandbox/control/scenario}: the whole world as one JSON file. */
@Path("control/scenario")
@Produces(MediaType.APPLICATION_JSON)
public class ScenarioControlResource {

  @Inject ScenarioDesk desk;

  /**
   * The world as it is, the same text each time: what a {@code PUT} takes. Secrets and permanent
   * codes are in it; tokens, tickets, codes, media and logs are not, nor are app logos of more than
   * 512 KiB.
   */
  @GET
  public String save() {
    return desk.save();
  }

  /**
   * Loads it in the place of all there is, or refuses it with what is wrong where and changes
   * nothing. A section has the fields of its own control: {@code providers} of {@code
   * control/providers} and {@code control/console/providers}, {@code suites} of {@code
   * control/suites} and {@code control/console/apps}, with the {@code logo} in Base64, {@code
   * corps} of {@code control/corps}, each with {@code contacts} and with {@code apps}, which have
   * those of {@code control/change-auth}; {@code faults} of {@code control/faults}; {@code clock}
   * has {@code ahead} and {@code stoppedAt}. Nothing is pushed because of it.
   */
  @PUT
  @LargeBody
  public String load(InputStream body) throws IOException {
    ScenarioDesk.Loaded loaded = desk.load(body.readNBytes(Scenario.MOST_BYTES + 1));
    return Json.createObjectBuilder()
        .add("providers", loaded.providers())
        .add("suites", loaded.suites())
        .add("corps", loaded.corps())
        .add("apps", loaded.apps())
        .add("faults", loaded.faults())
        .build()
        .toString();
  }
}
