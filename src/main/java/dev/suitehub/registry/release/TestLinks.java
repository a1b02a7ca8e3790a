package dev.suitehub.registry.release;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.Sha256;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.suite.SuiteRemoved;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.TestingRules;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The links with which corps test an app: each begins one install. */
@Dependent
public class TestLinks {

  /** How long one can be used. */
  public static final Duration LIFE = Duration.ofDays(7);

  /** How long one is shown after its end. */
  private static final Duration AFTERLIFE = Duration.ofDays(90);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final EntityManager entities;
  private final Suites suites;
  private final AuthorizedCorps corps;
  private final HubConfig hub;
  private final AuditLog audit;
  private final Caller caller;
  private final Tx tx;
  private final Clock clock;

  @Inject
  public TestLinks(
      EntityManager entities,
      Suites suites,
      AuthorizedCorps corps,
      HubConfig hub,
      AuditLog audit,
      Caller caller,
      Tx tx,
      Clock clock) {
    this.entities = entities;
    this.suites = suites;
    this.corps = corps;
    this.hub = hub;
    this.audit = audit;
    this.caller = caller;
    this.tx = tx;
    this.clock = clock;
  }

  /** A link that was just made: the only time that it is seen. */
  public record Issued(String installUrl, Instant expiresAt) {}

  /** What there is to say of one more, and keeps nobody from it. Throws {@code no-such-suite}. */
  public Findings before(SuiteKey suite) {
    return tx.call(
        () -> {
          Findings findings = TestingRules.links(suites.get(suite).status());
          findings.addAll(TestingRules.room(corps.countTesting(suite)));
          return findings;
        });
  }

  /**
   * Throws {@code not-allowed}, {@code no-such-suite}, and {@code test-corps-full} where as many
   * corps test the app as WeCom allows (TEST-02).
   */
  public Issued issue(SuiteKey suite) {
    caller.need(Scope.INSTALL_TEST);
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    String link = HexFormat.of().formatHex(bytes);
    Instant now = clock.instant();
    tx.run(
        () -> {
          suites.locked(suite);
          if (corps.countTesting(suite) >= TestingRules.MOST_TEST_CORPS) {
            throw RegistryProblem.TEST_CORPS_FULL.because(
                TestingRules.MOST_TEST_CORPS
                    + " corps test it, and WeCom allows no more (TEST-02): let one uninstall it. A corp that"
                    + " tests it already can be installed again by 安装测试 in WeCom's console.");
          }
          audit.note(caller.name(), "install.test-link", "suite/" + suite, "");
          entities.persist(
              TestLink.issued(Sha256.hex(link), suite, caller.name(), now, now.plus(LIFE)));
        });
    return new Issued(hub.publicUrl("/install/" + suite) + "?link=" + link, now.plus(LIFE));
  }

  /** Those that are open can be used no more. Tells how many they were. */
  public int withdraw(SuiteKey suite) {
    caller.need(Scope.INSTALL_TEST);
    Instant now = clock.instant();
    return tx.call(
        () -> {
          suites.get(suite);
          int ended =
              entities
                  .createNamedQuery(TestLink.WITHDRAW)
                  .setParameter("suite", suite)
                  .setParameter("now", now)
                  .setParameter("end", now.minusSeconds(1))
                  .executeUpdate();
          audit.note(caller.name(), "install.test-links-withdrawn", "suite/" + suite, ended + "");
          return ended;
        });
  }

  /** The newest first. */
  public List<TestLink> list(SuiteKey suite, int limit) {
    return entities
        .createNamedQuery(TestLink.OF_SUITE, TestLink.class)
        .setParameter("suite", suite)
        .setMaxResults(limit)
        .getResultList();
  }

  /** How many could still begin a test install. */
  public long countOpen(SuiteKey suite) {
    return entities
        .createNamedQuery(TestLink.COUNT_OPEN, Long.class)
        .setParameter("suite", suite)
        .setParameter("now", clock.instant())
        .getSingleResult();
  }

  /** Whether that link could begin a test install of that suite now. */
  public boolean isGood(SuiteKey suite, String link) {
    return find(suite, link).isPresent();
  }

  /** In the caller's transaction: its id, for the one caller that used it. */
  public Optional<Long> use(SuiteKey suite, String link) {
    return find(suite, link)
        .filter(
            id ->
                entities
                        .createNamedQuery(TestLink.USE)
                        .setParameter("id", id)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                    == 1);
  }

  /** In the caller's transaction: this corp came of it. */
  public void usedBy(Long id, CorpId corpId) {
    entities
        .createNamedQuery(TestLink.USED_BY)
        .setParameter("id", id)
        .setParameter("corpId", corpId)
        .executeUpdate();
  }

  /** In the caller's transaction: drops those that nobody asks for any more. */
  public void forget() {
    entities
        .createNamedQuery(TestLink.FORGET)
        .setParameter("before", clock.instant().minus(AFTERLIFE))
        .executeUpdate();
  }

  void removed(@Observes SuiteRemoved gone) {
    entities.createNamedQuery(TestLink.REMOVE).setParameter("suite", gone.suite()).executeUpdate();
  }

  private Optional<Long> find(SuiteKey suite, String link) {
    return entities
        .createNamedQuery(TestLink.GOOD, Long.class)
        .setParameter("hash", Sha256.hex(link))
        .setParameter("suite", suite)
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }
}
