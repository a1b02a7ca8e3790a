package dev.suitehub.preflight;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.callbacks.Rehearsals;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.http.Deadline;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.Tickets;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Rehearses the review of one suite, and keeps what came of it. */
@Dependent
public class Preflight {

  /** After that, nothing more is begun; what is under way ends within five seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(25);

  /** Longer than any run: a claim that is older belongs to a process that is gone. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private static final int FIRST_CORPS = 50;

  /** A run occupies a request of its own and the ones that it makes. */
  private static final Semaphore PLACES = new Semaphore(2);

  private final Suites suites;
  private final Providers providers;
  private final AuthorizedCorps corps;
  private final Tickets tickets;
  private final Rehearsals rehearsals;
  private final Reviewer reviewer;
  private final PublicAddress address;
  private final Surroundings surroundings;
  private final Probe probe;
  private final PreflightRuns runs;
  private final AuditLog audit;
  private final Caller caller;
  private final Clock clock;
  private final Tx tx;

  @Inject
  Preflight(
      Suites suites,
      Providers providers,
      AuthorizedCorps corps,
      Tickets tickets,
      Rehearsals rehearsals,
      Reviewer reviewer,
      PublicAddress address,
      Surroundings surroundings,
      Probe probe,
      PreflightRuns runs,
      AuditLog audit,
      Caller caller,
      Clock clock,
      Tx tx) {
    this.suites = suites;
    this.providers = providers;
    this.corps = corps;
    this.tickets = tickets;
    this.rehearsals = rehearsals;
    this.reviewer = reviewer;
    this.address = address;
    this.surroundings = surroundings;
    this.probe = probe;
    this.runs = runs;
    this.audit = audit;
    this.caller = caller;
    this.clock = clock;
    this.tx = tx;
  }

  /**
   * Calls our own public URLs as WeCom would; takes half a second where all is well, and half a
   * minute at most. Throws {@code not-allowed}, {@code no-such-suite}, {@code running} and {@code
   * busy}; whatever else is wrong stands in the report.
   */
  public PreflightReport run(SuiteKey key) {
    if (!caller.may(Scope.SETTINGS_WRITE)) {
      caller.need(Scope.INSTALL_TEST);
    }
    if (!PLACES.tryAcquire()) {
      throw PreflightProblem.BUSY.because("Try again in half a minute.");
    }
    try {
      return claimed(key);
    } finally {
      PLACES.release();
    }
  }

  /** What the last run said; empty before the first. */
  public Optional<PreflightReport> last(SuiteKey key) {
    caller.need(Scope.SETTINGS_READ);
    return tx.call(
        () -> {
          suites.get(key);
          return runs.find(key).flatMap(PreflightRun::report);
        });
  }

  private PreflightReport claimed(SuiteKey key) {
    // As exact as every database keeps it: the claim is known by it.
    Instant started = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant until = started.plus(CLAIM);
    Subject subject =
        tx.call(
            () -> {
              Subject read = read(suites.locked(key));
              if (!runs.claim(key, started, until)) {
                throw PreflightProblem.RUNNING.because(
                    "Wait for its end, and read what it said with GET.");
              }
              return read;
            });
    Optional<PreflightReport> report = Optional.empty();
    try {
      long start = System.nanoTime();
      List<Check> checks = checks(subject);
      long millis = (System.nanoTime() - start) / 1_000_000;
      report =
          Optional.of(new PreflightReport(key.value(), caller.name(), started, millis, checks));
    } finally {
      if (report.isEmpty()) {
        tx.run(() -> runs.release(key, until));
      }
    }
    PreflightReport told = report.get();
    return tx.call(() -> end(subject, until, told));
  }

  /** What was changed meanwhile was not rehearsed: then nothing has passed. */
  private PreflightReport end(Subject subject, Instant until, PreflightReport report) {
    Suite suite = suites.locked(subject.suite());
    PreflightReport told =
        isAsRead(subject, suite)
            ? report
            : report.and(Check.told("unchanged", Verdict.bad("changed-meanwhile")));
    if (runs.release(subject.suite(), until)) {
      keep(subject.suite(), told);
      if (told.passed()) {
        suite.preflightPassed(told.startedAt());
      }
    }
    return told;
  }

  /** That the run itself found out which secret is in force changes nothing that it rehearsed. */
  private boolean isAsRead(Subject subject, Suite suite) {
    Subject.Edition now = edition(suite);
    boolean promoted =
        subject.nextSuiteSecret().isPresent()
            && suite.suiteSecret().equals(subject.nextSuiteSecret())
            && suite.callback().current().equals(subject.suiteCallback());
    return now.equals(subject.edition()) || (promoted && now.equals(subject.edition().promoted()));
  }

  private Subject.Edition edition(Suite suite) {
    return new Subject.Edition(suite.version(), suites.app(suite.key()).version());
  }

  private void keep(SuiteKey key, PreflightReport report) {
    runs.find(key).orElseThrow().ended(report);
    audit.note(
        caller.name(),
        "suite.preflight",
        "suite/" + key,
        (report.passed() ? "passed" : "not passed")
            + ": good="
            + report.count(Mark.GOOD)
            + " warning="
            + report.count(Mark.WARNING)
            + " bad="
            + report.count(Mark.BAD));
  }

  private Subject read(Suite suite) {
    Provider provider = providers.get(suite.provider());
    Optional<AuthorizedCorp> corp =
        corps.page(suite.key(), Optional.empty(), FIRST_CORPS).stream()
            .filter(one -> one.state() == CorpState.ACTIVE)
            .findFirst();
    return new Subject(
        suite.key(),
        edition(suite),
        suite.status().isAuthorizable(),
        suite.callback().current(),
        suite.suiteId(),
        suite.proposedSuiteId(),
        suite.suiteSecret().isPresent(),
        suite.nextSuiteSecret(),
        provider.key(),
        provider.corpId(),
        provider.callback().current(),
        provider.providerSecret().isPresent(),
        tickets.state(suite.key()),
        suites.app(suite.key()).development(),
        corp.map(AuthorizedCorp::corpId));
  }

  private List<Check> checks(Subject subject) {
    Deadline deadline = Deadline.in(LONGEST);
    List<Check> checks = new ArrayList<>();
    checks.add(Check.told("public-url", address.shape()));
    List<Scene> urlChecks = reviewer.urlChecks(subject);
    Check first = play(urlChecks.get(0));
    boolean reached = first.status() != 0;
    checks.add(first);
    checks.add(
        Check.told("address", reached ? address.route() : Verdict.skipped("nothing-reached")));
    List<Scene> scenes = new ArrayList<>(urlChecks.subList(1, urlChecks.size()));
    subject.suiteId().ifPresent(id -> scenes.addAll(reviewer.rehearsals(subject, id)));
    scenes.addAll(surroundings.pages(subject));
    for (Scene scene : scenes) {
      checks.add(reached ? play(scene, deadline) : skipped(scene, "nothing-reached"));
    }
    if (subject.suiteId().isPresent() && subject.corp().isEmpty()) {
      checks.add(Check.told("cancel-known", Verdict.skipped("no-corp")));
    }
    surroundings.untried(subject).ifPresent(checks::add);
    checks.addAll(surroundings.state(subject));
    return checks;
  }

  private Check play(Scene scene, Deadline deadline) {
    return deadline.isOver() ? skipped(scene, Verdict.bad("no-time")) : play(scene);
  }

  /** Announced before it goes out, so that whichever node gets it knows it. */
  private Check play(Scene scene) {
    Letter letter = scene.letter().get();
    if (!letter.ciphertext().isEmpty()) {
      rehearsals.announce(letter.ciphertext());
    }
    Seen seen = probe.send(letter.request());
    Verdict verdict = scene.judge().apply(seen);
    return new Check(
        scene.name(),
        scene.url().toString(),
        scene.sent(),
        seen.status(),
        seen.excerpt(),
        seen.millis(),
        verdict.mark(),
        verdict.word(),
        verdict.values());
  }

  private static Check skipped(Scene scene, String why) {
    return skipped(scene, Verdict.skipped(why));
  }

  private static Check skipped(Scene scene, Verdict verdict) {
    return new Check(
        scene.name(),
        scene.url().toString(),
        scene.sent(),
        0,
        "",
        0,
        verdict.mark(),
        verdict.word(),
        verdict.values());
  }
}
