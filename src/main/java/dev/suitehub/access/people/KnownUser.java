package dev.suitehub.access.people;

import dev.suitehub.access.Role;
import java.time.Instant;
import java.util.Set;

/** What the gate has to know of a person at each request. */
record KnownUser(
    String name, String displayName, Set<Role> roles, Instant passwordSetAt, boolean mustChange) {

  static KnownUser of(User user) {
    return new KnownUser(
        user.name(), user.displayName(), user.roles(), user.passwordSetAt(), user.mustChange());
  }
}
