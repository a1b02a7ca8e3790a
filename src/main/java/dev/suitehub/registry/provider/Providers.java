package dev.suitehub.registry.provider;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Logo;
import dev.suitehub.rules.Rule;
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
import java.util.stream.Stream;

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

  /** How far it is at WeCom. Throws {@code no-such-provider}. */
  public ProviderStanding standing(ProviderKey key) {
    Provider provider = get(key);
    boolean registered =
        provider.registeredOn().isPresent() || count(Provider.COUNT_ISSUED, key) > 0;
    Findings missing = new Findings();
    if (!registered) {
      missing.refuse(Rule.REG_08, "provider", "standing.not-registered", key);
    }
    if (provider.providerSecret().isEmpty()) {
      missing.refuse(Rule.DEV_01, "provider", "standing.no-secret", key);
    }
    if (!provider.isCallbackEntered()) {
      missing.refuse(Rule.DEV_04, "provider", "standing.no-key", key);
    }
    return new ProviderStanding(
        registered,
        provider.providerSecret().isPresent() && provider.isCallbackEntered(),
        provider.certifiedUntil(),
        missing);
  }

  /** Whether it is some provider's, in force or planned: then it is no suite's (DEV-01). */
  public boolean isProviderSecret(Secret secret) {
    return all().stream()
        .anyMatch(
            provider ->
                provider.providerSecret().equals(Optional.of(secret))
                    || provider.nextProviderSecret().equals(Optional.of(secret)));
  }

  /** Whether it is some suite's, in force or planned: then it is no provider's (DEV-01). */
  boolean isSuiteSecret(Secret secret) {
    return Stream.of(Provider.SUITE_SECRETS, Provider.NEXT_SUITE_SECRETS)
        .anyMatch(
            query ->
                entities
                    .createNamedQuery(query, Secret.class)
                    .getResultStream()
                    .anyMatch(secret::equals));
  }

  Optional<Provider> findByCorp(CorpId corpId) {
    return entities
        .createNamedQuery(Provider.BY_CORP, Provider.class)
        .setParameter("corpId", corpId)
        .getResultStream()
        .findFirst();
  }

  boolean hasSuites(ProviderKey key) {
    return count(Provider.COUNT_SUITES, key) > 0;
  }

  private long count(String query, ProviderKey key) {
    return entities.createNamedQuery(query, Long.class).setParameter("key", key).getSingleResult();
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

  /** Its 企业Logo; no other read of a provider loads it. */
  public Optional<ProviderLogo> logo(ProviderKey key) {
    return entities
        .createNamedQuery(ProviderLogo.BY_PROVIDER, ProviderLogo.class)
        .setParameter("provider", key)
        .getResultStream()
        .findFirst();
  }

  void showLogo(ProviderKey key, Logo logo) {
    logo(key)
        .ifPresentOrElse(
            kept -> kept.replace(logo), () -> entities.persist(ProviderLogo.shown(key, logo)));
  }

  void add(Provider provider) {
    entities.persist(provider);
  }

  void remove(Provider provider) {
    logo(provider.key()).ifPresent(entities::remove);
    entities.remove(provider);
  }

  private Query promotion(String name, Provider provider) {
    return entities
        .createNamedQuery(name)
        .setParameter("key", provider.key())
        .setParameter("version", provider.version());
  }
}
