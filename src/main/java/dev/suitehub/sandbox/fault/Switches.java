package dev.suitehub.sandbox.fault;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which faults are on; everything in the caller's transaction. */
@Dependent
public class Switches {

  private final EntityManager entities;

  @Inject
  public Switches(EntityManager entities) {
    this.entities = entities;
  }

  /** Replaces what was on of that name for the same. */
  public Fault on(Fault.Plan plan) {
    off(
        fault ->
            fault.name() == plan.name()
                && fault.suite().equals(plan.target().suite())
                && fault.corp().equals(plan.target().corp())
                && fault.api().equals(plan.target().api()));
    Fault fault = Fault.planted(plan);
    entities.persist(fault);
    return fault;
  }

  /** How many were switched off. */
  public int off(Predicate<Fault> which) {
    List<Fault> found = all().stream().filter(which).toList();
    found.forEach(entities::remove);
    // What is switched on next may take its place in the unique key.
    entities.flush();
    return found.size();
  }

  public List<Fault> all() {
    return entities.createNamedQuery(Fault.ALL, Fault.class).getResultList();
  }

  /** What is on there; those of one suite, of one corp and of one API before those for all. */
  public Aimed at(Target target) {
    List<Fault> faults =
        entities
            .createNamedQuery(Fault.AIMED, Fault.class)
            .setParameter("suite", target.suite())
            .setParameter("corp", target.corp())
            .setParameter("api", target.api())
            .getResultList();
    return new Aimed(faults, target);
  }

  /** The faults that are on for one push, call or install. */
  public final class Aimed {

    private final List<Fault> faults;
    private final Target target;

    private Aimed(List<Fault> faults, Target target) {
      this.faults = faults;
      this.target = target;
    }

    /** The nearest of that name, counted. */
    public Optional<Fault> strike(FaultName name) {
      return strike(name, any -> true);
    }

    public Optional<Fault> strike(FaultName name, Predicate<Fault> fitting) {
      return faults.stream()
          .filter(fault -> fault.strikes(name, target))
          .filter(fitting)
          .filter(Switches.this::counted)
          .findFirst();
    }

    /** The nearest of several names, counted. */
    public Optional<Fault> strikeFirst(FaultName... names) {
      for (FaultName name : names) {
        Optional<Fault> struck = strike(name);
        if (struck.isPresent()) {
          return struck;
        }
      }
      return Optional.empty();
    }
  }

  private boolean counted(Fault fault) {
    return fault.timesLeft() == Fault.ALWAYS
        || entities.createNamedQuery(Fault.STRIKE).setParameter("id", fault.id()).executeUpdate()
            == 1;
  }
}
