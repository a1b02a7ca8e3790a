package dev.suitehub.registry.provider;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
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

  /**
   * In the caller's transaction: a good message was sealed with the planned key, which takes the
   * place of the current one. False where {@code seen} is not planned any more. No version clash
   * can come of it: of two that try at once, one does it.
   */
  public boolean promoteCallbackKey(ProviderKey key, CallbackKey seen, Instant previousUntil) {
    Optional<Provider> planned =
        find(key).filter(provider -> provider.callback().next().equals(Optional.of(seen)));
    return planned.isPresent()
        && promotion(Provider.PROMOTE_KEY, planned.get())
                .setParameter("until", previousUntil)
                .executeUpdate()
            == 1;
  }

  /** As {@link #promoteCallbackKey}: WeCom took {@code worked} after it had refused the current. */
  public boolean promoteSecret(ProviderKey key, Secret worked) {
    Optional<Provider> planned =
        find(key).filter(provider -> provider.nextProviderSecret().equals(Optional.of(worked)));
    return planned.isPresent()
        && promotion(Provider.PROMOTE_SECRET, planned.get()).executeUpdate() == 1;
  }

  void add(Provider provider) {
    entities.persist(provider);
  }

  void remove(Provider provider) {
    entities.remove(provider);
  }

  private Query promotion(String name, Provider provider) {
    return entities
        .createNamedQuery(name)
        .setParameter("key", provider.key())
        .setParameter("version", provider.version());
  }
}
