package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushKind;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.push.Pusher;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.push.Tickets;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /sandbox/control/tickets}, {@code push}, {@code pushes}: WeCom calls, and what came. */
@Path("control")
@Produces(MediaType.APPLICATION_JSON)
public class PushControlResource {

  private static final long LAST_SECOND = 253_402_300_799L;

  @Inject Tickets tickets;
  @Inject OrderDesk desk;
  @Inject Pusher pusher;
  @Inject Pushes pushes;
  @Inject Tx tx;

  @POST
  @Path("tickets")
  public String ticket(String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<SuiteId> suite = form.suite("suite");
    form.require("suite", suite.orElse(null));
    Optional<Secret> ticket = form.secret("ticket");
    Optional<Long> seconds = form.number("timeStamp", 0, LAST_SECOND);
    boolean known = form.flag("known").orElse(true);
    form.check();
    Tickets.Pushed pushed =
        tickets.push(suite.orElseThrow(), new Tickets.Wish(ticket, seconds, known));
    return Json.createObjectBuilder()
        .add("ticketHash", pushed.ticketHash())
        .add("push", ControlJson.push(pushed.push()))
        .build()
        .toString();
  }

  @POST
  @Path("push")
  public String push(String body) {
    ControlForm form = ControlForm.parse(body);
    int count = form.integer("count", 1, 1000).orElse(1);
    PushOrder order = desk.read(form);
    List<Push> done = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      done.add(pusher.push(order));
    }
    return ControlJson.list("pushes", done, ControlJson::push);
  }

  @POST
  @Path("message")
  public String message(String body) {
    ControlForm form = ControlForm.parse(body);
    OrderDesk.Message message = desk.readMessage(form);
    return Json.createObjectBuilder()
        .add("msgId", message.messageId())
        .add("push", ControlJson.push(pusher.push(message.order())))
        .build()
        .toString();
  }

  @GET
  @Path("pushes")
  public String list(
      @QueryParam("suite") @DefaultValue("") String suite,
      @QueryParam("corp") @DefaultValue("") String corp,
      @QueryParam("type") @DefaultValue("") String type,
      @QueryParam("kind") @DefaultValue("") String kind,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    Optional<PushKind> wantedKind =
        Arrays.stream(PushKind.values())
            .filter(one -> one.name().equalsIgnoreCase(kind))
            .findFirst();
    Pushes.Wanted wanted = new Pushes.Wanted(suite, corp, type, wantedKind);
    return tx.call(
        () -> ControlJson.list("pushes", pushes.newest(wanted, bounded(limit)), ControlJson::push));
  }

  static int bounded(int limit) {
    return Math.max(1, Math.min(limit, 5000));
  }
}
