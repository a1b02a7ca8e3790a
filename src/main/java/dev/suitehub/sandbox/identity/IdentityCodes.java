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
    Secret code = Fresh.secret(LENGTH);
    entities.persist(IdentityCode.issued(kind, code, owner, member, clock.instant()));
    return code;
  }

  /** Who it stands for, if it is that owner's, in time, and was not used before. */
  public Optional<Member> spend(CodeKind kind, String owner, Secret code) {
    Instant now = clock.instant();
    return find(kind, owner, code)
        .filter(
            live ->
                entities
                        .createNamedQuery(IdentityCode.SPEND)
                        .setParameter("hash", live.hash())
                        .setParameter("now", now)
                        .executeUpdate()
                    == 1)
        .map(IdentityCode::member);
  }

  /** As {@link #spend}, and it may be used again. */
  public Optional<Member> read(CodeKind kind, String owner, Secret code) {
    return find(kind, owner, code).map(IdentityCode::member);
  }

  private Optional<IdentityCode> find(CodeKind kind, String owner, Secret code) {
    return entities
        .createNamedQuery(IdentityCode.LIVE, IdentityCode.class)
        .setParameter("hash", Fresh.hash(code.reveal()))
        .setParameter("kind", kind)
        .setParameter("owner", owner)
        .setParameter("after", clock.instant().minus(kind.validity()))
        .getResultStream()
        .findFirst();
  }

  public void forget(Instant before) {
    entities.createNamedQuery(IdentityCode.FORGET).setParameter("before", before).executeUpdate();
  }
}
