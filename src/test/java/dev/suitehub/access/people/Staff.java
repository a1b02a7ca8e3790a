package dev.suitehub.access.people;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.security.Argon2id;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.wire.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people of a hub, with everything about them, for tests. */
final class Staff implements AutoCloseable {

  static final Secret PASSWORD = Secret.of("a long enough password");
  static final Secret WRONG = Secret.of("not that password");
  static final String HERE = "203.0.113.7";

  final TestDatabase database = new TestDatabase();
  final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  final Users users = new Users(database.entities(), clock);
  final KnownUsers known = new KnownUsers(users, database.tx(), clock);
  final Hashing hashing = new Hashing();
  final AuditLog audit = new AuditLog(database.entities(), clock);
  final AddressBrake brake = new AddressBrake(clock);
  final SignIns signIns = new SignIns(users, hashing, brake, audit, database.tx(), clock);

  private static final String HASH = Argon2id.hash(PASSWORD);

  Staff with(String name, Role... roles) {
    database
        .tx()
        .run(
            () -> {
              User user = User.invited(name, name, Set.of(roles), HASH, clock.instant());
              user.passwordChanged(HASH, clock.instant());
              users.add(user);
            });
    return this;
  }

  UserDesk desk() {
    return desk(TestCallers.admin());
  }

  UserDesk desk(Caller caller) {
    return new UserDesk(users, known, hashing, audit, caller, database.tx(), clock);
  }

  Outcome signIn(String name, Secret password) {
    return signIn(name, password, Optional.empty());
  }

  Outcome signIn(String name, Secret password, Optional<Device> device) {
    return signIns.attempt(name, password, HERE, device).outcome();
  }

  User user(String name) {
    return database.tx().call(() -> users.find(name).orElseThrow());
  }

  List<?> acts() {
    return database
        .entities()
        .createNativeQuery(
            "select who || ' ' || action || ' ' || subject from audit_entry order by id")
        .getResultList();
  }

  @Override
  public void close() {
    database.close();
  }
}
