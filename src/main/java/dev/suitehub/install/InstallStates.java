package dev.suitehub.install;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.Sha256;
import dev.suitehub.registry.corp.AuthorizationKind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** All states and test links that are out. Everything runs in the caller's transaction. */
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
  String begin(SuiteKey suite, String browser, Optional<String> returnTo, AuthorizationKind kind) {
    String state = random();
    entities.persist(
        InstallState.begun(
            Sha256.hex(state),
            suite,
            Sha256.hex(browser),
            returnTo,
            kind,
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

  String issueLink(SuiteKey suite, Instant expiresAt) {
    String link = random();
    entities.persist(InstallLink.issued(Sha256.hex(link), suite, expiresAt));
    return link;
  }

  boolean isLinkGood(SuiteKey suite, String link) {
    return entities
            .createNamedQuery(InstallLink.COUNT, Long.class)
            .setParameter("hash", Sha256.hex(link))
            .setParameter("suite", suite)
            .setParameter("now", clock.instant())
            .getSingleResult()
        == 1;
  }

  /** True for the one caller that used it. */
  boolean useLink(SuiteKey suite, String link) {
    return entities
            .createNamedQuery(InstallLink.USE)
            .setParameter("hash", Sha256.hex(link))
            .setParameter("suite", suite)
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  void expire() {
    entities
        .createNamedQuery(InstallState.EXPIRE)
        .setParameter("before", clock.instant().minus(AFTERLIFE))
        .executeUpdate();
    entities
        .createNamedQuery(InstallLink.EXPIRE)
        .setParameter("before", clock.instant())
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
