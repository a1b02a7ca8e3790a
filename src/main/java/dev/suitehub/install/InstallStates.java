package dev.suitehub.install;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.Sha256;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** All states that are out. Everything runs in the caller's transaction. */
@Dependent
class InstallStates {

  /** From the click to WeCom's redirect back. */
  static final Duration LIFE = Duration.ofMinutes(10);

  /** How long a finished install can still be looked at. */
  private static final Duration AFTERLIFE = Duration.ofDays(1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  InstallStates(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** 32 hex characters, 128 random bits: WeCom takes [a-zA-Z0-9] only (84025). */
  static String random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The state to send along. */
  String begin(SuiteKey suite, String browser, Optional<String> returnTo, Optional<Long> testLink) {
    String state = random();
    entities.persist(
        InstallState.begun(
            Sha256.hex(state),
            suite,
            Sha256.hex(browser),
            returnTo,
            testLink,
            clock.instant().plus(LIFE)));
    return state;
  }

  Optional<InstallState> find(String state) {
    return find(state, LockModeType.NONE);
  }

  /** The state where it is this suite's and this browser's, whether used or not. */
  Optional<InstallState> findOwn(String state, SuiteKey suite, String browser) {
    return find(state).filter(kept -> kept.belongsTo(suite, Sha256.hex(browser)));
  }

  /**
   * The state, used up for that code; empty where it is unknown, another suite's or browser's,
   * used, or too old.
   */
  Optional<InstallState> use(String state, SuiteKey suite, String browser, String codeHash) {
    return find(state, LockModeType.PESSIMISTIC_WRITE)
        .filter(kept -> kept.belongsTo(suite, Sha256.hex(browser)))
        .filter(kept -> kept.use(codeHash, clock.instant()));
  }

  /** The test link with which an install began whose code has that hash. */
  Optional<Long> testLink(SuiteKey suite, String codeHash) {
    return entities
        .createNamedQuery(InstallState.TEST_LINK, Long.class)
        .setParameter("suite", suite)
        .setParameter("codeHash", codeHash)
        .getResultStream()
        .findFirst();
  }

  void remove(SuiteKey suite) {
    entities.createNamedQuery(InstallState.REMOVE).setParameter("suite", suite).executeUpdate();
  }

  void expire() {
    entities
        .createNamedQuery(InstallState.EXPIRE)
        .setParameter("before", clock.instant().minus(AFTERLIFE))
        .executeUpdate();
  }

  private Optional<InstallState> find(String state, LockModeType lock) {
    return entities
        .createNamedQuery(InstallState.BY_HASH, InstallState.class)
        .setParameter("hash", Sha256.hex(state))
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }
}
