package dev.suitehub.access.people;

import dev.suitehub.access.AuditLog;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.security.Argon2id;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is this the password of that name? Unknown, disabled and closed names get the same answer after
 * the same work as a wrong password.
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
   */
  Result attempt(String name, Secret password, String address) {
    if (!brake.lets(address) || password.reveal().length() > PasswordRules.MOST * 4) {
      return Result.REFUSED;
    }
    Result result = hashing.inTurn(() -> check(name, password)).orElse(Result.BUSY);
    if (result.outcome() == Outcome.REFUSED) {
      brake.failed(address);
    }
    return result;
  }

  private Result check(String name, Secret password) {
    @Nullable String hash = tx.call(() -> begin(name));
    boolean right = Argon2id.matches(password, hash == null ? NOBODYS : hash);
    if (hash == null) {
      return Result.REFUSED;
    }
    String better = right && Argon2id.isOutdated(hash) ? Argon2id.hash(password) : hash;
    return tx.call(() -> end(name, hash, right, better));
  }

  /**
   * Another password for somebody who is in and knows the present one; a wrong one counts as at the
   * sign-in.
   */
  Outcome change(String name, Secret present, Secret fresh) {
    return hashing
        .inTurn(
            () -> {
              @Nullable String hash = tx.call(() -> begin(name));
              boolean right = hash != null && Argon2id.matches(present, hash);
              if (hash == null) {
                return Outcome.REFUSED;
              }
              String better = right ? Argon2id.hash(fresh) : hash;
              return tx.call(() -> changed(name, hash, right, better));
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

  /** Null where the password does not matter any more. */
  private @Nullable String begin(String name) {
    return users
        .hold(name)
        .filter(User::isActive)
        .filter(user -> user.attempts(clock.instant()))
        .map(User::passwordHash)
        .orElse(null);
  }

  private Result end(String name, String hash, boolean right, String better) {
    Optional<User> found = still(name, hash);
    if (found.isEmpty() || !right) {
      found.ifPresent(this::failed);
      return Result.REFUSED;
    }
    User user = found.get();
    user.rehashed(better);
    user.signedIn(clock.instant());
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
