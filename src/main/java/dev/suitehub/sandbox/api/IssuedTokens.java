package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tokens: the same one while it is valid; everything in the caller's transaction. */
@Dependent
public class IssuedTokens {

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  public IssuedTokens(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** The caller holds a lock on what the owner is, or two might be issued at once. */
  IssuedToken give(TokenOwner owner) {
    return live(owner).orElseGet(() -> fresh(owner));
  }

  /** As give; the token alone. */
  public Secret issue(TokenOwner owner) {
    return give(owner).token();
  }

  /** The one that is valid now. */
  public Optional<Secret> current(TokenOwner owner) {
    return live(owner).map(IssuedToken::token);
  }

  private Optional<IssuedToken> live(TokenOwner owner) {
    return entities
        .createNamedQuery(IssuedToken.CURRENT, IssuedToken.class)
        .setParameter("kind", owner.kind())
        .setParameter("suite", owner.suite())
        .setParameter("corp", owner.corp())
        .setParameter("now", clock.instant())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private IssuedToken fresh(TokenOwner owner) {
    IssuedToken issued = IssuedToken.issued(owner, clock.instant());
    entities.persist(issued);
    return issued;
  }

  public Optional<IssuedToken> find(String token) {
    return entities
        .createNamedQuery(IssuedToken.BY_HASH, IssuedToken.class)
        .setParameter("hash", Fresh.hash(token))
        .getResultStream()
        .findFirst();
  }

  /** It dies before its time and answers that errcode from now on; the next call gets another. */
  public int kill(TokenOwner owner, int errcode) {
    return entities
        .createNamedQuery(IssuedToken.KILL)
        .setParameter("kind", owner.kind())
        .setParameter("suite", owner.suite())
        .setParameter("corp", owner.corp())
        .setParameter("errcode", errcode)
        .executeUpdate();
  }

  public void forget(Instant before) {
    entities.createNamedQuery(IssuedToken.FORGET).setParameter("before", before).executeUpdate();
  }
}
