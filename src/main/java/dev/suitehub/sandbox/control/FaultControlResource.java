package dev.suitehub.sandbox.control;

import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Target;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /sandbox/control/faults}: what the sandbox does wrong, by name. */
@Path("control/faults")
@Produces(MediaType.APPLICATION_JSON)
public class FaultControlResource {

  @Inject FaultDesk desk;

  /** {@code faults}: what is on; {@code names}: what there is. */
  @GET
  public String list() {
    return Json.createObjectBuilder()
        .add("faults", ControlJson.array(desk.on(), ControlJson::fault))
        .add("names", ControlJson.array(List.of(FaultName.values()), ControlJson::faultName))
        .build()
        .toString();
  }

  /**
   * {@code suite}, {@code corp}, {@code api}: whom it strikes, each of them any where left out.
   * {@code times}: how often, until it is switched off where left out; {@code delayMs}, {@code
   * how}, {@code kind}, {@code errcode} where the name goes with one. An API in the place of the
   * name is the older way in: see {@link FaultDesk#plant}.
   */
  @PUT
  @Path("{name: .+}")
  public String switchOn(@PathParam("name") String name, String body) {
    ControlForm form = ControlForm.parse(body);
    // No API has a hyphen in its name, and whoever mistypes a fault's is to hear of it.
    return name.contains("-") || FaultName.of(name).isPresent()
        ? ControlJson.fault(desk.switchOn(name, form)).build().toString()
        : ControlJson.list("faults", desk.plant(name, form), ControlJson::fault);
  }

  /** For every suite, corp and API, unless they are named. */
  @DELETE
  @Path("{name: .+}")
  public void switchOff(
      @PathParam("name") String name,
      @QueryParam("suite") @DefaultValue("") String suite,
      @QueryParam("corp") @DefaultValue("") String corp,
      @QueryParam("api") @DefaultValue("") String api) {
    desk.switchOff(name, new Target(suite, corp, api));
  }

  @DELETE
  public void switchAllOff() {
    desk.switchAllOff();
  }
}
