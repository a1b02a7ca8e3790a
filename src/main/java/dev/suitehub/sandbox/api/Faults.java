package dev.suitehub.sandbox.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Faults planted by a person or a test; everything in the caller's transaction. */
@Dependent
public class Faults {

  private final EntityManager entities;

  @Inject
  public Faults(EntityManager entities) {
    this.entities = entities;
  }

  /** Replaces what was planted on that API for that corp, or for all of them. */
  public Fault plant(Fault.Plan plan) {
    entities
        .createNamedQuery(Fault.REPLACE)
        .setParameter("api", plan.api())
        .setParameter("corp", plan.corp())
        .executeUpdate();
    Fault fault = Fault.planted(plan);
    entities.persist(fault);
    return fault;
  }

  /** For all corps. */
  public void remove(String api) {
    entities.createNamedQuery(Fault.REMOVE).setParameter("api", api).executeUpdate();
  }

  public List<Fault> all() {
    return entities.createNamedQuery(Fault.ALL, Fault.class).getResultList();
  }

  /** The errcode that this call is to be refused with; counts it. */
  Optional<Integer> refusal(String api, String corp) {
    return struck(api, corp, Fault::isRefusing).map(Fault::errcode);
  }

  /** Whether the answer to this call, which WeCom has acted on, is to get lost; counts it. */
  boolean isDropped(String api, String corp) {
    return struck(api, corp, Fault::isDropping).isPresent();
  }

  Duration delay(String api, String corp) {
    return striking(api, corp)
        .map(Fault::delay)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private Optional<Fault> struck(String api, String corp, Predicate<Fault> kind) {
    return striking(api, corp).filter(kind).filter(this::strikes).findFirst();
  }

  private Stream<Fault> striking(String api, String corp) {
    return entities
        .createNamedQuery(Fault.STRIKING, Fault.class)
        .setParameter("api", api)
        .setParameter("corp", corp)
        .getResultList()
        .stream();
  }

  private boolean strikes(Fault fault) {
    if (fault.timesLeft() == Fault.ALWAYS) {
      return true;
    }
    return entities.createNamedQuery(Fault.STRIKE).setParameter("id", fault.id()).executeUpdate()
        == 1;
  }
}
