package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Apps in corps; everything in the caller's transaction. */
@Dependent
public class Agents {

  private final EntityManager entities;

  @Inject
  public Agents(EntityManager entities) {
    this.entities = entities;
  }

  /** To be saved by who changes it. */
  public Agent of(Authorisation authorisation) {
    return entities
        .createNamedQuery(Agent.BY_PAIR, Agent.class)
        .setParameter("suite", authorisation.suiteId().value())
        .setParameter("corp", authorisation.corpId().value())
        .getResultStream()
        .findFirst()
        .orElseGet(() -> Agent.installed(authorisation));
  }

  /** Those that were changed, of a page of corps. */
  public List<Agent> of(List<CorpId> corps) {
    return corps.isEmpty()
        ? List.of()
        : entities
            .createNamedQuery(Agent.OF_CORPS, Agent.class)
            .setParameter("corps", corps.stream().map(CorpId::value).toList())
            .getResultList();
  }

  /** Whether menu/create would take it. */
  public static boolean isMenu(JsonObject menu) {
    try {
      new MenuShape(Optional.empty()).check(Fields.of(menu.toString()));
      return true;
    } catch (ApiRefusal refusal) {
      return false;
    }
  }

  /** The app is new in that corp: nobody has changed how it looks. */
  void forget(Authorisation authorisation) {
    entities
        .createNamedQuery(Agent.FORGET)
        .setParameter("suite", authorisation.suiteId().value())
        .setParameter("corp", authorisation.corpId().value())
        .executeUpdate();
  }

  /** One that nobody has changed before is not in the database yet. */
  public void save(Agent agent) {
    entities.persist(agent);
  }

  /** The one that the body names, which has to be the caller. Throws the refusal. */
  Agent named(Authorisation authorisation, Fields fields) {
    return named(authorisation, fields.looseNumber("agentid"));
  }

  /** The one that the query names, which has to be the caller. Throws the refusal. */
  Agent named(Authorisation authorisation, ApiCall call) {
    String text = call.parameter("agentid").orElse("");
    if (text.isEmpty()) {
      throw ApiRefusal.missingAgentId();
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new ApiRefusal(ErrCode.INVALID_AGENTID);
    }
    return named(authorisation, OptionalInt.of(Integer.parseInt(text)));
  }

  private Agent named(Authorisation authorisation, OptionalInt agentId) {
    if (agentId.isEmpty()) {
      throw ApiRefusal.missingAgentId();
    }
    if (agentId.getAsInt() != authorisation.agentId()) {
      throw new ApiRefusal(ErrCode.AGENT_NO_PERMISSION);
    }
    return of(authorisation);
  }

  /** Throws 50003. */
  static void demandOpen(Agent agent) {
    if (agent.isClosed()) {
      throw new ApiRefusal(ErrCode.APP_DISABLED);
    }
  }
}
