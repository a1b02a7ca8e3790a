package dev.suitehub.sandbox.market;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.Posted;
import dev.suitehub.sandbox.Steering;
import dev.suitehub.sandbox.Steering.Crumb;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.install.SpecialGrant;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.world.Asked;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /sandbox/corps}: the corps, and of each what its admin does. */
@Path("corps")
public class MarketPageResource {

  public static final Crumb CORPS = new Crumb("企业 · Corps", Steering.ROOT + "/corps");

  private static final int ROWS = 50;
  private static final int LONGEST_NAME = 60;

  @Inject Market market;
  @Inject SandboxCorps corps;
  @Inject ContactBooks books;
  @Inject Authorisations authorisations;
  @Inject Pushes pushes;
  @Inject Tx tx;

  @GET
  public Response list(
      @QueryParam("q") @DefaultValue("") String text,
      @QueryParam("after") @DefaultValue("") String after) {
    String html =
        tx.call(
            () -> {
              List<SandboxCorp> page = corps.search(new SandboxCorps.Wanted(text, after), ROWS);
              String next = page.size() < ROWS ? "" : page.get(ROWS - 1).corpId().value();
              return MarketHtml.corps(
                  new MarketHtml.Corps(
                      text,
                      corps.count(text),
                      page,
                      authorisations.of(page.stream().map(SandboxCorp::corpId).toList()),
                      next),
                  "");
            });
    return Steering.show("Corps", List.of(), html);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response found(MultivaluedMap<String, String> fields) {
    String name = new Posted(fields).text("name");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return Steering.to(CORPS.path());
    }
    CorpId id = new CorpId("ww" + Fresh.digits(16));
    tx.run(
        () -> {
          SandboxCorp corp = SandboxCorp.founded(id);
          corp.configure(Optional.of(name), Optional.empty(), Optional.empty());
          corps.add(corp);
        });
    return Steering.to(MarketHtml.admin(id));
  }

  @GET
  @Path("{corpId}")
  public Response corp(@PathParam("corpId") String corpId) {
    return Steering.guarded(
        List.of(CORPS), () -> Steering.to(MarketHtml.admin(Steering.corp(corpId))));
  }

  @GET
  @Path("{corpId}/admin")
  public Response admin(@PathParam("corpId") String corpId) {
    return Steering.guarded(
        List.of(CORPS),
        () -> {
          CorpId id = Steering.corp(corpId);
          Market.Shelf shelf = market.shelf(id);
          return Steering.show(
              "Admin of " + id,
              List.of(CORPS),
              MarketHtml.shelf(corp(id), shelf, organisation(id)));
        });
  }

  @GET
  @Path("{corpId}/admin/apps/{suiteId}")
  public Response app(
      @PathParam("corpId") String corpId,
      @PathParam("suiteId") String suiteId,
      @QueryParam("push") @DefaultValue("0") long push) {
    return Steering.guarded(
        List.of(CORPS),
        () -> {
          CorpId id = Steering.corp(corpId);
          Market.Seen seen = market.see(id, Steering.suite(suiteId));
          Optional<Push> told = tx.call(() -> pushes.find(push));
          return Steering.show(
              seen.suite().name(),
              crumbs(id),
              MarketHtml.manage(corp(id), seen, organisation(id), told));
        });
  }

  @GET
  @Path("{corpId}/admin/apps/{suiteId}/install")
  public Response consent(
      @PathParam("corpId") String corpId, @PathParam("suiteId") String suiteId) {
    return Steering.guarded(
        List.of(CORPS),
        () -> {
          CorpId id = Steering.corp(corpId);
          SandboxCorp corp = corp(id);
          // As WeCom proposes it: the admin alone.
          Choice first = new Choice(Range.ofUsers(corp.adminUserId()), Range.NOBODY, List.of());
          return asked(200, id, Steering.suite(suiteId), first, "");
        });
  }

  @POST
  @Path("{corpId}/admin/apps/{suiteId}/install")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response install(
      @PathParam("corpId") String corpId,
      @PathParam("suiteId") String suiteId,
      MultivaluedMap<String, String> fields) {
    return Steering.guarded(
        List.of(CORPS),
        () -> {
          CorpId id = Steering.corp(corpId);
          SuiteId suite = Steering.suite(suiteId);
          Choice choice = choice(id, suite, new Posted(fields));
          try {
            return told(id, suite, market.install(id, suite, choice));
          } catch (ProblemException e) {
            return asked(e.type().status(), id, suite, choice, Steering.refusal(e));
          }
        });
  }

  @POST
  @Path("{corpId}/admin/apps/{suiteId}/change")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(
      @PathParam("corpId") String corpId,
      @PathParam("suiteId") String suiteId,
      MultivaluedMap<String, String> fields) {
    return Steering.guarded(
        List.of(CORPS),
        () -> {
          CorpId id = Steering.corp(corpId);
          SuiteId suite = Steering.suite(suiteId);
          return market
              .change(id, suite, choice(id, suite, new Posted(fields)))
              .map(push -> told(id, suite, push))
              .orElseGet(() -> Steering.to(MarketHtml.admin(id) + "/apps/" + suite.value()));
        });
  }

  /** What the admin agrees to besides; the page shows the last notice. */
  @POST
  @Path("{corpId}/admin/apps/{suiteId}/grants")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response grants(
      @PathParam("corpId") String corpId,
      @PathParam("suiteId") String suiteId,
      MultivaluedMap<String, String> fields) {
    return Steering.guarded(
        List.of(CORPS),
        () -> {
          CorpId id = Steering.corp(corpId);
          SuiteId suite = Steering.suite(suiteId);
          Set<SpecialGrant> wanted = EnumSet.noneOf(SpecialGrant.class);
          new Posted(fields)
              .texts("granted")
              .forEach(name -> SpecialGrant.named(name).ifPresent(wanted::add));
          List<Push> told = market.agree(id, suite, wanted);
          return told.isEmpty()
              ? Steering.to(MarketHtml.admin(id) + "/apps/" + suite.value())
              : told(id, suite, told.get(told.size() - 1));
        });
  }

  @POST
  @Path("{corpId}/admin/apps/{suiteId}/uninstall")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response uninstall(
      @PathParam("corpId") String corpId,
      @PathParam("suiteId") String suiteId,
      MultivaluedMap<String, String> fields) {
    return Steering.guarded(
        List.of(CORPS),
        () -> {
          CorpId id = Steering.corp(corpId);
          SuiteId suite = Steering.suite(suiteId);
          return told(id, suite, market.uninstall(id, suite));
        });
  }

  /** The admin is known there by the code in the address. */
  @GET
  @Path("{corpId}/admin/apps/{suiteId}/settings")
  public Response settings(
      @PathParam("corpId") String corpId, @PathParam("suiteId") String suiteId) {
    return Steering.guarded(
        List.of(CORPS),
        () ->
            Response.seeOther(market.settings(Steering.corp(corpId), Steering.suite(suiteId)))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build());
  }

  private Response asked(int status, CorpId id, SuiteId suite, Choice choice, String notice) {
    String html =
        MarketHtml.consent(
            corp(id),
            market.see(id, suite).suite(),
            market.hasLogo(suite),
            organisation(id),
            choice,
            notice);
    return Steering.show(status, "Install", crumbs(id), html).build();
  }

  private static Response told(CorpId id, SuiteId suite, Push push) {
    return Steering.to(MarketHtml.admin(id) + "/apps/" + suite.value() + "?push=" + push.id());
  }

  /** Who is not in the corp, and fields that the app does not ask for, are left out. */
  private Choice choice(CorpId corpId, SuiteId suiteId, Posted posted) {
    Organisation organisation = organisation(corpId);
    List<String> grantable =
        List.copyOf(Asked.grantable(market.see(corpId, suiteId).suite()).keySet());
    return new Choice(
        range(posted, "allow", organisation),
        range(posted, "extra", organisation),
        posted.texts("consented").stream().filter(grantable::contains).distinct().toList());
  }

  private static Range range(Posted posted, String prefix, Organisation organisation) {
    return new Range(
        posted.texts(prefix + "Users").stream()
            .filter(user -> organisation.member(user).isPresent())
            .toList(),
        numbers(posted.texts(prefix + "Parties")).stream()
            .filter(party -> organisation.department(party).isPresent())
            .toList(),
        numbers(posted.texts(prefix + "Tags")).stream()
            .filter(tag -> organisation.tag(tag).isPresent())
            .toList());
  }

  private static List<Integer> numbers(List<String> texts) {
    return texts.stream().filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf).toList();
  }

  private SandboxCorp corp(CorpId id) {
    return tx.call(() -> corps.get(id));
  }

  private Organisation organisation(CorpId id) {
    return tx.call(() -> books.of(id));
  }

  private static List<Crumb> crumbs(CorpId id) {
    return List.of(CORPS, new Crumb(id.value(), MarketHtml.admin(id)));
  }
}
