package dev.suitehub.registry.suite;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.registry.corp.AppAtInstall;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All suites and their apps. */
@Dependent
public class Suites {

  private final EntityManager entities;

  @Inject
  public Suites(EntityManager entities) {
    this.entities = entities;
  }

  public Optional<Suite> find(SuiteKey key) {
    return query(Suite.BY_KEY).setParameter("key", key).getResultStream().findFirst();
  }

  /** Of a suite as it is now; empty where there is none. Much cheaper than the suite itself. */
  public Optional<SuiteMark> mark(SuiteKey key) {
    return entities
        .createNamedQuery(Suite.MARK, Object[].class)
        .setParameter("key", key)
        .getResultStream()
        .findFirst()
        .map(row -> new SuiteMark((Long) row[0], (Long) row[1], (Long) row[2], (Long) row[3]));
  }

  /** Throws {@code no-such-suite}. */
  public Suite get(SuiteKey key) {
    return find(key)
        .orElseThrow(
            () ->
                RegistryProblem.NO_SUCH_SUITE.because(
                    "No suite has the key '"
                        + key
                        + "'; create it with PUT /api/v1/suites/"
                        + key
                        + "."));
  }

  /**
   * As {@link #get}, and nobody else edits its app, takes a step with it or removes it until the
   * caller's transaction ends. To be called before anything else of the suite is read there: what
   * was read earlier may be older than the lock.
   */
  public Suite locked(SuiteKey key) {
    query(Suite.BY_KEY)
        .setParameter("key", key)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
    return get(key);
  }

  public Optional<Suite> findBySuiteId(SuiteId suiteId) {
    return query(Suite.BY_SUITE_ID).setParameter("suiteId", suiteId).getResultStream().findFirst();
  }

  public List<Suite> ofProvider(ProviderKey provider) {
    return query(Suite.OF_PROVIDER).setParameter("provider", provider).getResultList();
  }

  public List<Suite> all() {
    return query(Suite.ALL).getResultList();
  }

  /** Every suite has one. */
  public App app(SuiteKey suite) {
    return entities
        .createNamedQuery(App.BY_SUITE, App.class)
        .setParameter("suite", suite)
        .getSingleResult();
  }

  /** What the app of a suite is now, as JSON, and where it stands; for whoever must not fail. */
  public Optional<AppAtInstall> atInstall(SuiteKey key) {
    return find(key)
        .flatMap(
            suite ->
                entities
                    .createNamedQuery(App.BY_SUITE, App.class)
                    .setParameter("suite", key)
                    .getResultStream()
                    .findFirst()
                    .map(
                        app ->
                            new AppAtInstall(suite.status(), AppSnapshot.of(app, suite).json())));
  }

  public List<App> apps() {
    return entities.createNamedQuery(App.ALL, App.class).getResultList();
  }

  /** In the caller's transaction: a well-sealed notice says that this is the suite's SuiteId. */
  public void propose(SuiteKey key, SuiteId proposed) {
    Suite suite = get(key);
    if (!suite.proposedSuiteId().equals(Optional.of(proposed))) {
      suite.propose(proposed);
    }
  }

  /**
   * In the caller's transaction: a good message was sealed with the planned key, which takes the
   * place of the current one. False where {@code seen} is not planned any more. No version clash
   * can come of it: of two that try at once, one does it.
   */
  public boolean promoteCallbackKey(SuiteKey key, CallbackKey seen, Instant previousUntil) {
    Optional<Suite> planned =
        find(key).filter(suite -> suite.callback().next().equals(Optional.of(seen)));
    return planned.isPresent()
        && promotion(Suite.PROMOTE_KEY, planned.get())
                .setParameter("until", previousUntil)
                .executeUpdate()
            == 1;
  }

  /** As {@link #promoteCallbackKey}: WeCom took {@code worked} after it had refused the current. */
  public boolean promoteSecret(SuiteKey key, Secret worked) {
    Optional<Suite> planned =
        find(key).filter(suite -> suite.nextSuiteSecret().equals(Optional.of(worked)));
    return planned.isPresent()
        && promotion(Suite.PROMOTE_SECRET, planned.get()).executeUpdate() == 1;
  }

  /**
   * In the caller's transaction: get_auth_info cannot be asked for this suite's corps until then,
   * so that they stand in nobody's way.
   */
  public void restChecks(SuiteKey key, Instant until) {
    entities
        .createNamedQuery(Suite.REST_CHECKS)
        .setParameter("key", key)
        .setParameter("until", until)
        .executeUpdate();
  }

  /**
   * In the caller's transaction: {@code event} happens to the suite, and its history says so.
   * Throws {@code wrong-stage} where {@link dev.suitehub.rules.SuiteStage#TABLE} has no such step.
   */
  public void take(Suite suite, SuiteEvent event, String who, Instant at, String note) {
    move(suite, event, at);
    note(suite, event.wireName(), who, at, note);
  }

  /**
   * In the caller's transaction: as the other, of what people did in WeCom's console.
   *
   * @param since when it began to count
   */
  public void take(Suite suite, SuiteEvent event, ActNote act, Instant since) {
    move(suite, event, since);
    note(suite, event.wireName(), act);
  }

  private static void move(Suite suite, SuiteEvent event, Instant at) {
    if (!suite.stage().allows(event)) {
      throw RegistryProblem.WRONG_STAGE.because(
          "Suite '" + suite.key() + "' is " + suite.stage() + ": no " + event.wireName() + " now.");
    }
    suite.take(event, at);
  }

  /** The newest first. */
  public List<ReleaseStep> history(SuiteKey suite, int limit) {
    return entities
        .createNamedQuery(ReleaseStep.OF_SUITE, ReleaseStep.class)
        .setParameter("suite", suite)
        .setMaxResults(limit)
        .getResultList();
  }

  /** In the caller's transaction: a line of the history that moved it nowhere. */
  public void note(Suite suite, String event, String who, Instant at, String note) {
    entities.persist(ReleaseStep.of(suite.key(), event, suite.stage(), who, at, note, null));
  }

  /** In the caller's transaction: the same, of what people did in WeCom's console. */
  public void note(Suite suite, String event, ActNote act) {
    entities.persist(
        ReleaseStep.of(
            suite.key(), event, suite.stage(), act.who(), act.at(), act.note(), act.on()));
  }

  void add(Suite suite, App app) {
    entities.persist(suite);
    entities.persist(app);
  }

  /** The app's picture, where it has one. */
  public Optional<AppLogo> logo(SuiteKey suite) {
    return entities
        .createNamedQuery(AppLogo.BY_SUITE, AppLogo.class)
        .setParameter("suite", suite)
        .getResultStream()
        .findFirst();
  }

  void addLogo(AppLogo logo) {
    entities.persist(logo);
  }

  /** Those that have a file of that name to prove their domain. */
  public List<App> withOwnershipFile(String file) {
    return entities
        .createNamedQuery(App.BY_OWNERSHIP_FILE, App.class)
        .setParameter("file", file)
        .getResultList();
  }

  /** How many contacts apps bring it along. */
  long companionUses(SuiteKey suite) {
    return entities
        .createNamedQuery(App.COUNT_COMPANION, Long.class)
        .setParameter("companion", suite.value())
        .getSingleResult();
  }

  void remove(Suite suite) {
    entities.remove(app(suite.key()));
    entities.createNamedQuery(AppLogo.REMOVE).setParameter("suite", suite.key()).executeUpdate();
    entities
        .createNamedQuery(ReleaseStep.REMOVE)
        .setParameter("suite", suite.key())
        .executeUpdate();
    entities.remove(suite);
  }

  private Query promotion(String name, Suite suite) {
    return entities
        .createNamedQuery(name)
        .setParameter("key", suite.key())
        .setParameter("version", suite.version());
  }

  private TypedQuery<Suite> query(String name) {
    return entities.createNamedQuery(name, Suite.class);
  }
}
