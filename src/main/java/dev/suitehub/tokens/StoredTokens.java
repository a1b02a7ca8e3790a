package dev.suitehub.tokens;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All stored tokens, in the caller's transaction. */
@Dependent
class StoredTokens {

  private static final Set<TokenKind> OF_CORP =
      EnumSet.of(TokenKind.CORP, TokenKind.CONFIG_TICKET, TokenKind.AGENT_TICKET);

  private final EntityManager entities;

  @Inject
  StoredTokens(EntityManager entities) {
    this.entities = entities;
  }

  Optional<StoredToken> find(TokenKey key) {
    return find(key, LockModeType.NONE);
  }

  Optional<StoredToken> lock(TokenKey key) {
    return find(key, LockModeType.PESSIMISTIC_WRITE);
  }

  List<StoredToken> all() {
    return entities.createNamedQuery(StoredToken.ALL, StoredToken.class).getResultList();
  }

  List<TokenKey> dueCorps(Instant now, int limit) {
    return entities
        .createNamedQuery(StoredToken.DUE_CORPS, StoredToken.class)
        .setParameter("kinds", OF_CORP)
        .setParameter("suite", TokenKind.SUITE)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultStream()
        .map(StoredToken::key)
        .toList();
  }

  /** True where the row is now {@code by}'s until then; makes the row where there is none. */
  boolean claim(TokenKey key, String by, Instant now, Instant until) {
    if (count(key) == 0) {
      insert(key);
    }
    return keyed(StoredToken.CLAIM, key)
            .setParameter("by", by)
            .setParameter("until", until)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  void use(StoredToken token, Instant now) {
    entities
        .createNamedQuery(StoredToken.USE)
        .setParameter("now", now)
        .setParameter("until", token.wantedUntil(now))
        .setParameter("id", token.id())
        .executeUpdate();
  }

  void remove(TokenKey key) {
    keyed(StoredToken.REMOVE, key).executeUpdate();
  }

  void removeIdle(Instant now) {
    entities
        .createNamedQuery(StoredToken.REMOVE_IDLE)
        .setParameter("kinds", OF_CORP)
        .setParameter("now", now)
        .executeUpdate();
  }

  void removeAllBut(TokenKind kind, Set<String> owners) {
    entities
        .createNamedQuery(StoredToken.OWNERS, String.class)
        .setParameter("kind", kind)
        .getResultStream()
        .filter(owner -> !owners.contains(owner))
        .toList()
        .forEach(
            owner ->
                entities
                    .createNamedQuery(StoredToken.REMOVE_OWNER)
                    .setParameter("kind", kind)
                    .setParameter("owner", owner)
                    .executeUpdate());
  }

  private long count(TokenKey key) {
    return ((Number) keyed(StoredToken.COUNT_KEY, key).getSingleResult()).longValue();
  }

  private void insert(TokenKey key) {
    entities
        .createNativeQuery(
            "insert into stored_token (id, kind, owner_key, corp_id, refused, failures, version)"
                + " values (nextval('stored_token_seq'), ?1, ?2, ?3, false, 0, 0) on conflict do nothing")
        .setParameter(1, key.kind().name())
        .setParameter(2, key.owner())
        .setParameter(3, key.corpId())
        .executeUpdate();
  }

  private Optional<StoredToken> find(TokenKey key, LockModeType lock) {
    return entities
        .createNamedQuery(StoredToken.BY_KEY, StoredToken.class)
        .setParameter("kind", key.kind())
        .setParameter("owner", key.owner())
        .setParameter("corpId", key.corpId())
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  private Query keyed(String name, TokenKey key) {
    return entities
        .createNamedQuery(name)
        .setParameter("kind", key.kind())
        .setParameter("owner", key.owner())
        .setParameter("corpId", key.corpId());
  }
}
