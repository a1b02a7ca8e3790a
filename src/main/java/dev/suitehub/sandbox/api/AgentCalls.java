package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.world.CustomisedApp;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What an app is in a corp, and what it changes of itself. */
@Dependent
class AgentCalls implements Topic {

  private static final int INVALID_MEDIA = 40007;
  private static final int LONGEST_NAME = 32;
  private static final int SHORTEST_DESCRIPTION = 4;
  private static final int LONGEST_DESCRIPTION = 120;
  private static final int LONGEST_DOMAIN = 250;

  private final CorpDoor door;
  private final Agents agents;
  private final SandboxSuites suites;
  private final MediaShelf shelf;
  private final AppLogo logo;

  @Inject
  AgentCalls(CorpDoor door, Agents agents, SandboxSuites suites, MediaShelf shelf, AppLogo logo) {
    this.door = door;
    this.agents = agents;
    this.suites = suites;
    this.shelf = shelf;
    this.logo = logo;
  }

  @Override
  public String title() {
    return "应用 · Agent";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "agent/get", "96448", "the app: name, visible range, domains", door.opens(this::get)),
        Endpoint.get(
            "agent/list",
            "90227",
            "the apps that this token may see: one",
            door.opens((authorisation, call) -> list(authorisation))),
        Endpoint.post(
            "agent/set",
            "90228",
            "name, description, domains, reports; a home_url is refused",
            door.opens(this::set)),
        Endpoint.either(
            "agent/get_permissions",
            "99052",
            "app_permissions by the contacts level",
            door.opens((authorisation, call) -> permissions(authorisation))));
  }

  private JsonObjectBuilder get(Authorisation authorisation, ApiCall call) {
    Agent agent = agents.named(authorisation, call);
    Range range = authorisation.visible();
    JsonArrayBuilder users = Json.createArrayBuilder();
    range.users().forEach(user -> users.add(Json.createObjectBuilder().add("userid", user)));
    SandboxSuite suite = suites.get(authorisation.suiteId());
    JsonObjectBuilder json =
        brief(authorisation, agent)
            .add("description", agent.description())
            .add("allow_userinfos", Json.createObjectBuilder().add("user", users))
            .add("allow_partys", numbers("partyid", range.parties()))
            .add("allow_tags", numbers("tagid", range.tags()))
            .add("close", agent.isClosed() ? 1 : 0)
            .add("redirect_domain", agent.redirectDomain())
            .add("report_location_flag", agent.reportsLocation())
            .add("isreportenter", agent.reportsEnter())
            .add("home_url", suite.homeUrl(authorisation.corpId()));
    return CustomisedApp.is(suite.suiteId())
        ? json.add("customized_publish_status", suite.isOnline() ? 2 : 1)
        : json;
  }

  private JsonObjectBuilder brief(Authorisation authorisation, Agent agent) {
    return Json.createObjectBuilder()
        .add("agentid", authorisation.agentId())
        .add("name", agent.name().orElseGet(() -> suites.get(authorisation.suiteId()).name()))
        .add("square_logo_url", logo.address(authorisation.suiteId()));
  }

  private static JsonObjectBuilder numbers(String name, List<Integer> ids) {
    return Json.createObjectBuilder().add(name, Json.createArrayBuilder(ids));
  }

  private JsonObjectBuilder list(Authorisation authorisation) {
    return Json.createObjectBuilder()
        .add(
            "agentlist",
            Json.createArrayBuilder().add(brief(authorisation, agents.of(authorisation))));
  }

  private JsonObjectBuilder set(Authorisation authorisation, ApiCall call) {
    Fields fields = Fields.of(call.body());
    Agent agent = agents.named(authorisation, fields);
    if (fields.has("home_url")) {
      throw new ApiRefusal(ErrCode.HOME_URL_LOCKED);
    }
    fields
        .text("logo_mediaid")
        .ifPresent(
            mediaId -> {
              if (shelf.find(authorisation.corpId(), mediaId).isEmpty()) {
                throw new ApiRefusal(INVALID_MEDIA);
              }
            });
    Agent.Look look =
        new Agent.Look(
            text(fields, "name", 1, LONGEST_NAME),
            text(fields, "description", SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION),
            text(fields, "redirect_domain", 1, LONGEST_DOMAIN),
            flag(fields, "report_location_flag"),
            flag(fields, "isreportenter"));
    agent.look(look);
    agents.save(agent);
    return Json.createObjectBuilder();
  }

  private static Optional<String> text(Fields fields, String name, int least, int most) {
    Optional<String> text = fields.text(name);
    int length = text.map(value -> value.codePointCount(0, value.length())).orElse(least);
    if (length < least || length > most) {
      throw ApiRefusal.argument(name);
    }
    return text;
  }

  private static Optional<Integer> flag(Fields fields, String name) {
    OptionalInt flag = fields.looseNumber(name);
    if (flag.orElse(0) < 0 || flag.orElse(0) > 1) {
      throw ApiRefusal.argument(name);
    }
    return flag.isPresent() ? Optional.of(flag.getAsInt()) : Optional.empty();
  }

  private static JsonObjectBuilder permissions(Authorisation authorisation) {
    return Json.createObjectBuilder()
        .add("app_permissions", Json.createArrayBuilder(AppPermissions.of(authorisation)))
        .add("app_permissions_ext", Json.createArrayBuilder());
  }
}
