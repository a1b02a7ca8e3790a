package dev.suitehub.access.people;

import dev.suitehub.access.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as listed.
 *
 * @param locked whether the name is closed after wrong passwords
 * @param mustChange whether the password is a one-time password
 */
public record UserRow(
    String name,
    String displayName,
    Set<Role> roles,
    UserState state,
    boolean locked,
    boolean mustChange,
    Instant createdAt,
    @Nullable Instant lastSignIn,
    long version) {

  static UserRow of(User user, Instant now) {
    return new UserRow(
        user.name(),
        user.displayName(),
        user.roles(),
        user.state(),
        user.isLocked(now),
        user.mustChange(),
        user.createdAt(),
        user.lastSignIn().orElse(null),
        user.version());
  }

  public boolean maySignIn() {
    return state == UserState.ACTIVE;
  }
}
