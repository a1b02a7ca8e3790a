package dev.suitehub.console.release;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.release.Decision;
import dev.suitehub.registry.release.ReleaseDesk;
import dev.suitehub.registry.release.SuiteFindings;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.rules.SuiteStage;
import dev.suitehub.rules.WorkingDays;
import dev.suitehub.upstream.console.PlayedConsole;
import dev.suitehub.wire.SuiteId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /console/release.xhtml}: all apps on their way online, and one of them in detail. */
@Named("releasePage")
@RequestScoped
public class ReleasePage {

  private static final int LONGEST_HISTORY = 100;

  @Inject Suites suites;
  @Inject ReleaseDesk desk;
  @Inject ReleaseTexts texts;
  @Inject PlayedConsole console;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Words words;
  @Inject Clock clock;
  @Inject Tx tx;

  @PostConstruct
  void enter() {
    caller.need(Scope.SETTINGS_READ);
  }

  private List<SuiteFindings> refused = List.of();
  private @Nullable String decidedOn;
  private @Nullable String reason;
  private boolean typeSetBack;

  /** All apps, those that wait for somebody first. */
  public List<AppLine> apps() {
    return tx.call(
        () -> {
          Map<SuiteKey, App> apps =
              suites.apps().stream().collect(Collectors.toMap(App::suite, app -> app));
          return suites.all().stream()
              .map(suite -> line(suite, Optional.ofNullable(apps.get(suite.key()))))
              .toList();
        });
  }

  private AppLine line(Suite suite, Optional<App> app) {
    boolean review = suite.stage().isInReview();
    return new AppLine(
        suite.key().value(),
        app.map(App::name).orElse(suite.key().value()),
        texts.mark(suite.stage()),
        texts.status(suite.stage()),
        suite.stage().allows(SuiteEvent.SUBMIT),
        review,
        review ? suite.dueOn().map(LocalDate::toString).orElse("") : "",
        review
            && suite.dueOn().filter(due -> WorkingDays.isOverdue(due, clock.instant())).isPresent(),
        texts.text("next." + next(suite.stage())));
  }

  private static String next(SuiteStage stage) {
    return stage.events().stream()
        .filter(event -> event != SuiteEvent.EDIT)
        .findFirst()
        .map(SuiteEvent::wireName)
        .orElse("none");
  }

  public boolean isEditable() {
    return caller.may(Scope.SETTINGS_WRITE);
  }

  public boolean isPlayed() {
    return console.isThere();
  }

  /** What keeps those that were ticked from being submitted. */
  public List<SuiteFindings> refused() {
    return refused;
  }

  public List<FindingRow> rows(SuiteFindings one) {
    return texts.rows(one.suite().value(), one.findings());
  }

  public void submit() {
    submit(false);
  }

  /** The same in the sandbox, and then here. */
  public void submitPlayed() {
    submit(true);
  }

  private void submit(boolean played) {
    List<SuiteKey> keys =
        Asked.all("chosen").stream().flatMap(key -> Keys.findSuite(key).stream()).toList();
    if (keys.isEmpty()) {
      answers.refused(texts.text("none-chosen"));
      return;
    }
    answers.attempt(
        () -> {
          caller.need(Scope.SETTINGS_WRITE);
          List<SuiteFindings> found = before(keys);
          if (played && found.stream().noneMatch(one -> one.findings().isRefused())) {
            console.submit(keys.stream().map(this::suiteId).toList());
          }
          tell(desk.submit(keys), keys.size());
        });
  }

  private List<SuiteFindings> before(List<SuiteKey> keys) {
    List<SuiteFindings> found = new ArrayList<>();
    keys.forEach(key -> found.add(new SuiteFindings(key, desk.beforeSubmission(key))));
    return found;
  }

  private void tell(List<SuiteFindings> found, int apps) {
    if (found.stream().anyMatch(one -> one.findings().isRefused())) {
      refused = found.stream().filter(one -> !one.findings().all().isEmpty()).toList();
      answers.refused(texts.text("submit.refused"));
    } else {
      answers.done(texts.text("submitted", apps));
    }
  }

  private SuiteId suiteId(SuiteKey key) {
    return tx.call(() -> suites.get(key).suiteId().orElseThrow());
  }

  public String suite() {
    return Asked.one("suite");
  }

  public boolean isChosen() {
    return chosen().isPresent();
  }

  private Optional<Suite> chosen() {
    return Keys.findSuite(suite()).flatMap(key -> tx.call(() -> suites.find(key)));
  }

  public @Nullable AppLine app() {
    return apps().stream().filter(one -> one.key().equals(suite())).findFirst().orElse(null);
  }

  public String rejection() {
    return chosen().flatMap(Suite::rejection).orElse("");
  }

  /** What stands in the way of the next step, submission or going online. */
  public List<FindingRow> gates() {
    Optional<Suite> suite = chosen();
    if (suite.isEmpty()) {
      return List.of();
    }
    SuiteKey key = suite.get().key();
    boolean approved = suite.get().stage().allows(SuiteEvent.GO_ONLINE);
    boolean submittable = suite.get().stage().allows(SuiteEvent.SUBMIT);
    Findings findings =
        approved
            ? desk.beforeOnline(key, true)
            : submittable ? desk.beforeSubmission(key) : new Findings();
    return texts.rows(key.value(), findings);
  }

  /** From the table of the life of an app: what it does not allow has no button. */
  public List<EventChoice> events() {
    return chosen().map(Suite::stage).map(SuiteStage::events).orElse(List.of()).stream()
        .filter(event -> event != SuiteEvent.EDIT && event != SuiteEvent.SUBMIT)
        .map(
            event ->
                new EventChoice(
                    event.wireName(),
                    texts.text("event." + event.wireName()),
                    event == SuiteEvent.GO_OFFLINE || event == SuiteEvent.REJECT,
                    isPlayed() && isPlayable(event)))
        .toList();
  }

  private static boolean isPlayable(SuiteEvent event) {
    return event != SuiteEvent.RECORD_AS_DRAFT && event != SuiteEvent.RECORD_AS_ONLINE;
  }

  /** Whether the app waits for that. */
  public boolean may(String event) {
    SuiteEvent wanted = SuiteEvent.of(event).orElseThrow();
    return chosen().filter(suite -> suite.stage().allows(wanted)).isPresent();
  }

  public void take(String event) {
    take(event, false);
  }

  /** The same in the sandbox, and then here. */
  public void takePlayed(String event) {
    take(event, true);
  }

  private void take(String name, boolean played) {
    Optional<SuiteKey> asked = Keys.findSuite(suite());
    if (asked.isEmpty()) {
      answers.refused(texts.text("no-such-app"));
      return;
    }
    SuiteKey key = asked.get();
    SuiteEvent event = SuiteEvent.of(name).orElseThrow();
    Optional<Decision> decision = decision();
    if (decision.isEmpty()) {
      return;
    }
    answers.attempt(
        () -> {
          caller.need(Scope.SETTINGS_WRITE);
          if (event == SuiteEvent.GO_ONLINE && !answers.show(desk.beforeOnline(key, typeSetBack))) {
            return;
          }
          if (played) {
            play(key, event);
          }
          if (answers.show(happen(key, event, decision.get()))) {
            answers.done(texts.text("done." + name));
          }
        });
  }

  private Optional<Decision> decision() {
    String day = decidedOn == null ? "" : decidedOn.strip();
    String why = reason == null ? "" : reason;
    try {
      return Optional.of(
          new Decision(day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day)), why));
    } catch (DateTimeParseException e) {
      answers.refused(texts.text("day-shape"));
      return Optional.empty();
    }
  }

  private void play(SuiteKey key, SuiteEvent event) {
    SuiteId suiteId = suiteId(key);
    switch (event) {
      case WITHDRAW -> console.withdraw(suiteId);
      case APPROVE -> console.approve(suiteId);
      case REJECT -> console.reject(suiteId, reason == null ? "" : reason);
      case GO_ONLINE -> console.goOnline(suiteId);
      case GO_OFFLINE -> console.goOffline(suiteId);
      case RECORD_AS_DRAFT, RECORD_AS_ONLINE, EDIT, SUBMIT -> {}
    }
  }

  private Findings happen(SuiteKey key, SuiteEvent event, Decision decision) {
    return switch (event) {
      case RECORD_AS_DRAFT -> desk.recordAsDraft(key);
      case RECORD_AS_ONLINE -> desk.recordAsOnline(key);
      case WITHDRAW -> desk.withdraw(key);
      case APPROVE -> desk.approve(key, decision);
      case REJECT -> desk.reject(key, decision);
      case GO_ONLINE -> desk.goOnline(key, typeSetBack);
      case GO_OFFLINE -> desk.goOffline(key);
      case EDIT, SUBMIT -> new Findings();
    };
  }

  public List<StepLine> history() {
    return chosen()
        .map(suite -> tx.call(() -> suites.history(suite.key(), LONGEST_HISTORY)))
        .orElse(List.of())
        .stream()
        .map(
            step ->
                new StepLine(
                    texts.text("event." + step.event()),
                    step.stage(),
                    ReleaseTexts.person(step.who()),
                    step.at(),
                    step.note()))
        .toList();
  }

  public @Nullable String getDecidedOn() {
    return decidedOn == null ? words.today().toString() : decidedOn;
  }

  public void setDecidedOn(@Nullable String decidedOn) {
    this.decidedOn = decidedOn;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  public boolean isTypeSetBack() {
    return typeSetBack;
  }

  public void setTypeSetBack(boolean typeSetBack) {
    this.typeSetBack = typeSetBack;
  }
}
