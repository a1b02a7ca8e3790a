package dev.suitehub.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Where it is written down what people, keys and the hub itself did; {@link AuditBook} reads. */
@Dependent
public class AuditLog {

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  public AuditLog(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * Kept in the transaction of the act itself. Texts are cut to 80, 80, 200 and 1000 characters;
   * none may hold a secret.
   *
   * @param who {@link Caller#name()}, {@code hub} for the hub's own doing, or {@code wecom} for
   *     what a callback brought about
   */
  public void note(String who, String action, String subject, String detail) {
    entities.persist(AuditEntry.of(clock.instant(), who, action, subject, detail));
  }
}
