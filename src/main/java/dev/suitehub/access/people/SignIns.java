package dev.suitehub.access.people;

import dev.suitehub.access.AuditLog;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.security.Argon2id;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * Is this the password of that name? Unknown, disabled and closed names get the same answer after
 * the same work as a wrong password: one hash, and as many statements and changed rows.
 */
@Dependent
class SignIns {

  /** Of a password that nobody knows, at today's cost. */
  private static final String NOBODYS =
      "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
          + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final Users users;
  private final Hashing hashing;
  private final AddressBrake brake;
  private final AuditLog audit;
  private final Tx tx;
  private final Clock clock;

  @Inject
  SignIns(Users users, Hashing hashing, AddressBrake brake, AuditLog audit, Tx tx, Clock clock) {
    this.users = users;
    this.hashing = hashing;
    this.brake = brake;
    this.audit = audit;
    this.tx = tx;
    this.clock = clock;
  }

  /** What became of an attempt; {@code user} is there only where it was right. */
  record Result(Outcome outcome, Optional<KnownUser> user) {

    private static final Result REFUSED = new Result(Outcome.REFUSED, Optional.empty());
    private static final Result BUSY = new Result(Outcome.BUSY, Optional.empty());
  }

  /**
   * @param address where the attempt comes from
   * @param device the browser, where somebody has signed in with it under that name before
   */
  Result attempt(String name, Secret password, String address, Optional<Device> device) {
    if (!brake.lets(address) || password.reveal().length() > PasswordRules.MOST * 4) {
      return Result.REFUSED;
    }
    Result result = hashing.inTurn(() -> check(name, password, device)).orElse(Result.BUSY);
    if (result.outcome() == Outcome.REFUSED) {
      brake.failed(address);
    }
    return result;
  }

  /** The same steps whoever it is: both transactions hold two rows, and the first changes one. */
  private Result check(String name, Secret password, Optional<Device> device) {
    Optional<String> hash = tx.call(() -> begin(name, device));
    boolean right = Argon2id.matches(password, hash.orElse(NOBODYS)) && hash.isPresent();
    Optional<String> better =
        right && hash.filter(Argon2id::isOutdated).isPresent()
            ? Optional.of(Argon2id.hash(password))
            : hash;
    return tx.call(() -> end(name, hash, right, better, device));
  }

  /**
   * Another password for somebody who is in and knows the present one; a wrong one counts as at the
   * sign-in.
   */
  Outcome change(String name, Secret present, Secret fresh) {
    return hashing
        .inTurn(
            () -> {
              Optional<String> hash = tx.call(() -> begin(name, Optional.empty()));
              if (hash.isEmpty()) {
                return Outcome.REFUSED;
              }
              boolean right = Argon2id.matches(present, hash.get());
              String better = right ? Argon2id.hash(fresh) : hash.get();
              return tx.call(() -> changed(name, hash.get(), right, better));
            })
        .orElse(Outcome.BUSY);
  }

  private Outcome changed(String name, String hash, boolean right, String better) {
    Optional<User> user = still(name, hash);
    if (user.isEmpty() || !right) {
      user.ifPresent(this::failed);
      return Outcome.REFUSED;
    }
    user.get().passwordChanged(better, clock.instant());
    audit.note("user:" + name, "user.change-password", name, "");
    return Outcome.IN;
  }

  /** Empty where the password does not matter any more. */
  private Optional<String> begin(String name, Optional<Device> device) {
    Optional<Stranger> stranger = users.holdStranger(name);
    Optional<User> user =
        users.hold(name).filter(User::isActive).filter(one -> attempts(one, device));
    if (user.isEmpty() || device.isPresent()) {
      stranger.ifPresent(Stranger::attempts);
    }
    return user.map(User::passwordHash);
  }

  private boolean attempts(User user, Optional<Device> device) {
    return device.map(brake::attempts).orElseGet(() -> user.attempts(clock.instant()));
  }

  private Result end(
      String name,
      Optional<String> hash,
      boolean right,
      Optional<String> better,
      Optional<Device> device) {
    users.holdStranger(name);
    Optional<User> found = still(name, hash.orElse(NOBODYS));
    if (found.isEmpty() || !right) {
      if (device.isEmpty()) {
        found.ifPresent(this::failed);
      }
      return Result.REFUSED;
    }
    User user = found.get();
    better.ifPresent(user::rehashed);
    device.ifPresentOrElse(
        one -> {
          brake.forgives(one);
          user.signedInAsKnown(clock.instant());
        },
        () -> user.signedIn(clock.instant()));
    audit.note("user:" + name, "user.sign-in", name, "");
    return new Result(Outcome.IN, Optional.of(KnownUser.of(user)));
  }

  /** Unless somebody was disabled, or got another password, while the hash was made. */
  private Optional<User> still(String name, String hash) {
    return users.hold(name).filter(User::isActive).filter(user -> user.passwordHash().equals(hash));
  }

  private void failed(User user) {
    if (user.failed(clock.instant())) {
      audit.note("hub", "user.locked", user.name(), "wrong passwords: " + User.MOST_FAILURES);
    }
  }
}
