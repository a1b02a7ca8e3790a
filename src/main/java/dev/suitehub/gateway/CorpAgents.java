package dev.suitehub.gateway;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthInfo;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.TokenProblem;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which agent a corp's authorisation is about: WeCom gives one to each app a suite brings. */
@Dependent
public class CorpAgents {

  private final Suites suites;
  private final AuthorizedCorps corps;

  @Inject
  public CorpAgents(Suites suites, AuthorizedCorps corps) {
    this.suites = suites;
    this.corps = corps;
  }

  /**
   * The one that was said, or the only one there is. Throws {@code which-agent}, the registry's
   * {@code no-such-…}, and {@code corp-not-authorised} after the end.
   */
  public long the(SuiteKey suite, CorpId corpId, @Nullable Long said) {
    List<Long> agents = all(suite, corpId);
    if (said != null) {
      return said;
    }
    if (agents.size() != 1) {
      throw GatewayProblem.WHICH_AGENT.because(
          agents.isEmpty()
              ? "get_auth_info lists no agent of corp '"
                  + corpId
                  + "'; if it was installed just now, ask again in a moment, else say '?agentid='."
              : "Say '?agentid=': the corp has " + agents + ".");
    }
    return agents.get(0);
  }

  /** Those that get_auth_info listed; none before it has answered. */
  public List<Long> all(SuiteKey suite, CorpId corpId) {
    AuthorizedCorp corp = corps.get(suites.get(suite).key(), corpId);
    if (corp.state() == CorpState.ENDED) {
      throw TokenProblem.CORP_NOT_AUTHORISED.because(
          "Corp '" + corpId + "' has to install the suite again.");
    }
    return corp.authInfo().map(CorpAgents::ids).orElse(List.of());
  }

  private static List<Long> ids(AuthInfo info) {
    return info.agents().stream()
        .filter(JsonObject.class::isInstance)
        .map(agent -> agent.asJsonObject().get("agentid"))
        .filter(JsonNumber.class::isInstance)
        .map(id -> ((JsonNumber) id).longValue())
        .toList();
  }
}
