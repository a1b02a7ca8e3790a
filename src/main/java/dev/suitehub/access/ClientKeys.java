package dev.suitehub.access;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.security.Sha256;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All client keys. */
@Dependent
public class ClientKeys {

  private static final String BOOTSTRAP = "bootstrap";
  private static final int BYTES = 32;

  private final EntityManager entities;
  private final Tx tx;
  private final Clock clock;

  @Inject
  ClientKeys(EntityManager entities, Tx tx, Clock clock) {
    this.entities = entities;
    this.tx = tx;
    this.clock = clock;
  }

  /** 256 random bits, in Base64url. */
  public static Secret random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * Lets the configured key in with every scope. A new value replaces the one before. Throws {@link
   * IllegalStateException} with a sentence where it is too short to be 256 random bits.
   */
  public void bootstrap(Secret key) {
    if (key.reveal().length() < 43) {
      throw new IllegalStateException(
          "hub.bootstrap.client-key is too short: 256 random bits in Base64url have 43 characters"
              + " (openssl rand -base64 32 | tr '+/' '-_' | tr -d =).");
    }
    tx.run(
        () -> {
          // Two nodes may start at once: the second finds the first one's row.
          entities
              .createNativeQuery(
                  "insert into client_key (id, name, key_hash, scopes, created_at)"
                      + " values (nextval('client_key_seq'), ?1, ?2, '', ?3) on conflict do nothing")
              .setParameter(1, BOOTSTRAP)
              .setParameter(2, hash(key))
              .setParameter(3, clock.instant().atOffset(ZoneOffset.UTC))
              .executeUpdate();
          find(BOOTSTRAP)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "hub.bootstrap.client-key is in use as another client key; choose a new one."))
              .reissue(hash(key), EnumSet.allOf(Scope.class));
        });
  }

  /**
   * Throws {@code key-exists} where the name is taken. The key is in the answer and nowhere else.
   */
  Secret issue(String name, Set<Scope> scopes) {
    if (find(name).isPresent()) {
      throw AccessProblem.KEY_EXISTS.because(
          "Delete '" + name + "' first, or choose another name.");
    }
    Secret key = random();
    entities.persist(ClientKey.issued(name, hash(key), scopes, clock.instant()));
    return key;
  }

  boolean isTaken(String name) {
    return find(name).isPresent();
  }

  void revoke(String name) {
    entities.remove(
        find(name)
            .orElseThrow(
                () ->
                    AccessProblem.NO_SUCH_KEY.because(
                        "No key is named '" + name + "'; GET /api/v1/client-keys lists all.")));
  }

  List<ClientKey> all() {
    return entities.createNamedQuery(ClientKey.ALL, ClientKey.class).getResultList();
  }

  Optional<ClientKey> find(Secret key) {
    return entities
        .createNamedQuery(ClientKey.BY_HASH, ClientKey.class)
        .setParameter("hash", hash(key))
        .getResultStream()
        .findFirst();
  }

  private Optional<ClientKey> find(String name) {
    return entities
        .createNamedQuery(ClientKey.BY_NAME, ClientKey.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  /**
   * Random keys of 256 bits need no salt, and a lookup by hash tells a guesser nothing about the
   * key.
   */
  static String hash(Secret key) {
    return Sha256.hex(key.reveal());
  }
}
