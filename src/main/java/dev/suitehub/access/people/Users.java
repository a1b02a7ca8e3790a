package dev.suitehub.access.people;

import dev.suitehub.access.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** All people of the console. */
@Dependent
class Users {

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  Users(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  Optional<User> find(String name) {
    return byName(name).getResultStream().findFirst();
  }

  /** Until the transaction ends nobody else changes it. */
  Optional<User> hold(String name) {
    return byName(name).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst();
  }

  /**
   * Who stands in for the user where that name has none. It is held with each attempt, so that
   * every attempt does the same. It is there unless somebody has emptied its table.
   */
  Optional<Stranger> holdStranger(String name) {
    return entities
        .createNamedQuery(Stranger.BY_ID, Stranger.class)
        .setParameter("id", Stranger.idFor(name))
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** Until the transaction ends nobody is made active, or loses a role, elsewhere. */
  List<User> holdActive() {
    return entities
        .createNamedQuery(User.ACTIVE, User.class)
        .setParameter("state", UserState.ACTIVE)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  List<User> all() {
    return entities.createNamedQuery(User.ALL, User.class).getResultList();
  }

  boolean isEmpty() {
    return entities.createNamedQuery(User.COUNT, Long.class).getSingleResult() == 0;
  }

  void add(User user) {
    entities.persist(user);
  }

  /** An administrator, unless there is somebody of that name: two nodes may start at once. */
  boolean addAdmin(String name, String passwordHash, boolean mustChange) {
    return entities
            .createNativeQuery(
                "insert into hub_user (id, name, display_name, password_hash, password_set_at,"
                    + " must_change, roles, state, failures, created_at, version) values"
                    + " (nextval('hub_user_seq'), ?1, ?1, ?2, ?3, ?4, ?5, ?6, 0, ?3, 0)"
                    + " on conflict do nothing")
            .setParameter(1, name)
            .setParameter(2, passwordHash)
            .setParameter(3, clock.instant().atOffset(ZoneOffset.UTC))
            .setParameter(4, mustChange)
            .setParameter(5, Role.ADMIN.name())
            .setParameter(6, UserState.ACTIVE.name())
            .executeUpdate()
        == 1;
  }

  private TypedQuery<User> byName(String name) {
    return entities.createNamedQuery(User.BY_NAME, User.class).setParameter("name", name);
  }
}
