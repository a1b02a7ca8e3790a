package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.world.SandboxSuites;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;

/** The menu at the foot of an app's chat. */
@Dependent
class MenuCalls implements Topic {

  private static final int NO_MENU = 46003;

  private final CorpDoor door;
  private final Agents agents;
  private final SandboxSuites suites;

  @Inject
  MenuCalls(CorpDoor door, Agents agents, SandboxSuites suites) {
    this.door = door;
    this.agents = agents;
    this.suites = suites;
  }

  @Override
  public String title() {
    return "自定义菜单 · Menu";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
            "menu/create",
            "90231",
            "one to three buttons, in two levels",
            door.opens(this::create)),
        Endpoint.get("menu/get", "90232", "the menu as it was created", door.opens(this::get)),
        Endpoint.get("menu/delete", "90233", "the menu goes", door.opens(this::delete)));
  }

  private JsonObjectBuilder create(Authorisation authorisation, ApiCall call) {
    Agent agent = agents.named(authorisation, call);
    Fields fields = Fields.of(call.body());
    new MenuShape(suites.get(authorisation.suiteId()).trustedDomain()).check(fields);
    agent.showMenu(fields.toString());
    agents.save(agent);
    return Json.createObjectBuilder();
  }

  private JsonObjectBuilder get(Authorisation authorisation, ApiCall call) {
    String menu =
        agents.named(authorisation, call).menu().orElseThrow(() -> new ApiRefusal(NO_MENU));
    try (JsonReader reader = Json.createReader(new StringReader(menu))) {
      return Json.createObjectBuilder().add("button", reader.readObject().get("button"));
    }
  }

  private JsonObjectBuilder delete(Authorisation authorisation, ApiCall call) {
    Agent agent = agents.named(authorisation, call);
    if (agent.menu().isEmpty()) {
      throw new ApiRefusal(NO_MENU);
    }
    agent.removeMenu();
    agents.save(agent);
    return Json.createObjectBuilder();
  }
}
