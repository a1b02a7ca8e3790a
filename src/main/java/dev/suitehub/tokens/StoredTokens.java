package dev.suitehub.tokens;

import dev.suitehub.platform.db.AnyTime;
import dev.suitehub.platform.db.Likes;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All stored tokens, in the caller's transaction. */
@Dependent
class StoredTokens {

  private static final Set<TokenKind> OF_OWNER = EnumSet.of(TokenKind.SUITE, TokenKind.PROVIDER);

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

  List<StoredToken> ofCorps(String suite, List<CorpId> corps) {
    return entities
        .createNamedQuery(StoredToken.OF_CORPS, StoredToken.class)
        .setParameter("kind", TokenKind.CORP)
        .setParameter("suite", suite)
        .setParameter("corps", corps.stream().map(CorpId::value).toList())
        .getResultList();
  }

  /** Those of suites and providers: as many as there are of these. */
  List<StoredToken> ofOwners() {
    return entities
        .createNamedQuery(StoredToken.OF_OWNERS, StoredToken.class)
        .setParameter("kinds", OF_OWNER)
        .getResultList();
  }

  /** The latest failure first. */
  List<StoredToken> troubledCorps(int most) {
    return entities
        .createNamedQuery(StoredToken.TROUBLED_CORPS, StoredToken.class)
        .setParameter("first", AnyTime.FIRST)
        .setParameter("last", AnyTime.LAST)
        .setMaxResults(most)
        .getResultList();
  }

  /** With whose tokens all is well, the newest first. */
  List<StoredToken> someCorps(int most) {
    return entities
        .createNamedQuery(StoredToken.CORPS, StoredToken.class)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * Corps' own tokens by suite and corpid, those behind {@code after}: its first half is the range
   * that the unique index can be entered by.
   */
  List<StoredToken> corpPage(CorpTokenQuery asked, Optional<TokenKey> after, int limit) {
    StringBuilder text = new StringBuilder("select t from StoredToken t where t.kind = :kind");
    Map<String, Object> values = new HashMap<>(Map.of("kind", TokenKind.CORP));
    asked
        .suite()
        .ifPresent(
            suite -> {
              text.append(" and t.owner = :suite");
              values.put("suite", suite.value());
            });
    asked
        .corpId()
        .ifPresent(
            start -> {
              text.append(" and t.corpId like :start escape '!'");
              values.put("start", Likes.startingWith(start));
            });
    if (asked.troubled()) {
      text.append(" and t.lastProblem is not null and t.failedAt is not null");
    }
    after.ifPresent(
        key -> {
          text.append(" and t.owner >= :owner and (t.owner > :owner or t.corpId > :corpId)");
          values.put("owner", key.owner());
          values.put("corpId", key.corpId());
        });
    TypedQuery<StoredToken> query =
        entities.createQuery(text + " order by t.kind, t.owner, t.corpId", StoredToken.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }

  Map<String, CorpTokens> countCorps(Instant now) {
    Map<String, Long> all = countCorps(StoredToken.COUNT_CORPS, Optional.empty());
    Map<String, Long> valid = countCorps(StoredToken.COUNT_VALID_CORPS, Optional.of(now));
    Map<String, Long> troubled = countCorps(StoredToken.COUNT_TROUBLED_CORPS, Optional.empty());
    Map<String, CorpTokens> counts = new TreeMap<>();
    all.forEach(
        (suite, total) ->
            counts.put(
                suite,
                new CorpTokens(
                    total, valid.getOrDefault(suite, 0L), troubled.getOrDefault(suite, 0L))));
    return counts;
  }

  private Map<String, Long> countCorps(String name, Optional<Instant> now) {
    TypedQuery<Object[]> query =
        entities.createNamedQuery(name, Object[].class).setParameter("corp", TokenKind.CORP);
    now.ifPresent(at -> query.setParameter("now", at));
    Map<String, Long> counts = new HashMap<>();
    query.getResultList().forEach(row -> counts.put((String) row[0], (Long) row[1]));
    return counts;
  }

  /** {@code owners}: the keys of the suites that have a token to ask with. */
  List<TokenKey> dueCorps(Set<String> owners, Instant now, int limit) {
    if (owners.isEmpty()) {
      return List.of();
    }
    return entities
        .createNamedQuery(StoredToken.DUE_CORPS, StoredToken.class)
        .setParameter("owners", owners)
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

  void endWait(TokenKey key) {
    keyed(StoredToken.END_WAIT, key).executeUpdate();
  }

  void remove(TokenKey key) {
    keyed(StoredToken.REMOVE, key).executeUpdate();
  }

  void removeIdle(Instant now) {
    for (String idle : List.of(StoredToken.REMOVE_IDLE, StoredToken.REMOVE_NEVER_GOT)) {
      entities.createNamedQuery(idle).setParameter("now", now).executeUpdate();
    }
  }

  void removeOfOwnersBut(Set<String> suites, Set<String> providers) {
    ofOwners().stream()
        .map(StoredToken::key)
        .filter(
            key -> !(key.kind() == TokenKind.PROVIDER ? providers : suites).contains(key.owner()))
        .forEach(this::remove);
  }

  /** Reads the index of all of them. */
  void removeOfCorpsBut(Set<String> suites) {
    entities.createNamedQuery(StoredToken.SUITES_OF_CORPS, Object[].class).getResultList().stream()
        .filter(row -> !suites.contains((String) row[1]))
        .forEach(row -> removeAll((TokenKind) row[0], (String) row[1]));
  }

  void removeAll(TokenKind kind, String owner) {
    entities
        .createNamedQuery(StoredToken.REMOVE_OWNER)
        .setParameter("kind", kind)
        .setParameter("owner", owner)
        .executeUpdate();
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
