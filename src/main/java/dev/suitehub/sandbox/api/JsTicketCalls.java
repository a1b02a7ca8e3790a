package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The tickets of the JS-SDK (doc 96909), each so many times an hour. */
@Dependent
class JsTicketCalls {

  private static final int BAD_TYPE = 91040;
  private static final int MOST_OF_CORP = 400;
  private static final int MOST_OF_APP = 100;

  private final CorpDoor door;
  private final SandboxSuites suites;
  private final IssuedTokens tokens;
  private final CallLog log;
  private final Clock clock;

  @Inject
  JsTicketCalls(
      CorpDoor door, SandboxSuites suites, IssuedTokens tokens, CallLog log, Clock clock) {
    this.door = door;
    this.suites = suites;
    this.tokens = tokens;
    this.log = log;
    this.clock = clock;
  }

  Map<String, WecomApi.Endpoint> endpoints() {
    return Map.of("get_jsapi_ticket", this::config, "ticket/get", this::agent);
  }

  private JsonObjectBuilder config(ApiCall call) {
    return ticket(call, TokenKind.CONFIG_TICKET);
  }

  private JsonObjectBuilder agent(ApiCall call) {
    if (call.parameter("type").filter("agent_config"::equals).isEmpty()) {
      throw new ApiRefusal(BAD_TYPE);
    }
    return ticket(call, TokenKind.AGENT_TICKET);
  }

  private JsonObjectBuilder ticket(ApiCall call, TokenKind kind) {
    Authorisation authorisation = door.enter(call);
    String suite = authorisation.suiteId().value();
    String corp = authorisation.corpId().value();
    Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
    if (log.countSince(call.api(), "", corp, hourAgo) >= MOST_OF_CORP
        || log.countSince(call.api(), suite, corp, hourAgo) >= MOST_OF_APP) {
      throw new ApiRefusal(ErrCode.FREQUENCY_LIMIT);
    }
    suites.lock(authorisation.suiteId());
    return Json.createObjectBuilder()
        .add("ticket", tokens.give(new TokenOwner(kind, suite, corp)).token().reveal())
        .add("expires_in", IssuedTokens.VALIDITY.toSeconds());
  }
}
