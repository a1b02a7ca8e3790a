package dev.suitehub.callbacks;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.security.RowSeal;
import dev.suitehub.platform.security.Sha256;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Callbacks that the hub is about to send to itself: each is known by the SHA-256 of its
 * ciphertext, for a minute and for one use, to every node that a balancer may choose.
 *
 * <p>Each carries a mark, so that the table is not asked about those that WeCom or a stranger
 * sends: its nonce is no random number but made of the ciphertext, under a key that only the hub
 * has. It looks like any of WeCom's.
 */
@Dependent
public class Rehearsals {

  static final Duration LIFE = Duration.ofMinutes(1);

  private static final String MARKED = "rehearsal";
  private static final int NONCE_LENGTH = 10;
  private static final BigInteger NONCES = BigInteger.TEN.pow(NONCE_LENGTH);

  private final EntityManager entities;
  private final Tx tx;
  private final Clock clock;

  @Inject
  public Rehearsals(EntityManager entities, Tx tx, Clock clock) {
    this.entities = entities;
    this.tx = tx;
    this.clock = clock;
  }

  /** The nonce to sign a rehearsal with: ten digits, as WeCom's has. */
  public static String nonce(String ciphertext) {
    String mac = Sha256.hex(RowSeal.of(List.of(MARKED, ciphertext)));
    return "%010d".formatted(new BigInteger(mac, 16).mod(NONCES));
  }

  /** Whether the hub made it. That alone makes it no rehearsal: it may be old, or used. */
  static boolean isMarked(String nonce, String ciphertext) {
    return nonce.length() == NONCE_LENGTH && nonce.equals(nonce(ciphertext));
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
