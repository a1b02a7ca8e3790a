package dev.suitehub.sandbox.push;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whom something of the catalogue is about.
 *
 * @param suite whose URL it goes to; may be empty for what is provider-wide
 * @param provider whose system URL it goes to, in the end
 * @param corp empty where it is about none
 * @param agentId the app's in that corp
 * @param user the member who does something
 */
public record Scene(
    Optional<SandboxSuite> suite,
    SandboxProvider provider,
    Optional<CorpId> corp,
    String agentId,
    String user) {

  /** What stands in for the examples that begin with $. */
  Map<String, String> fill(Instant now) {
    Map<String, String> fill = new HashMap<>();
    fill.put("$SUITE", suite.map(one -> one.suiteId().value()).orElse(""));
    fill.put("$PROVIDER", provider.corpId().value());
    fill.put("$CORP", corp.map(CorpId::value).orElse(""));
    fill.put("$AGENT", agentId);
    fill.put("$USER", user);
    fill.put("$NOW", String.valueOf(now.getEpochSecond()));
    fill.put("$MSGID", Fresh.digits(18));
    return fill;
  }

  /** Throws {@code no-url}, or where suite or corp are missing. */
  PushOrder order(PushKind kind, String text) {
    return switch (kind) {
      case SYSTEM -> PushOrder.system(provider, text);
      case DATA -> PushOrder.data(suite.orElseThrow(), corp.orElseThrow(), agentId, text);
      default -> PushOrder.command(suite.orElseThrow(), corp.map(CorpId::value).orElse(""), text);
    };
  }
}
