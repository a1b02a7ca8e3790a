package dev.suitehub.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A business system's or a script's way in. The key itself is nowhere: only its SHA-256. */
@Entity
@Table(name = "client_key")
@NamedQuery(name = ClientKey.BY_HASH, query = "select k from ClientKey k where k.hash = :hash")
@NamedQuery(name = ClientKey.BY_NAME, query = "select k from ClientKey k where k.name = :name")
@NamedQuery(name = ClientKey.ALL, query = "select k from ClientKey k order by k.name")
public class ClientKey {

  static final String BY_HASH = "ClientKey.byHash";
  static final String BY_NAME = "ClientKey.byName";
  static final String ALL = "ClientKey.all";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "client_key_seq")
  @SequenceGenerator(name = "client_key_seq", sequenceName = "client_key_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "name")
  private String name;

  @Column(name = "key_hash")
  private String hash;

  @Column(name = "scopes")
  private String scopes;

  @Column(name = "created_at")
  private Instant createdAt;

  /** What {@link #scopes} says, once somebody has asked: each request does. */
  @Transient private volatile @Nullable Set<Scope> read;

  protected ClientKey() {}

  static ClientKey issued(String name, String hash, Set<Scope> scopes, Instant at) {
    ClientKey key = new ClientKey();
    key.name = name;
    key.createdAt = at;
    key.reissue(hash, scopes);
    return key;
  }

  void reissue(String newHash, Set<Scope> newScopes) {
    hash = newHash;
    scopes = newScopes.stream().map(Scope::wireName).sorted().collect(Collectors.joining(" "));
    read = null;
  }

  String name() {
    return name;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** A scope that this version does not know any more allows nothing. */
  Set<Scope> scopes() {
    Set<Scope> found = read;
    if (found == null) {
      found = Collections.unmodifiableSet(known());
      read = found;
    }
    return found;
  }

  private Set<Scope> known() {
    Set<Scope> known = EnumSet.noneOf(Scope.class);
    Arrays.stream(scopes.split(" ")).forEach(word -> Scope.of(word).ifPresent(known::add));
    if (known.contains(Scope.SETTINGS_WRITE)) {
      known.add(Scope.SETTINGS_READ);
    }
    return known;
  }
}
