package dev.suitehub.sandbox.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Faults planted by a person or a test; everything in the caller's transaction. */
@Dependent
public class Faults {

  private final EntityManager entities;

  @Inject
  public Faults(EntityManager entities) {
    this.entities = entities;
  }

  /** Replaces what was planted on that API. */
  public Fault plant(String api, int errcode, int times, Duration delay) {
    remove(api);
    Fault fault = Fault.planted(api, errcode, times, delay);
    entities.persist(fault);
    return fault;
  }

  public void remove(String api) {
    entities.createNamedQuery(Fault.REMOVE).setParameter("api", api).executeUpdate();
  }

  public List<Fault> all() {
    return entities.createNamedQuery(Fault.ALL, Fault.class).getResultList();
  }

  Optional<Fault> find(String api) {
    return entities
        .createNamedQuery(Fault.BY_API, Fault.class)
        .setParameter("api", api)
        .getResultStream()
        .findFirst();
  }

  /** Whether this call is one of those to be refused; counts it. */
  boolean strikes(Fault fault) {
    if (fault.timesLeft() == Fault.ALWAYS) {
      return true;
    }
    return entities.createNamedQuery(Fault.STRIKE).setParameter("api", fault.api()).executeUpdate()
        == 1;
  }
}
