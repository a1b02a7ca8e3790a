package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The tickets of the JS-SDK (doc 96909), each so many times an hour. */
@Dependent
class JsTicketCalls implements Topic {

  private static final int BAD_TYPE = 91040;
  private static final int MOST_OF_CORP = 400;
  private static final int MOST_OF_APP = 100;

  private final CorpDoor door;
  private final TokenJson tokens;
  private final CallLog log;
  private final Clock clock;

  @Inject
  JsTicketCalls(CorpDoor door, TokenJson tokens, CallLog log, Clock clock) {
    this.door = door;
    this.tokens = tokens;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public String title() {
    return "JS-SDK";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "get_jsapi_ticket", "96909", "the corp's ticket, for config", door.opens(this::config)),
        Endpoint.get(
            "ticket/get",
            "96909",
            "the app's ticket, for agentConfig (type=agent_config)",
            door.opens(this::agent)));
  }

  private JsonObjectBuilder config(Authorisation authorisation, ApiCall call) {
    return ticket(authorisation, call, TokenKind.CONFIG_TICKET);
  }

  private JsonObjectBuilder agent(Authorisation authorisation, ApiCall call) {
    if (call.parameter("type").filter("agent_config"::equals).isEmpty()) {
      throw new ApiRefusal(BAD_TYPE);
    }
    return ticket(authorisation, call, TokenKind.AGENT_TICKET);
  }

  private JsonObjectBuilder ticket(Authorisation authorisation, ApiCall call, TokenKind kind) {
    String suite = authorisation.suiteId().value();
    String corp = authorisation.corpId().value();
    Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
    if (log.countSince(call.api(), "", corp, hourAgo) >= MOST_OF_CORP
        || log.countSince(call.api(), suite, corp, hourAgo) >= MOST_OF_APP) {
      throw new ApiRefusal(ErrCode.FREQUENCY_LIMIT);
    }
    return tokens.ofAgent("ticket", kind, authorisation);
  }
}
