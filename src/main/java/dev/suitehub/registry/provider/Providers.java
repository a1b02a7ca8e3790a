package dev.suitehub.registry.provider;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** All providers. */
@Dependent
public class Providers {

  private final EntityManager entities;

  @Inject
  public Providers(EntityManager entities) {
    this.entities = entities;
  }

  public Optional<Provider> find(ProviderKey key) {
    return entities
        .createNamedQuery(Provider.BY_KEY, Provider.class)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  /** Throws {@code no-such-provider}. */
  public Provider get(ProviderKey key) {
    return find(key)
        .orElseThrow(
            () ->
                RegistryProblem.NO_SUCH_PROVIDER.because(
                    "No provider has the key '"
                        + key
                        + "'; create it with PUT /api/v1/providers/"
                        + key
                        + "."));
  }

  public List<Provider> all() {
    return entities.createNamedQuery(Provider.ALL, Provider.class).getResultList();
  }

  Optional<Provider> findByCorp(CorpId corpId) {
    return entities
        .createNamedQuery(Provider.BY_CORP, Provider.class)
        .setParameter("corpId", corpId)
        .getResultStream()
        .findFirst();
  }

  boolean hasSuites(ProviderKey key) {
    return entities
            .createNamedQuery(Provider.COUNT_SUITES, Long.class)
            .setParameter("key", key)
            .getSingleResult()
        > 0;
  }

  void add(Provider provider) {
    entities.persist(provider);
  }

  void remove(Provider provider) {
    entities.remove(provider);
  }
}
