package dev.suitehub.console.release;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Days;
import dev.suitehub.console.frame.Words;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.release.ReleaseDesk;
import dev.suitehub.registry.release.SuiteFindings;
import dev.suitehub.registry.release.Told;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Rule;
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
  private @Nullable String on;
  private @Nullable String reason;
  private boolean typeSetBack;
  private boolean pastSent;

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
    Findings read = new Findings();
    Optional<LocalDate> day = Days.read(read, "on", on);
    if (read.isRefused()) {
      answers.show(read);
      return;
    }
    answers.attempt(
        () -> {
          caller.need(Scope.SETTINGS_WRITE);
          if (played) {
            List<SuiteFindings> found = beforePlaying(keys, day);
            if (isRefused(found)) {
              tell(found, keys.size());
              return;
            }
            console.submit(keys.stream().map(this::suiteId).toList());
          }
          tell(desk.submit(keys, day), keys.size());
        });
  }

  private List<SuiteFindings> beforePlaying(List<SuiteKey> keys, Optional<LocalDate> day) {
    List<SuiteFindings> found = desk.beforeSubmission(keys, day);
    found.forEach(one -> known(one.suite(), one.findings()));
    return found;
  }

  private static boolean isRefused(List<SuiteFindings> found) {
    return found.stream().anyMatch(one -> one.findings().isRefused());
  }

  private void tell(List<SuiteFindings> found, int apps) {
    if (isRefused(found)) {
      refused = found.stream().filter(one -> !one.findings().all().isEmpty()).toList();
      // One day for all of them: said once, beside its field.
      Findings day = new Findings();
      found.stream()
          .flatMap(one -> one.findings().of("on").stream())
          .filter(Finding::isRefused)
          .distinct()
          .forEach(day::add);
      answers.show(day);
      answers.refused(texts.text("submit.refused"));
    } else {
      answers.done(texts.text("submitted", apps));
    }
  }

  private SuiteId suiteId(SuiteKey key) {
    return tx.call(() -> suites.get(key).suiteId().orElseThrow());
  }

  /** The sandbox knows apps by their SuiteIds. */
  private void known(SuiteKey key, Findings findings) {
    boolean said =
        findings.all().stream().anyMatch(one -> one.isRefused() && one.field().equals("suiteId"));
    if (!said && tx.call(() -> suites.get(key).suiteId()).isEmpty()) {
      findings.refuse(Rule.CRE_10, "suiteId", "no-suite-id");
    }
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
    SuiteStage stage = stage();
    return stage.events().stream()
        .filter(event -> event != SuiteEvent.EDIT && event != SuiteEvent.SUBMIT)
        .filter(event -> !stage.isPast(event))
        .map(event -> choice(event, "event."))
        .toList();
  }

  /** Where WeCom may have it already, past our checks. */
  public List<EventChoice> past() {
    SuiteStage stage = stage();
    return stage.events().stream()
        .filter(stage::isPast)
        .map(event -> choice(event, "past."))
        .toList();
  }

  private SuiteStage stage() {
    return chosen().orElseThrow().stage();
  }

  private EventChoice choice(SuiteEvent event, String label) {
    return new EventChoice(
        event.wireName(),
        texts.text(label + event.wireName()),
        event == SuiteEvent.GO_OFFLINE || event == SuiteEvent.REJECT,
        isPlayed() && isPlayable(event) && !isNameless());
  }

  private static boolean isPlayable(SuiteEvent event) {
    return event != SuiteEvent.RECORD_AS_DRAFT && !event.isReport();
  }

  /** It has no SuiteId yet, by which the sandbox would know it. */
  public boolean isNameless() {
    return chosen().filter(suite -> suite.suiteId().isEmpty()).isPresent();
  }

  /** The form of {@link #past} was sent: it stays open. */
  public boolean isPastSent() {
    return pastSent;
  }

  /** What people did for it in WeCom's console, the newest of each kind. */
  public List<DoneLine> done() {
    return desk.done(new SuiteKey(suite())).stream()
        .map(one -> new DoneLine(texts.text("act." + one.act()), Days.doneBy(words, one.row())))
        .toList();
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

  /** WeCom has it there already, whatever our checks say. */
  public void takePast(String event) {
    pastSent = true;
    take(event, false);
  }

  private void take(String name, boolean played) {
    Optional<SuiteKey> asked = Keys.findSuite(suite());
    if (asked.isEmpty()) {
      answers.refused(texts.text("no-such-app"));
      return;
    }
    SuiteKey key = asked.get();
    SuiteEvent event = SuiteEvent.of(name).orElseThrow();
    Findings read = new Findings();
    Told told = new Told(Days.read(read, "on", on), reason == null ? "" : reason, typeSetBack);
    if (read.isRefused()) {
      answers.show(read);
      return;
    }
    answers.attempt(
        () -> {
          caller.need(Scope.SETTINGS_WRITE);
          if (played) {
            Findings before = desk.before(key, event, told);
            known(key, before);
            if (before.isRefused()) {
              answers.show(before);
              return;
            }
            play(key, event);
          }
          if (show(key, desk.take(key, event, told))) {
            answers.done(texts.text("done." + name));
            pastSent = false;
          }
        });
  }

  /**
   * What concerns no field of this page says which field of the app it is about; what only warns
   * waits until nothing is refused.
   */
  private boolean show(SuiteKey key, Findings findings) {
    if (findings.isRefused()) {
      Findings refusals = new Findings();
      findings.all().stream().filter(one -> one.isRefused() || isHere(one)).forEach(refusals::add);
      return answers.show(refusals);
    }
    Findings here = new Findings();
    Findings elsewhere = new Findings();
    findings.all().forEach(one -> (isHere(one) ? here : elsewhere).add(one));
    texts
        .rows(key.value(), elsewhere)
        .forEach(row -> answers.warned(row.text() + " " + row.rule()));
    return answers.show(here);
  }

  private static boolean isHere(Finding finding) {
    return List.of("on", "reason", "typeSetBack").contains(finding.field());
  }

  private void play(SuiteKey key, SuiteEvent event) {
    SuiteId suiteId = suiteId(key);
    switch (event) {
      case WITHDRAW -> console.withdraw(suiteId);
      case APPROVE -> console.approve(suiteId);
      case REJECT -> console.reject(suiteId, reason == null ? "" : reason);
      case GO_ONLINE -> console.goOnline(suiteId);
      case GO_OFFLINE -> console.goOffline(suiteId);
      case RECORD_AS_DRAFT, RECORD_AS_ONLINE, RECORD_AS_SUBMITTED, EDIT, SUBMIT -> {}
    }
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
                    step.doneOn().map(LocalDate::toString).orElse(""),
                    step.note()))
        .toList();
  }

  public @Nullable String getOn() {
    return on == null ? words.today().toString() : on;
  }

  public void setOn(@Nullable String on) {
    this.on = on;
  }

  /** Of what went past the checks the day is not taken for granted. */
  public @Nullable String getPastOn() {
    return pastSent ? on : null;
  }

  public void setPastOn(@Nullable String pastOn) {
    this.on = pastOn;
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
