package dev.suitehub.access;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What was done to one thing, for people who look at that thing. */
@Dependent
public class AuditTrail {

  private final EntityManager entities;
  private final Caller caller;
  private final Tx tx;

  @Inject
  public AuditTrail(EntityManager entities, Caller caller, Tx tx) {
    this.entities = entities;
    this.caller = caller;
    this.tx = tx;
  }

  /**
   * The newest first. Whoever may read the thing may read what was done to it.
   *
   * @param needed the right to read the thing
   * @param subject as it was noted
   */
  public List<AuditLine> about(Scope needed, String subject, int limit) {
    caller.need(needed);
    return tx.call(
        () ->
            entities
                .createQuery(
                    "select new dev.suitehub.access.AuditLine(a.at, a.who, a.action, a.subject, a.detail)"
                        + " from AuditEntry a where a.subject = :subject order by a.at desc, a.id desc",
                    AuditLine.class)
                .setParameter("subject", subject)
                .setMaxResults(limit)
                .getResultList());
  }
}
