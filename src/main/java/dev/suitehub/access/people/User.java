package dev.suitehub.access.people;

import dev.suitehub.access.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person of the provider at the console: invited with a one-time password, changes it at the
 * first sign-in, works, is disabled one day and never deleted, for the audit log names people. Ten
 * wrong passwords within a quarter of an hour close the name for a quarter of an hour.
 */
@Entity
@Table(name = "hub_user")
@NamedQuery(name = User.BY_NAME, query = "select u from User u where u.name = :name")
@NamedQuery(name = User.ALL, query = "select u from User u order by u.name")
@NamedQuery(name = User.COUNT, query = "select count(u) from User u")
@NamedQuery(name = User.ACTIVE, query = "select u from User u where u.state = :state order by u.id")
public class User {

  static final String BY_NAME = "User.byName";
  static final String ALL = "User.all";
  static final String COUNT = "User.count";
  static final String ACTIVE = "User.active";

  static final int MOST_FAILURES = 10;
  static final Duration WINDOW = Duration.ofMinutes(15);
  static final Duration LOCK = Duration.ofMinutes(15);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "hub_user_seq")
  @SequenceGenerator(name = "hub_user_seq", sequenceName = "hub_user_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "name")
  private String name;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "password_set_at")
  private Instant passwordSetAt;

  @Column(name = "must_change")
  private boolean mustChange;

  @Column(name = "roles")
  private String roles;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private UserState state;

  @Column(name = "failures")
  private int failures;

  @Column(name = "failures_since")
  private @Nullable Instant failuresSince;

  @Column(name = "locked_until")
  private @Nullable Instant lockedUntil;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_sign_in")
  private @Nullable Instant lastSignIn;

  @Version
  @Column(name = "version")
  private long version;

  protected User() {}

  static User invited(
      String name, String displayName, Set<Role> roles, String passwordHash, Instant at) {
    User user = new User();
    user.name = name;
    user.displayName = displayName;
    user.roles = written(roles);
    user.state = UserState.ACTIVE;
    user.createdAt = at;
    user.passwordReset(passwordHash, at);
    return user;
  }

  static String written(Set<Role> roles) {
    return roles.stream().sorted().map(Role::name).collect(Collectors.joining(" "));
  }

  /** An administrator gave a one-time password; it opens a closed name too. */
  void passwordReset(String hash, Instant at) {
    passwordChanged(hash, at);
    mustChange = true;
  }

  void passwordChanged(String hash, Instant at) {
    passwordHash = hash;
    passwordSetAt = at;
    mustChange = false;
    forgiven();
  }

  /** The same password, at today's cost. */
  void rehashed(String hash) {
    passwordHash = hash;
  }

  void changed(String newDisplayName, Set<Role> newRoles) {
    displayName = newDisplayName;
    roles = written(newRoles);
  }

  /** Sessions that were open stay ended, even where the person is let in again. */
  void disabled(Instant at) {
    state = UserState.DISABLED;
    passwordSetAt = at;
  }

  void enabled() {
    state = UserState.ACTIVE;
    forgiven();
  }

  /**
   * Counts an attempt before its password is looked at, so that many at once are no way around the
   * limit; tells whether it may go on.
   */
  boolean attempts(Instant now) {
    if (isLocked(now)) {
      return false;
    }
    Instant since = failuresSince;
    if (since == null || !now.isBefore(since.plus(WINDOW))) {
      forgiven();
      failuresSince = now;
    }
    if (failures >= MOST_FAILURES) {
      return false;
    }
    failures++;
    return true;
  }

  /** The attempt was wrong; tells whether the name is closed now, and was not before. */
  boolean failed(Instant now) {
    if (failures < MOST_FAILURES || isLocked(now)) {
      return false;
    }
    lockedUntil = now.plus(LOCK);
    failures = 0;
    failuresSince = null;
    return true;
  }

  void signedIn(Instant at) {
    forgiven();
    lastSignIn = at;
  }

  /** In a browser that is known: it forgives nothing to those who tried elsewhere. */
  void signedInAsKnown(Instant at) {
    lastSignIn = at;
  }

  private void forgiven() {
    failures = 0;
    failuresSince = null;
    lockedUntil = null;
  }

  boolean isLocked(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  String name() {
    return name;
  }

  String displayName() {
    return displayName;
  }

  String passwordHash() {
    return passwordHash;
  }

  Instant passwordSetAt() {
    return passwordSetAt;
  }

  boolean mustChange() {
    return mustChange;
  }

  /** A role that this version does not know any more allows nothing. */
  Set<Role> roles() {
    Set<Role> known = EnumSet.noneOf(Role.class);
    Arrays.stream(Role.values())
        .filter(role -> Arrays.asList(roles.split(" ")).contains(role.name()))
        .forEach(known::add);
    return known;
  }

  boolean isActive() {
    return state == UserState.ACTIVE;
  }

  boolean isActiveAdmin() {
    return isActive() && roles().contains(Role.ADMIN);
  }

  Optional<Instant> lockedUntil() {
    return Optional.ofNullable(lockedUntil);
  }

  Optional<Instant> lastSignIn() {
    return Optional.ofNullable(lastSignIn);
  }

  Instant createdAt() {
    return createdAt;
  }

  UserState state() {
    return state;
  }

  long version() {
    return version;
  }
}
