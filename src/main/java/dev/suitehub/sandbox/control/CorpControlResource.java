package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.ContactRefusal;
import dev.suitehub.sandbox.contacts.Contacts;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** {@code /sandbox/control/corps}: the corps that may install suites. */
@Path("control/corps")
@Produces(MediaType.APPLICATION_JSON)
public class CorpControlResource {

  private static final int MOST_LISTED = 1000;
  private static final int MOST_MADE = 50_000;

  @Inject SandboxCorps corps;
  @Inject BulkCorps bulk;
  @Inject Contacts contacts;
  @Inject ContactBooks books;
  @Inject Tx tx;

  /**
   * By corpid, 50 at a time or as many as {@code limit} says: {@code q} is part of a corpid or
   * name, {@code after} the last corpid of the page before.
   */
  @GET
  public String list(
      @QueryParam("q") @DefaultValue("") String text,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    ControlForm form =
        ControlForm.parse(Json.createObjectBuilder().add("limit", limit).build().toString());
    int most = form.integer("limit", 1, MOST_LISTED).orElse(0);
    form.check();
    return tx.call(
        () -> {
          List<SandboxCorp> page = corps.search(new SandboxCorps.Wanted(text, after), most);
          return Json.createObjectBuilder()
              .add("corps", ControlJson.array(page, ControlJson::corp))
              .add("total", corps.count(text))
              .add("next", page.size() < most ? "" : page.get(page.size() - 1).corpId().value())
              .build()
              .toString();
        });
  }

  /**
   * So many new corps at once, each with the organisation that every new corp has; with {@code
   * suite}, each installs it: its create_auth is pushed, {@code concurrency} side by side.
   */
  @POST
  public String make(
      @QueryParam("count") @DefaultValue("") String count,
      @QueryParam("suite") @DefaultValue("") String suite,
      @QueryParam("concurrency") @DefaultValue("8") String concurrency) {
    ControlForm form =
        ControlForm.parse(
            Json.createObjectBuilder()
                .add("count", count)
                .add("suite", suite)
                .add("concurrency", concurrency)
                .build()
                .toString());
    Optional<Integer> wanted = form.integer("count", 1, MOST_MADE);
    Optional<SuiteId> installed = form.suite("suite");
    int threads = form.integer("concurrency", 1, BulkCorps.MOST_THREADS).orElse(1);
    form.require("count", wanted.orElse(null));
    form.check();
    BulkCorps.Made made = bulk.make(wanted.orElseThrow());
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("created", made.ids().size())
            .add("first", made.ids().get(0).value())
            .add("last", made.ids().get(made.ids().size() - 1).value())
            .add("tookMs", made.tookMs());
    installed.ifPresent(
        id ->
            json.add("installed", BulkControlResource.json(bulk.install(id, made.ids(), threads))));
    return json.build().toString();
  }

  @GET
  @Path("{corpId}")
  public String get(@PathParam("corpId") String corpId) {
    CorpId id = PathIds.corp(corpId);
    return tx.call(() -> ControlJson.corp(corps.get(id)).build().toString());
  }

  /** Founds or changes it; what is not given stays as it is. */
  @PUT
  @Path("{corpId}")
  public String put(@PathParam("corpId") String corpId, String body) {
    CorpId id = PathIds.corp(corpId);
    ControlForm form = ControlForm.parse(body);
    WorldForm.CorpEntry entry = WorldForm.corp(form);
    form.check();
    Optional<Organisation> before =
        tx.call(() -> corps.find(id).map(corp -> books.of(corp.corpId())));
    SandboxCorp saved =
        tx.call(
            () -> {
              SandboxCorp corp = corps.find(id).orElseGet(() -> founded(id));
              entry.enter(corp);
              return corp;
            });
    if (entry.namesAdmin()) {
      seat(form, saved, before);
    }
    return ControlJson.corp(saved).build().toString();
  }

  private void seat(ControlForm form, SandboxCorp corp, Optional<Organisation> before) {
    try {
      contacts.seatAdmin(corp.corpId(), corp.adminUserId(), corp.adminName(), before);
    } catch (ContactRefusal refusal) {
      throw ContactForm.refused(form, refusal);
    }
  }

  private SandboxCorp founded(CorpId id) {
    SandboxCorp corp = SandboxCorp.founded(id);
    corps.add(corp);
    return corp;
  }
}
