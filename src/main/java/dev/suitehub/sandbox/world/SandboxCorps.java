package dev.suitehub.sandbox.world;

import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** All corps of the sandbox; everything in the caller's transaction. */
@Dependent
public class SandboxCorps {

  private final EntityManager entities;

  @Inject
  public SandboxCorps(EntityManager entities) {
    this.entities = entities;
  }

  public Optional<SandboxCorp> find(CorpId corpId) {
    return entities
        .createNamedQuery(SandboxCorp.BY_ID, SandboxCorp.class)
        .setParameter("corpId", corpId)
        .getResultStream()
        .findFirst();
  }

  /** Throws {@code no-such-corp}. */
  public SandboxCorp get(CorpId corpId) {
    return find(corpId)
        .orElseThrow(
            () -> SandboxProblem.NO_SUCH_CORP.because("No corp has corpid " + corpId + "."));
  }

  public List<SandboxCorp> all() {
    return entities.createNamedQuery(SandboxCorp.ALL, SandboxCorp.class).getResultList();
  }

  public void add(SandboxCorp corp) {
    entities.persist(corp);
  }
}
