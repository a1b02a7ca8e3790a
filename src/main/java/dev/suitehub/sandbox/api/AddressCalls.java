package dev.suitehub.sandbox.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** From where WeCom calls, and where it is called: of a sandbox, the machine it runs on. */
@Dependent
class AddressCalls implements Topic {

  private static final String HERE = "127.0.0.1";

  private final CorpDoor door;

  @Inject
  AddressCalls(CorpDoor door) {
    this.door = door;
  }

  @Override
  public String title() {
    return "IP";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "getcallbackip",
            "97073",
            "addresses from which callbacks come",
            door.opensToAny(AddressCalls::list)),
        Endpoint.get(
            "get_api_domain_ip",
            "98988",
            "addresses of the server API",
            door.opensToAny(AddressCalls::list)));
  }

  private static JsonObjectBuilder list(ApiCall call) {
    return Json.createObjectBuilder().add("ip_list", Json.createArrayBuilder().add(HERE));
  }
}
