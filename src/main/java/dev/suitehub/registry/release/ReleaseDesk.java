package dev.suitehub.registry.release;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.act.Fingerprint;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.suite.ActNote;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.AppSnapshot;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppRules;
import dev.suitehub.rules.Characters;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.ReleaseRules;
import dev.suitehub.rules.Rule;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.rules.WorkingDays;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where people record how an app goes on at WeCom. Each act is checked first, all findings at once;
 * refused, nothing has changed. WeCom's own part, submission and decision, happens in its console:
 * here is kept who did it, and when.
 */
@Dependent
public class ReleaseDesk {

  private static final int LONGEST_REASON = 1000;

  private final Suites suites;
  private final AuthorizedCorps corps;
  private final WorkingCalendar calendar;
  private final Gates gates;
  private final ConsoleActs acts;
  private final AuditLog audit;
  private final Caller caller;
  private final Tx tx;
  private final Clock clock;

  @Inject
  public ReleaseDesk(
      Suites suites,
      AuthorizedCorps corps,
      WorkingCalendar calendar,
      Gates gates,
      ConsoleActs acts,
      AuditLog audit,
      Caller caller,
      Tx tx,
      Clock clock) {
    this.suites = suites;
    this.corps = corps;
    this.calendar = calendar;
    this.gates = gates;
    this.acts = acts;
    this.audit = audit;
    this.caller = caller;
    this.tx = tx;
    this.clock = clock;
  }

  /** What stands between the app and its submission. Throws {@code no-such-suite}. */
  public Findings beforeSubmission(SuiteKey key) {
    return tx.call(() -> ReleaseRules.submission(gates.of(suites.get(key))));
  }

  /** What stands between the app and going online. Throws {@code no-such-suite}. */
  public Findings beforeOnline(SuiteKey key, boolean typeSetBack) {
    return tx.call(() -> ReleaseRules.goOnline(gates.of(suites.get(key)), typeSetBack));
  }

  /**
   * What there is to say of that event, before anything is done anywhere. Throws {@code
   * no-such-suite}.
   */
  public Findings before(SuiteKey key, SuiteEvent event, Told told) {
    return tx.call(() -> check(suites.get(key), event, told));
  }

  /**
   * It happened at WeCom. What only reports where WeCom has the app ({@link SuiteEvent#isReport})
   * is kept whatever our gates say: they are answered as warnings, and the history of what went
   * past steps of ours has their ids. Throws {@code not-allowed} and {@code no-such-suite}.
   */
  public Findings take(SuiteKey key, SuiteEvent event, Told told) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Suite suite = suites.locked(key);
          Findings findings = check(suite, event, told);
          if (!findings.isRefused()) {
            happen(suite, event, told, findings);
          }
          return findings;
        });
  }

  /**
   * 提交上线: all of them, or none where anything is refused. Throws {@code not-allowed} and {@code
   * no-such-suite}.
   *
   * @param on the day on which it was done, in China; today where nobody says
   */
  public List<SuiteFindings> submit(List<SuiteKey> keys, Optional<LocalDate> on) {
    caller.need(Scope.SETTINGS_WRITE);
    Told told = new Told(on, "", false);
    return tx.call(
        () -> {
          // In one order, so that no two submissions wait for each other.
          keys.stream().distinct().sorted().forEach(suites::locked);
          List<SuiteFindings> found =
              keys.stream()
                  .distinct()
                  .map(
                      key ->
                          new SuiteFindings(key, check(suites.get(key), SuiteEvent.SUBMIT, told)))
                  .toList();
          if (found.stream().noneMatch(one -> one.findings().isRefused())) {
            found.forEach(
                one -> happen(suites.get(one.suite()), SuiteEvent.SUBMIT, told, one.findings()));
          }
          return found;
        });
  }

  /** What stands in the way of {@link #submit}, before anything is done anywhere. */
  public List<SuiteFindings> beforeSubmission(List<SuiteKey> keys, Optional<LocalDate> on) {
    return keys.stream()
        .distinct()
        .map(key -> new SuiteFindings(key, before(key, SuiteEvent.SUBMIT, new Told(on, "", false))))
        .toList();
  }

  private Findings check(Suite suite, SuiteEvent event, Told told) {
    Findings findings =
        switch (event) {
          case SUBMIT -> ReleaseRules.submission(gates.of(suite));
          case GO_ONLINE -> ReleaseRules.goOnline(gates.of(suite), told.typeSetBack());
          case EDIT -> throw new IllegalArgumentException("nobody records an edit");
          default -> ReleaseRules.step(suite.stage(), event);
        };
    told.on().ifPresent(on -> day(findings, suite, rule(event), on));
    if (event == SuiteEvent.REJECT) {
      reason(findings, Rule.REL_05, told, "release.reason");
    }
    if (event.isReport() && !findings.isRefused()) {
      report(findings, suite, event, told);
    }
    return findings;
  }

  private void report(Findings findings, Suite suite, SuiteEvent event, Told told) {
    if (suite.stage().isPast(event)) {
      if (told.on().isEmpty()) {
        findings.refuse(rule(event), "on", "release.past-day");
      }
      reason(findings, rule(event), told, "release.past-reason");
    }
    findings.addAll(ReleaseRules.past(gates.of(suite), event, told.typeSetBack()));
  }

  private static Rule rule(SuiteEvent event) {
    return switch (event) {
      case SUBMIT, RECORD_AS_SUBMITTED -> Rule.REL_03;
      case APPROVE, REJECT -> Rule.REL_05;
      default -> Rule.REL_06;
    };
  }

  private void day(Findings findings, Suite suite, Rule rule, LocalDate on) {
    findings.addAll(acts.check("on", on));
    lastStep(suite)
        .filter(on::isBefore)
        .ifPresent(last -> findings.warn(rule, "on", "release.before-last", last));
  }

  /** Of beginnings that name no day it is not known when they were. */
  private Optional<LocalDate> lastStep(Suite suite) {
    return suites.history(suite.key(), 1).stream()
        .findFirst()
        .flatMap(
            step ->
                step.doneOn()
                    .or(
                        () ->
                            step.event().startsWith("record-as-")
                                ? Optional.empty()
                                : Optional.of(LocalDate.ofInstant(step.at(), WorkingDays.CHINA))));
  }

  private static void reason(Findings findings, Rule rule, Told told, String text) {
    String reason = Characters.tidy(told.reason());
    if (Characters.count(reason) < 2 || reason.length() > LONGEST_REASON) {
      findings.refuse(rule, "reason", text);
    }
  }

  private void happen(Suite suite, SuiteEvent event, Told told, Findings findings) {
    LocalDate on = told.on().orElseGet(this::today);
    String reason = Characters.tidy(told.reason());
    List<String> note = new ArrayList<>();
    if (suite.stage().isPast(event)) {
      note.add("past the checks: " + rules(findings));
    }
    switch (event) {
      case SUBMIT, RECORD_AS_SUBMITTED -> {
        LocalDate due = calendar.days().dueOn(on);
        suite.submitted(since(on), due, snapshot(suite).json());
        note.add("due " + due);
      }
      case APPROVE, REJECT -> suite.decided(on, event == SuiteEvent.REJECT ? reason : null);
      case RECORD_AS_ONLINE -> suite.keepOnlineSnapshot(snapshot(suite).json());
      default -> {}
    }
    if (!reason.isEmpty()) {
      note.add(reason);
    }
    @Nullable LocalDate known = isDayKnown(event, told) ? on : null;
    String text = String.join("; ", note);
    ActNote act = new ActNote(caller.name(), clock.instant(), known, text);
    suites.take(suite, event, act, since(on));
    audit.note(
        caller.name(),
        "suite." + event.wireName(),
        "suite/" + suite.key(),
        ((known == null ? "" : "on " + known + " ") + text).strip());
    if (known != null) {
      record(suite, event, told, known);
    }
  }

  private static String rules(Findings findings) {
    String ids =
        findings.all().stream().map(Finding::rule).distinct().collect(Collectors.joining(" "));
    return ids.isEmpty() ? "none open" : ids;
  }

  /** That somebody begins to keep its status here was done nowhere else. */
  private static boolean isDayKnown(SuiteEvent event, Told told) {
    return event != SuiteEvent.RECORD_AS_DRAFT && (!event.isReport() || told.on().isPresent());
  }

  private void record(Suite suite, SuiteEvent event, Told told, LocalDate on) {
    act(event).ifPresent(act -> record(suite, act, on));
    boolean online = event == SuiteEvent.GO_ONLINE || event == SuiteEvent.RECORD_AS_ONLINE;
    if (online && told.typeSetBack()) {
      record(suite, ConsoleAct.TEST_TYPE_RESET, on);
    }
  }

  private void record(Suite suite, ConsoleAct act, LocalDate on) {
    acts.record(
        ConsoleActs.subject(suite.key()), act, Fingerprint.of(snapshot(suite).entered()), on);
  }

  private static Optional<ConsoleAct> act(SuiteEvent event) {
    return switch (event) {
      case SUBMIT, RECORD_AS_SUBMITTED -> Optional.of(ConsoleAct.SUBMITTED);
      case WITHDRAW -> Optional.of(ConsoleAct.WITHDRAWN);
      case GO_ONLINE, RECORD_AS_ONLINE -> Optional.of(ConsoleAct.ONLINE);
      case GO_OFFLINE -> Optional.of(ConsoleAct.OFFLINE);
      case APPROVE, REJECT, RECORD_AS_DRAFT, EDIT -> Optional.empty();
    };
  }

  /** A day that is over counts from its beginning. */
  private Instant since(LocalDate on) {
    return on.isBefore(today()) ? on.atStartOfDay(WorkingDays.CHINA).toInstant() : clock.instant();
  }

  /** What people said that they did for it in WeCom's console: of each kind the newest. */
  public List<ConsoleActs.Done> done(SuiteKey key) {
    return tx.call(
        () -> {
          Set<ConsoleAct> seen = EnumSet.noneOf(ConsoleAct.class);
          return acts.of(ConsoleActs.subject(suites.get(key).key())).stream()
              .filter(one -> seen.add(one.act()))
              .toList();
        });
  }

  /**
   * Changes contacts permission and scope, at once for all authorised corps (CHG-03): each is asked
   * again for what it granted, which is never written from here.
   *
   * @param told the day on which it was done in WeCom's console, in China; today where nobody says
   */
  public PermissionChange changePermission(
      SuiteKey key, ContactPermission permission, ContactScope scope, Optional<LocalDate> told) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Suite suite = suites.locked(key);
          App app = suites.app(key);
          AppContacts now = app.contacts();
          Findings findings = check(suite, app, permission, scope, told);
          if (findings.isRefused()) {
            return new PermissionChange(findings, 0);
          }
          if (permission == now.permission() && scope == now.scope()) {
            return new PermissionChange(findings, 0);
          }
          LocalDate on = told.orElseGet(this::today);
          return new PermissionChange(findings, change(suite, app, permission, scope, on));
        });
  }

  /** What there is to say of {@link #changePermission}, before anything is done anywhere. */
  public Findings beforePermission(
      SuiteKey key, ContactPermission permission, ContactScope scope, Optional<LocalDate> told) {
    return tx.call(() -> check(suites.get(key), suites.app(key), permission, scope, told));
  }

  private Findings check(
      Suite suite,
      App app,
      ContactPermission permission,
      ContactScope scope,
      Optional<LocalDate> told) {
    AppContacts now = app.contacts();
    Findings findings = new Findings();
    findings.addAll(
        ReleaseRules.permission(
            suite.stage(),
            suite.onlineSince().isPresent(),
            now.permission(),
            permission,
            now.scope(),
            scope));
    findings.addAll(
        AppRules.contacts(
            app.type().orElse(null),
            new AppContacts(permission, scope, Set.of(), now.companion())));
    told.ifPresent(on -> day(findings, suite, Rule.CHG_01, on));
    return findings;
  }

  private int change(
      Suite suite, App app, ContactPermission permission, ContactScope scope, LocalDate on) {
    AppContacts before = app.contacts();
    if (suite.stage().status() == SuiteStatus.APPROVED) {
      // An approval is for what was reviewed.
      suites.take(suite, SuiteEvent.EDIT, caller.name(), clock.instant(), "");
      audit.note(caller.name(), "suite.edit", "suite/" + suite.key(), "");
    }
    app.permission(permission, scope);
    suite.preflightOutdated();
    suite.permissionChanged(json -> with(json, permission, scope));
    int affected = corps.recheckAll(suite.key());
    String note =
        before.permission()
            + "/"
            + before.scope()
            + " -> "
            + permission
            + "/"
            + scope
            + ", "
            + affected
            + " corp(s)";
    suites.note(suite, "contact-permission", new ActNote(caller.name(), clock.instant(), on, note));
    audit.note(caller.name(), "suite.contact-permission", "suite/" + suite.key(), note);
    record(suite, ConsoleAct.PERMISSION_CHANGED, on);
    return affected;
  }

  private static String with(String json, ContactPermission permission, ContactScope scope) {
    try (var reader = Json.createReader(new StringReader(json))) {
      JsonObject online = reader.readObject();
      return Json.createObjectBuilder(online)
          .add("contactPermission", permission.name())
          .add("contactScope", scope.name())
          .build()
          .toString();
    }
  }

  /** What differs from what is online; nothing where it never was. */
  public List<PendingChange> changes(SuiteKey key) {
    return tx.call(
        () -> {
          Suite suite = suites.get(key);
          return suite
              .onlineSnapshot()
              .map(
                  online ->
                      new AppSnapshot(online)
                          .differences(snapshot(suite)).stream().map(PendingChange::of).toList())
              .orElse(List.of());
        });
  }

  private AppSnapshot snapshot(Suite suite) {
    return AppSnapshot.of(suites.app(suite.key()), suite);
  }

  /** Today where WeCom's team works. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), WorkingDays.CHINA);
  }
}
