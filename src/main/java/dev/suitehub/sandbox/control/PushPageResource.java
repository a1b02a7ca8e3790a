package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.push.Catalogue;
import dev.suitehub.sandbox.push.CatalogueEntry;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushKind;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.push.Verdict;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuites;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /sandbox/pushes}: what was pushed, once more, and anything of the catalogue. */
@Path("pushes")
public class PushPageResource {

  private static final int ROWS = 50;
  private static final String FIELD = "field:";

  @Inject Pushes pushes;
  @Inject OrderDesk desk;
  @Inject SandboxSuites suites;
  @Inject SandboxProviders providers;
  @Inject SandboxCorps corps;
  @Inject Tx tx;

  @GET
  public Response list(
      @QueryParam("suite") @DefaultValue("") String suite,
      @QueryParam("kind") @DefaultValue("") String kind,
      @QueryParam("verdict") @DefaultValue("") String verdict,
      @QueryParam("before") @Nullable Long before) {
    PushPages.Filter filter = new PushPages.Filter(suite, kind, verdict);
    List<Push> page =
        tx.call(
            () ->
                pushes.newest(
                    new Pushes.Wanted(
                        suite,
                        "",
                        "",
                        PushControlResource.choice(PushKind.class, kind),
                        PushControlResource.choice(Verdict.class, verdict),
                        Optional.ofNullable(before).flatMap(pushes::find)),
                    ROWS));
    return Pages.show(200, "Pushes", PushPages.list(page, filter, suiteIds(), page.size() == ROWS));
  }

  @GET
  @Path("{id: [0-9]+}")
  public Response one(@PathParam("id") long id) {
    return tx.call(() -> pushes.find(id))
        .map(push -> Pages.show(200, "Push " + id, PushPages.one(push)))
        .orElseGet(() -> Pages.show(404, "Push " + id, "<h1>没有这条推送 · No such push</h1>"));
  }

  @POST
  @Path("{id: [0-9]+}/again")
  public Response again(@PathParam("id") long id) {
    try {
      return Pages.to("/sandbox/pushes/" + desk.again(id).id());
    } catch (ProblemException e) {
      return Pages.show(e.type().status(), "Push " + id, Pages.refusal(e));
    }
  }

  /** First which of the catalogue, then its fields. */
  @GET
  @Path("new")
  public Response choose(@QueryParam("name") @DefaultValue("") String name) {
    return Catalogue.find(name)
        .map(entry -> Pages.show(200, "Push something", form(entry, "")))
        .orElseGet(() -> Pages.show(200, "Push something", PushPages.choose(Catalogue.all())));
  }

  @POST
  @Path("new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response send(MultivaluedMap<String, String> form) {
    String name = first(form, "name");
    try {
      Push push = desk.announce(name, ControlForm.parse(json(form, Catalogue.get(name))));
      return Pages.to("/sandbox/pushes/" + push.id());
    } catch (ProblemException e) {
      String again = Catalogue.find(name).map(entry -> form(entry, Pages.refusal(e))).orElse("");
      return Pages.show(e.type().status(), "Push something", again);
    }
  }

  /** As the control takes it. What stands there as it stood is not given: it is filled in anew. */
  private static String json(MultivaluedMap<String, String> form, CatalogueEntry entry) {
    JsonObjectBuilder fields = Json.createObjectBuilder();
    for (CatalogueEntry.Field field : entry.fields()) {
      String value = first(form, FIELD + field.path());
      if (form.containsKey(FIELD + field.path()) && !value.equals(field.example())) {
        fields.add(field.path(), value);
      }
    }
    return Json.createObjectBuilder()
        .add("suite", first(form, "suite"))
        .add("provider", first(form, "provider"))
        .add("corp", first(form, "corp"))
        .add("user", first(form, "user"))
        .add("fields", fields)
        .build()
        .toString();
  }

  private String form(CatalogueEntry entry, String refusal) {
    return tx.call(
        () ->
            refusal
                + PushPages.form(
                    entry,
                    FIELD,
                    suiteIds(),
                    providers.all().stream().map(one -> one.corpId().value()).toList(),
                    corps.all().stream().map(one -> one.corpId().value()).limit(500).toList()));
  }

  private List<String> suiteIds() {
    return tx.call(() -> suites.all().stream().map(one -> one.suiteId().value()).toList());
  }

  private static String first(MultivaluedMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value;
  }
}
