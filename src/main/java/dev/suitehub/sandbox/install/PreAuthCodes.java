package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Pre-authorisation codes; everything in the caller's transaction. */
@Dependent
public class PreAuthCodes {

  /** Doc 90601. */
  public static final Duration VALIDITY = Duration.ofMinutes(20);

  private static final int LENGTH = 64;

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  public PreAuthCodes(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  public Secret issue(SuiteId suiteId) {
    Secret code = Fresh.secret(LENGTH);
    entities.persist(PreAuthCode.issued(code, suiteId, clock.instant()));
    return code;
  }

  /** That suite's code, expired or not. */
  public Optional<PreAuthCode> find(SuiteId suiteId, Secret code) {
    return entities
        .createNamedQuery(PreAuthCode.BY_HASH, PreAuthCode.class)
        .setParameter("hash", Fresh.hash(code.reveal()))
        .setParameter("suiteId", suiteId)
        .getResultStream()
        .findFirst();
  }

  public boolean isExpired(PreAuthCode code) {
    return code.isExpired(clock.instant(), VALIDITY);
  }

  public void forget(Instant before) {
    entities.createNamedQuery(PreAuthCode.FORGET).setParameter("before", before).executeUpdate();
  }
}
