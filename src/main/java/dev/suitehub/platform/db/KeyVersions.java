package dev.suitehub.platform.db;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** The master keys that have sealed something in this database. */
@Dependent
public class KeyVersions {

  private final EntityManager entities;

  @Inject
  public KeyVersions(EntityManager entities) {
    this.entities = entities;
  }

  /** The first first. */
  public List<KeyVersion> all() {
    return entities
        .createNamedQuery(KeyCheck.ALL, KeyCheck.class)
        .getResultStream()
        .map(KeyCheck::version)
        .toList();
  }

  /**
   * Something is sealed with it, whatever was said before; in the running transaction.
   *
   * @return whether it was said before that nothing is
   */
  public boolean inUse(int number) {
    return entities.createNamedQuery(KeyCheck.IN_USE).setParameter("number", number).executeUpdate()
        > 0;
  }

  /** Nothing is sealed with any but this one now; in the running transaction. */
  public void retireOthers(int number, Instant at) {
    entities
        .createNamedQuery(KeyCheck.RETIRE_OTHERS)
        .setParameter("number", number)
        .setParameter("at", at)
        .executeUpdate();
  }
}
