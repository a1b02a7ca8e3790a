package dev.suitehub.sandbox.install;

import dev.suitehub.rules.ContactPermission;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Which corp has authorised which suite; everything in the caller's transaction. */
@Dependent
public class Authorisations {

  private final EntityManager entities;
  private final SandboxSuites suites;
  private final SandboxCorps corps;
  private final AuthCodes codes;
  private final Clock clock;

  @Inject
  public Authorisations(
      EntityManager entities,
      SandboxSuites suites,
      SandboxCorps corps,
      AuthCodes codes,
      Clock clock) {
    this.entities = entities;
    this.suites = suites;
    this.corps = corps;
    this.codes = codes;
    this.clock = clock;
  }

  public Optional<Authorisation> find(SuiteId suiteId, CorpId corpId) {
    return entities
        .createNamedQuery(Authorisation.BY_PAIR, Authorisation.class)
        .setParameter("suiteId", suiteId)
        .setParameter("corpId", corpId)
        .getResultStream()
        .findFirst();
  }

  /** One that stands. Throws {@code not-installed}. */
  public Authorisation active(SuiteId suiteId, CorpId corpId) {
    return find(suiteId, corpId)
        .filter(Authorisation::isActive)
        .orElseThrow(
            () ->
                SandboxProblem.NOT_INSTALLED.because(
                    corpId + " has no active authorisation of " + suiteId + "."));
  }

  /** An empty text stands for any; by suite and corp, never more than {@code limit}. */
  public List<Authorisation> list(String suiteId, String corpId, int limit) {
    return entities
        .createNamedQuery(Authorisation.LISTED, Authorisation.class)
        .setParameter("suiteId", suiteId)
        .setParameter("corpId", corpId)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Those that stand and those that ended, of a page of corps. */
  public List<Authorisation> of(List<CorpId> corpIds) {
    return corpIds.isEmpty()
        ? List.of()
        : entities
            .createNamedQuery(Authorisation.OF_CORPS, Authorisation.class)
            .setParameter("corpIds", corpIds.stream().map(CorpId::value).toList())
            .getResultList();
  }

  public List<Authorisation> active(SuiteId suiteId) {
    return entities
        .createNamedQuery(Authorisation.ACTIVE_OF_SUITE, Authorisation.class)
        .setParameter("suiteId", suiteId)
        .setParameter("state", AuthorisationState.ACTIVE)
        .getResultList();
  }

  public List<Authorisation> active(CorpId corpId) {
    return entities
        .createNamedQuery(Authorisation.ACTIVE_OF_CORP, Authorisation.class)
        .setParameter("corpId", corpId)
        .setParameter("state", AuthorisationState.ACTIVE)
        .getResultList();
  }

  /** Whether the corp's authorisation is, or last was, one for a test. */
  boolean hasTested(SuiteId suiteId, CorpId corpId) {
    return find(suiteId, corpId).filter(Authorisation::isTest).isPresent();
  }

  /**
   * What a code brought about.
   *
   * @param isNew whether it begins just now, the first time or after an uninstall
   * @param isRangePicked whether who installed it picked who shall see it, just now
   */
  public record Exchanged(Authorisation authorisation, boolean isNew, boolean isRangePicked) {}

  /** The authorisation that a code brings about; empty where the code is no good (any more). */
  public Optional<Authorisation> exchange(SuiteId suiteId, Secret code) {
    return exchangeFully(suiteId, code).map(Exchanged::authorisation);
  }

  /** As {@link #exchange}. */
  public Optional<Exchanged> exchangeFully(SuiteId suiteId, Secret code) {
    // Two codes of one corp may come at once: one after the other.
    suites.lock(suiteId);
    return codes
        .spend(suiteId, code)
        .map(
            spent -> {
              boolean stood =
                  find(suiteId, spent.corpId()).filter(Authorisation::isActive).isPresent();
              Authorisation granted = grant(spent);
              suites
                  .get(suiteId)
                  .contactLevel()
                  .ifPresent(level -> granted.change(AuthorisationChange.NONE.level(level)));
              return new Exchanged(
                  granted, !stood, spent.visible().isPresent() && !spent.isRenewing());
            });
  }

  private Authorisation grant(AuthCode code) {
    Optional<Authorisation> known = find(code.suiteId(), code.corpId());
    String admin = corps.get(code.corpId()).adminUserId();
    if (known.isPresent()) {
      known.get().grantedAgain(code, admin, clock.instant());
      return known.get();
    }
    Authorisation granted = Authorisation.granted(code, admin, clock.instant());
    entities.persist(granted);
    keepNumbersApart(granted);
    return granted;
  }

  /** One that was written down may have the number that comes of the new one's id. */
  private void keepNumbersApart(Authorisation granted) {
    List<Long> others =
        of(List.of(granted.corpId())).stream()
            .filter(one -> one != granted)
            .map(Authorisation::agentId)
            .toList();
    if (others.contains(granted.agentId())) {
      granted.renumber(Collections.max(others) + 1);
    }
  }

  /** As it was written down elsewhere; nobody is told. */
  public Authorisation restore(Authorisation.Written written) {
    Authorisation restored = Authorisation.restored(written);
    entities.persist(restored);
    return restored;
  }

  /** What a corp's admin changes of one that stands. Throws {@code not-installed}. */
  public Authorisation change(SuiteId suiteId, CorpId corpId, AuthorisationChange change) {
    Authorisation authorisation = active(suiteId, corpId);
    authorisation.change(change);
    return authorisation;
  }

  /**
   * The permission of all who have authorised that suite goes down, where it is higher (CHG-03);
   * what nobody agreed to is given to nobody.
   *
   * @return the corps for whom it went down
   */
  public List<CorpId> lower(SuiteId suiteId, ContactPermission permission) {
    return active(suiteId).stream()
        .filter(one -> one.lower(permission))
        .map(Authorisation::corpId)
        .toList();
  }

  /** While a new corp's contacts are moved in (doc 90583): this range and nothing else. */
  public void setScope(Authorisation authorisation, Range visible) {
    authorisation.change(AuthorisationChange.NONE.visible(visible));
  }

  void cancel(SuiteId suiteId, CorpId corpId) {
    suites.lock(suiteId);
    active(suiteId, corpId).cancel(clock.instant());
    codes.revoke(suiteId, corpId);
  }
}
