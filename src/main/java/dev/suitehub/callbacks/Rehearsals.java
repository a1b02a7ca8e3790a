package dev.suitehub.callbacks;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.security.Sha256;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Callbacks that the hub is about to send to itself: each is known by the SHA-256 of its
 * ciphertext, for a minute and for one use, to every node that a balancer may choose.
 */
@Dependent
public class Rehearsals {

  static final Duration LIFE = Duration.ofMinutes(1);

  private final EntityManager entities;
  private final Tx tx;
  private final Clock clock;

  @Inject
  public Rehearsals(EntityManager entities, Tx tx, Clock clock) {
    this.entities = entities;
    this.tx = tx;
    this.clock = clock;
  }

  /** In a transaction of its own: the next callback with that ciphertext is a rehearsal. */
  public void announce(String ciphertext) {
    Instant now = clock.instant();
    tx.run(
        () -> {
          entities
              .createNativeQuery("delete from callback_rehearsal where expires_at <= ?1")
              .setParameter(1, at(now))
              .executeUpdate();
          entities
              .createNativeQuery(
                  "insert into callback_rehearsal (content_hash, expires_at) values (?1, ?2)"
                      + " on conflict do nothing")
              .setParameter(1, Sha256.hex(ciphertext))
              .setParameter(2, at(now.plus(LIFE)))
              .executeUpdate();
        });
  }

  /** In the caller's transaction; takes no lock. */
  boolean isAnnounced(String ciphertext) {
    Number count =
        (Number)
            entities
                .createNativeQuery(
                    "select count(*) from callback_rehearsal"
                        + " where content_hash = ?1 and expires_at > ?2")
                .setParameter(1, Sha256.hex(ciphertext))
                .setParameter(2, at(clock.instant()))
                .getSingleResult();
    return count.longValue() > 0;
  }

  /** In a transaction of its own: true for the one that uses it up. */
  boolean take(String ciphertext) {
    Instant now = clock.instant();
    return tx.call(
            () ->
                entities
                    .createNativeQuery(
                        "delete from callback_rehearsal"
                            + " where content_hash = ?1 and expires_at > ?2")
                    .setParameter(1, Sha256.hex(ciphertext))
                    .setParameter(2, at(now))
                    .executeUpdate())
        == 1;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
