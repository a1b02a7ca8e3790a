package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.push.Catalogue;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushKind;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.push.Pusher;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.push.Tickets;
import dev.suitehub.sandbox.push.Verdict;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    return ControlJson.withPush(
            Json.createObjectBuilder().add("ticketHash", pushed.ticketHash()), pushed.push())
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

  /** Everything that WeCom is known to push, with examples. */
  @GET
  @Path("catalogue")
  public String catalogue() {
    return ControlJson.list("catalogue", Catalogue.all(), ControlJson::entry);
  }

  @GET
  @Path("catalogue/{name}")
  public String entry(@PathParam("name") String name) {
    return ControlJson.entry(Catalogue.get(name)).build().toString();
  }

  /**
   * {@code suite}, or {@code provider} for what is provider-wide; {@code corp}; {@code user}, the
   * member who does it; {@code fields}: by path, what stands in place of the examples (an emptied
   * one is left out).
   */
  @POST
  @Path("catalogue/{name}")
  public String announce(@PathParam("name") String name, String body) {
    return ControlJson.pushInFull(desk.announce(name, ControlForm.parse(body))).build().toString();
  }

  /**
   * The newest first. {@code before}: the id of the last one of the page before; {@code next}: what
   * to ask for then, null at the end.
   */
  @GET
  @Path("pushes")
  public String list(
      @QueryParam("suite") @DefaultValue("") String suite,
      @QueryParam("corp") @DefaultValue("") String corp,
      @QueryParam("type") @DefaultValue("") String type,
      @QueryParam("kind") @DefaultValue("") String kind,
      @QueryParam("verdict") @DefaultValue("") String verdict,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    int most = bounded(limit);
    List<Push> page =
        tx.call(
            () ->
                pushes.newest(
                    new Pushes.Wanted(
                        suite,
                        corp,
                        type,
                        choice(PushKind.class, kind),
                        choice(Verdict.class, verdict),
                        Optional.ofNullable(before).map(pushes::get)),
                    most));
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("pushes", ControlJson.array(page, ControlJson::push));
    if (page.size() < most) {
      json.addNull("next");
    } else {
      json.add("next", page.get(page.size() - 1).id());
    }
    return json.build().toString();
  }

  /** With what was sent, sealed and plain, and what each try brought. */
  @GET
  @Path("pushes/{id: [0-9]+}")
  public String one(@PathParam("id") long id) {
    return ControlJson.pushInFull(tx.call(() -> pushes.get(id))).build().toString();
  }

  /** The same text to the same URL, sealed anew. */
  @POST
  @Path("pushes/{id: [0-9]+}/again")
  public String again(@PathParam("id") long id) {
    return ControlJson.pushInFull(desk.again(id)).build().toString();
  }

  /** What is none of them asks for all, as it always did. */
  static <E extends Enum<E>> Optional<E> choice(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equalsIgnoreCase(word))
        .findFirst();
  }

  static int bounded(int limit) {
    return Math.max(1, Math.min(limit, 5000));
  }
}
