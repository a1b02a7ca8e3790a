package dev.suitehub.sandbox.world;

import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** All providers of the sandbox; everything in the caller's transaction. */
@Dependent
public class SandboxProviders {

  private final EntityManager entities;

  @Inject
  public SandboxProviders(EntityManager entities) {
    this.entities = entities;
  }

  public Optional<SandboxProvider> find(CorpId corpId) {
    return find(corpId, LockModeType.NONE);
  }

  /** Nobody else changes or locks it until the transaction ends. */
  public Optional<SandboxProvider> lock(CorpId corpId) {
    return find(corpId, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Throws {@code no-such-provider}. */
  public SandboxProvider get(CorpId corpId) {
    return find(corpId)
        .orElseThrow(
            () ->
                SandboxProblem.NO_SUCH_PROVIDER.because("No provider has corpid " + corpId + "."));
  }

  public List<SandboxProvider> all() {
    return entities.createNamedQuery(SandboxProvider.ALL, SandboxProvider.class).getResultList();
  }

  public void add(SandboxProvider provider) {
    entities.persist(provider);
  }

  public void remove(SandboxProvider provider) {
    entities.remove(provider);
  }

  private Optional<SandboxProvider> find(CorpId corpId, LockModeType lock) {
    return entities
        .createNamedQuery(SandboxProvider.BY_CORP, SandboxProvider.class)
        .setParameter("corpId", corpId)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }
}
