package dev.suitehub.access.people;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Role;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.security.Argon2id;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Invites people, gives them roles, and lets them go. There is always an active administrator left.
 */
@Dependent
public class UserDesk {

  private static final int LONGEST_NAME = 120;

  private final Users users;
  private final KnownUsers known;
  private final Hashing hashing;
  private final AuditLog audit;
  private final Caller caller;
  private final Tx tx;
  private final Clock clock;

  @Inject
  UserDesk(
      Users users,
      KnownUsers known,
      Hashing hashing,
      AuditLog audit,
      Caller caller,
      Tx tx,
      Clock clock) {
    this.users = users;
    this.known = known;
    this.hashing = hashing;
    this.audit = audit;
    this.caller = caller;
    this.tx = tx;
    this.clock = clock;
  }

  /** Everybody, by name. */
  public List<UserRow> all() {
    caller.need(Scope.USERS_WRITE);
    return tx.call(users::all).stream().map(user -> UserRow.of(user, clock.instant())).toList();
  }

  /** A new person with a one-time password, which is to be changed at the first sign-in. */
  public Invited invite(String name, UserEntry entry) {
    caller.need(Scope.USERS_WRITE);
    Findings findings = new Findings();
    if (name.isEmpty()) {
      findings.refuse("required", "name", "required");
    } else if (!UserNames.isOne(name)) {
      findings.refuse("shape", "name", "user-name");
    }
    Set<Role> roles = check(entry, findings);
    if (findings.isRefused()) {
      return new Invited(findings, Optional.empty());
    }
    Secret password = PasswordRules.oneTime();
    String hash = hash(password);
    return tx.call(
        () -> {
          if (users.find(name).isPresent()) {
            findings.refuse("unique", "name", "unique", name);
            return new Invited(findings, Optional.empty());
          }
          users.add(User.invited(name, displayName(entry), roles, hash, clock.instant()));
          audit.note(
              caller.name(),
              "user.create",
              name,
              displayName(entry) + ", roles: " + User.written(roles));
          return new Invited(findings, Optional.of(password));
        });
  }

  /**
   * Another display name, other roles.
   *
   * @param seen the version that the caller saw; empty where it does not matter
   */
  public Findings change(String name, UserEntry entry, OptionalLong seen) {
    caller.need(Scope.USERS_WRITE);
    Findings findings = new Findings();
    Set<Role> roles = check(entry, findings);
    if (findings.isRefused()) {
      return findings;
    }
    tx.run(
        () -> {
          List<User> active = users.holdActive();
          User user = held(name);
          if (seen.isPresent() && seen.getAsLong() != user.version()) {
            findings.refuse("stale", "", "stale");
          } else if (!roles.contains(Role.ADMIN) && isLastAdmin(user, active)) {
            findings.refuse("last-admin", "roles", "last-admin");
          } else {
            String before = user.displayName() + ", roles: " + User.written(user.roles());
            user.changed(displayName(entry), roles);
            audit.note(
                caller.name(),
                "user.change",
                name,
                before + " -> " + displayName(entry) + ", roles: " + User.written(roles));
          }
        });
    known.forget();
    return findings;
  }

  /** Open sessions end within seconds. */
  public Findings disable(String name) {
    caller.need(Scope.USERS_WRITE);
    Findings findings = new Findings();
    tx.run(
        () -> {
          List<User> active = users.holdActive();
          User user = held(name);
          if (isLastAdmin(user, active)) {
            findings.refuse("last-admin", "", "last-admin");
          } else if (user.isActive()) {
            user.disabled(clock.instant());
            audit.note(caller.name(), "user.disable", name, "");
          }
        });
    known.forget();
    return findings;
  }

  public void enable(String name) {
    caller.need(Scope.USERS_WRITE);
    tx.run(
        () -> {
          User user = held(name);
          if (!user.isActive()) {
            user.enabled();
            audit.note(caller.name(), "user.enable", name, "");
          }
        });
    known.forget();
  }

  /** A one-time password instead of the one there is; open sessions end, a closed name is open. */
  public Secret resetPassword(String name) {
    caller.need(Scope.USERS_WRITE);
    Secret password = PasswordRules.oneTime();
    String hash = hash(password);
    tx.run(
        () -> {
          held(name).passwordReset(hash, clock.instant());
          audit.note(caller.name(), "user.reset-password", name, "a one-time password");
        });
    known.forget();
    return password;
  }

  private Set<Role> check(UserEntry entry, Findings findings) {
    String text = displayName(entry);
    int length = text.codePointCount(0, text.length());
    if (length == 0) {
      findings.refuse("required", "displayName", "required");
    } else if (length > LONGEST_NAME) {
      findings.refuse("length", "displayName", "at-most", LONGEST_NAME, length);
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : entry.roles()) {
      Arrays.stream(Role.values())
          .filter(role -> role.name().equals(word))
          .findFirst()
          .ifPresentOrElse(roles::add, () -> findings.refuse("unknown", "roles", "unknown", word));
    }
    if (entry.roles().isEmpty()) {
      findings.refuse("required", "roles", "required");
    }
    if (!caller.mayGive(roles)) {
      findings.refuse("scope-missing", "roles", "roles-above");
    }
    return roles;
  }

  private static String displayName(UserEntry entry) {
    return entry.displayName().strip();
  }

  private static boolean isLastAdmin(User user, List<User> active) {
    return user.isActiveAdmin()
        && active.stream()
            .filter(User::isActiveAdmin)
            .map(User::name)
            .allMatch(user.name()::equals);
  }

  private String hash(Secret password) {
    return hashing
        .inTurn(() -> Argon2id.hash(password))
        .orElseThrow(() -> PeopleProblem.BUSY.because("Try again in a few seconds."));
  }

  private User held(String name) {
    User user =
        users
            .hold(name)
            .orElseThrow(
                () ->
                    PeopleProblem.NO_SUCH_USER.because(
                        "Nobody is named '" + name + "'; GET /api/v1/users lists all."));
    if (!caller.mayGive(user.roles())) {
      throw PeopleProblem.ABOVE.because(
          "'" + name + "' has rights that " + caller.name() + " does not have.");
    }
    return user;
  }
}
