package dev.suitehub.sandbox.member;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.Posted;
import dev.suitehub.sandbox.Steering;
import dev.suitehub.sandbox.Steering.Crumb;
import dev.suitehub.sandbox.identity.SignedIn;
import dev.suitehub.sandbox.market.MarketPageResource;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
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

/** {@code /sandbox/corps/{corpId}/members}: what a member of a corp sees and does. */
@Path("corps/{corpId}/members")
public class MemberPageResource {

  private static final List<Crumb> CORPS = List.of(MarketPageResource.CORPS);

  @Inject Workbench workbench;
  @Inject Pushes pushes;
  @Inject Tx tx;

  @GET
  public Response people(@PathParam("corpId") String corpId) {
    return Steering.guarded(
        CORPS,
        () -> {
          CorpId id = Steering.corp(corpId);
          return Steering.show(
              "Members of " + id, crumbs(id), MemberHtml.people(workbench.people(id)));
        });
  }

  /** From now on this browser is the member's. */
  @GET
  @Path("{userId}")
  public Response desk(@PathParam("corpId") String corpId, @PathParam("userId") String userId) {
    return Steering.guarded(
        CORPS,
        () -> {
          CorpId id = Steering.corp(corpId);
          Workbench.Desk desk = workbench.desk(id, userId);
          return Steering.show(200, desk.member().name(), crumbs(id), MemberHtml.desk(desk))
              .cookie(signedIn(desk).cookie())
              .build();
        });
  }

  @GET
  @Path("{userId}/apps/{suiteId}")
  public Response app(
      @PathParam("corpId") String corpId,
      @PathParam("userId") String userId,
      @PathParam("suiteId") String suiteId,
      @QueryParam("push") @DefaultValue("0") long push) {
    return Steering.guarded(
        CORPS,
        () -> {
          Workbench.App app = workbench.app(Steering.corp(corpId), userId, Steering.suite(suiteId));
          return show(200, app, tx.call(() -> pushes.find(push)), Optional.empty(), "");
        });
  }

  @POST
  @Path("{userId}/apps/{suiteId}/message")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response message(
      @PathParam("corpId") String corpId,
      @PathParam("userId") String userId,
      @PathParam("suiteId") String suiteId,
      MultivaluedMap<String, String> fields) {
    String text = new Posted(fields).text("text");
    return act(corpId, userId, suiteId, (corp, suite) -> workbench.says(corp, userId, suite, text));
  }

  /** An item of the menu, by its key or its address. */
  @POST
  @Path("{userId}/apps/{suiteId}/menu")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response menu(
      @PathParam("corpId") String corpId,
      @PathParam("userId") String userId,
      @PathParam("suiteId") String suiteId,
      MultivaluedMap<String, String> fields) {
    Posted posted = new Posted(fields);
    return act(
        corpId,
        userId,
        suiteId,
        (corp, suite) ->
            workbench.presses(corp, userId, suite, posted.text("action"), posted.text("target")));
  }

  /** Anything else that members do, by its name in the catalogue. */
  @POST
  @Path("{userId}/apps/{suiteId}/more")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response more(
      @PathParam("corpId") String corpId,
      @PathParam("userId") String userId,
      @PathParam("suiteId") String suiteId,
      MultivaluedMap<String, String> fields) {
    String name = new Posted(fields).text("act");
    return act(corpId, userId, suiteId, (corp, suite) -> workbench.does(corp, userId, suite, name));
  }

  /** A button of a card that the app sent. */
  @POST
  @Path("{userId}/apps/{suiteId}/messages/{id: [0-9]{1,18}}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response answer(
      @PathParam("corpId") String corpId,
      @PathParam("userId") String userId,
      @PathParam("suiteId") String suiteId,
      @PathParam("id") long id,
      MultivaluedMap<String, String> fields) {
    String key = new Posted(fields).text("key");
    return act(
        corpId, userId, suiteId, (corp, suite) -> workbench.answers(corp, userId, suite, id, key));
  }

  /** On to 应用主页, as the workbench opens it. */
  @GET
  @Path("{userId}/apps/{suiteId}/open")
  public Response open(
      @PathParam("corpId") String corpId,
      @PathParam("userId") String userId,
      @PathParam("suiteId") String suiteId) {
    return Steering.guarded(
        CORPS,
        () ->
            Response.seeOther(
                    workbench.opens(Steering.corp(corpId), userId, Steering.suite(suiteId)))
                .header("Cache-Control", "no-store")
                .build());
  }

  @POST
  @Path("{userId}/apps/{suiteId}/js-code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response jsCode(
      @PathParam("corpId") String corpId,
      @PathParam("userId") String userId,
      @PathParam("suiteId") String suiteId,
      MultivaluedMap<String, String> fields) {
    return Steering.guarded(
        CORPS,
        () -> {
          CorpId corp = Steering.corp(corpId);
          SuiteId suite = Steering.suite(suiteId);
          // Shown once and never in an address.
          String code = workbench.miniProgramCode(corp, userId, suite).reveal();
          return show(
              200, workbench.app(corp, userId, suite), Optional.empty(), Optional.of(code), "");
        });
  }

  private interface Act {
    Push of(CorpId corp, SuiteId suite);
  }

  private Response act(String corpId, String userId, String suiteId, Act act) {
    return Steering.guarded(
        CORPS,
        () -> {
          CorpId corp = Steering.corp(corpId);
          Workbench.App app = workbench.app(corp, userId, Steering.suite(suiteId));
          try {
            Push push = act.of(corp, app.suite().suiteId());
            return Steering.to(path(app) + "?push=" + push.id());
          } catch (ProblemException e) {
            return show(
                e.type().status(), app, Optional.empty(), Optional.empty(), Steering.refusal(e));
          }
        });
  }

  private static Response show(
      int status, Workbench.App app, Optional<Push> push, Optional<String> code, String notice) {
    SandboxSuite suite = app.suite();
    CorpId corp = app.desk().corp().corpId();
    String user = app.desk().member().userId();
    return Steering.show(
            status,
            suite.name(),
            List.of(
                MarketPageResource.CORPS,
                new Crumb(corp.value(), Steering.ROOT + "/corps/" + corp.value() + "/members"),
                new Crumb(user, MemberHtml.path(corp, user))),
            notice + MemberHtml.app(app, push, code))
        .cookie(signedIn(app.desk()).cookie())
        .build();
  }

  private static String path(Workbench.App app) {
    return MemberHtml.app(app.desk().corp().corpId(), app.desk().member().userId(), app.suite());
  }

  private static SignedIn signedIn(Workbench.Desk desk) {
    return new SignedIn(desk.corp().corpId().value(), desk.member().userId());
  }

  private static List<Crumb> crumbs(CorpId id) {
    return List.of(
        MarketPageResource.CORPS,
        new Crumb(id.value(), Steering.ROOT + "/corps/" + id.value() + "/members"));
  }
}
