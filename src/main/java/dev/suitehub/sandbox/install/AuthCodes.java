package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Auth codes: issued, spent once, revoked; everything in the caller's transaction. */
@Dependent
public class AuthCodes {

  /** Doc 90597. */
  public static final Duration VALIDITY = Duration.ofMinutes(10);

  /** Doc 100776: 64 to 512 bytes. */
  private static final int LENGTH = 96;

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  public AuthCodes(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  public Secret issue(Consent consent) {
    return issue(consent, false);
  }

  /** One whose exchange replaces the permanent code. */
  Secret issueRenewing(Consent consent) {
    return issue(consent, true);
  }

  private Secret issue(Consent consent, boolean renews) {
    Secret code = Fresh.secret(LENGTH);
    entities.persist(AuthCode.issued(code, consent, renews, clock.instant()));
    return code;
  }

  /** The code, if it is that suite's, in time, and this is its first use. */
  Optional<AuthCode> spend(SuiteId suiteId, Secret code) {
    Instant now = clock.instant();
    return entities
        .createNamedQuery(AuthCode.LIVE, AuthCode.class)
        .setParameter("hash", Fresh.hash(code.reveal()))
        .setParameter("suiteId", suiteId)
        .setParameter("after", now.minus(VALIDITY))
        .getResultStream()
        .findFirst()
        .filter(live -> isFirstUse(live, now));
  }

  private boolean isFirstUse(AuthCode live, Instant now) {
    return entities
            .createNamedQuery(AuthCode.SPEND)
            .setParameter("hash", live.hash())
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** What was not used dies with the uninstall (unconfirmed). */
  void revoke(SuiteId suiteId, CorpId corpId) {
    entities
        .createNamedQuery(AuthCode.REVOKE)
        .setParameter("suiteId", suiteId)
        .setParameter("corpId", corpId)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  public void forget(Instant before) {
    entities.createNamedQuery(AuthCode.FORGET).setParameter("before", before).executeUpdate();
  }
}
