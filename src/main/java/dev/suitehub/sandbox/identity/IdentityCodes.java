package dev.suitehub.sandbox.identity;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Codes of logins: issued, and spent once; everything in the caller's transaction. */
@Dependent
public class IdentityCodes {

  private static final int LENGTH = 64;

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  public IdentityCodes(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * A new one.
   *
   * @param owner the SuiteId, or for a LOGIN the provider's corpid
   */
  public Secret issue(CodeKind kind, String owner, Member member) {
    return issue(kind, owner, member, true);
  }

  /**
   * As {@link #issue(CodeKind, String, Member)}.
   *
   * @param trusted whether the address it goes to lies in the trusted domain
   */
  Secret issue(CodeKind kind, String owner, Member member, boolean trusted) {
    Secret code = Fresh.secret(LENGTH);
    IdentityCode issued = IdentityCode.issued(kind, code, owner, member, clock.instant());
    if (!trusted) {
      issued.distrust();
    }
    entities.persist(issued);
    return code;
  }

  /** That owner's, spent or not, in time or not. */
  public Optional<IdentityCode> find(CodeKind kind, String owner, Secret code) {
    return entities
        .createNamedQuery(IdentityCode.KNOWN, IdentityCode.class)
        .setParameter("hash", Fresh.hash(code.reveal()))
        .setParameter("kind", kind)
        .setParameter("owner", owner)
        .getResultStream()
        .findFirst();
  }

  public boolean isExpired(IdentityCode code) {
    return code.isExpired(clock.instant());
  }

  /** Whether this was its first use. */
  public boolean spend(IdentityCode code) {
    return entities
            .createNamedQuery(IdentityCode.SPEND)
            .setParameter("hash", code.hash())
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  public void forget(Instant before) {
    entities.createNamedQuery(IdentityCode.FORGET).setParameter("before", before).executeUpdate();
  }
}
