package dev.suitehub.sandbox.world;

import dev.suitehub.rules.Logo;
import dev.suitehub.rules.ReviewStatus;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All suites of the sandbox; everything in the caller's transaction. */
@Dependent
public class SandboxSuites {

  private final EntityManager entities;

  @Inject
  public SandboxSuites(EntityManager entities) {
    this.entities = entities;
  }

  public Optional<SandboxSuite> find(SuiteId suiteId) {
    return find(suiteId, LockModeType.NONE);
  }

  /** Nobody else changes or locks it until the transaction ends. */
  public Optional<SandboxSuite> lock(SuiteId suiteId) {
    return find(suiteId, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Throws {@code no-such-suite}. */
  public SandboxSuite get(SuiteId suiteId) {
    return find(suiteId)
        .orElseThrow(
            () -> SandboxProblem.NO_SUCH_SUITE.because("No suite has SuiteId " + suiteId + "."));
  }

  public Optional<SuiteLogo> logo(SuiteId suiteId) {
    return entities
        .createNamedQuery(SuiteLogo.OF_SUITE, SuiteLogo.class)
        .setParameter("suiteId", suiteId)
        .getResultStream()
        .findFirst();
  }

  /** Without reading the picture. */
  public boolean hasLogo(SuiteId suiteId) {
    return counts(SuiteLogo.COUNT, suiteId);
  }

  /** In place of the one before. */
  public void show(SuiteId suiteId, Logo logo) {
    logo(suiteId)
        .ifPresentOrElse(
            shown -> shown.replace(logo), () -> entities.persist(SuiteLogo.shown(suiteId, logo)));
  }

  /** Shown once the app goes online again; the first one is shown at once. */
  public void hold(SuiteId suiteId, Logo logo) {
    logo(suiteId).ifPresentOrElse(shown -> shown.hold(logo), () -> show(suiteId, logo));
  }

  /** Whether another logo waits for review and release. */
  public boolean holdsLogo(SuiteId suiteId) {
    return counts(SuiteLogo.HELD, suiteId);
  }

  /** What waited of that app is in force. */
  public void publish(SandboxSuite suite) {
    suite.publish();
    if (holdsLogo(suite.suiteId())) {
      logo(suite.suiteId()).ifPresent(SuiteLogo::publish);
    }
  }

  private boolean counts(String query, SuiteId suiteId) {
    return entities
            .createNamedQuery(query, Long.class)
            .setParameter("suiteId", suiteId)
            .getSingleResult()
        > 0;
  }

  public List<SandboxSuite> all() {
    return entities.createNamedQuery(SandboxSuite.ALL, SandboxSuite.class).getResultList();
  }

  /** Those that WeCom's team has, the longest waiting first. */
  public List<SandboxSuite> inReview() {
    return entities
        .createNamedQuery(SandboxSuite.IN_REVIEW, SandboxSuite.class)
        .setParameter("submitted", SuiteStatus.SUBMITTED)
        .setParameter("reviewed", ReviewStatus.SUBMITTED)
        .getResultList();
  }

  /**
   * Those whose ticket is due.
   *
   * @param farAhead what is due only after that was put off by a clock that has gone back since
   */
  public List<SandboxSuite> ticketDue(Instant now, Instant farAhead) {
    return entities
        .createNamedQuery(SandboxSuite.TICKET_DUE, SandboxSuite.class)
        .setParameter("now", now)
        .setParameter("farAhead", farAhead)
        .getResultList();
  }

  /** Whether this caller, of all nodes, is the one to push the ticket that is due. */
  public boolean claimTicket(SuiteId suiteId, Instant now, Instant farAhead, Instant next) {
    return entities
            .createNamedQuery(SandboxSuite.CLAIM_TICKET)
            .setParameter("suiteId", suiteId)
            .setParameter("now", now)
            .setParameter("farAhead", farAhead)
            .setParameter("next", next)
            .executeUpdate()
        == 1;
  }

  /** A ticket was pushed out of turn: the next one is due a whole interval later. */
  public void ticketPushed(SuiteId suiteId, Instant next) {
    entities
        .createNamedQuery(SandboxSuite.TICKET_PUSHED)
        .setParameter("suiteId", suiteId)
        .setParameter("next", next)
        .executeUpdate();
  }

  public void add(SandboxSuite suite) {
    entities.persist(suite);
  }

  public void remove(SandboxSuite suite) {
    entities.remove(suite);
  }

  private Optional<SandboxSuite> find(SuiteId suiteId, LockModeType lock) {
    return entities
        .createNamedQuery(SandboxSuite.BY_ID, SandboxSuite.class)
        .setParameter("suiteId", suiteId)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }
}
