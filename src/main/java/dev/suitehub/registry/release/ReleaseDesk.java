package dev.suitehub.registry.release;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.AppSnapshot;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppRules;
import dev.suitehub.rules.Characters;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
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
import java.util.List;
import java.util.Set;

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
      AuditLog audit,
      Caller caller,
      Tx tx,
      Clock clock) {
    this.suites = suites;
    this.corps = corps;
    this.calendar = calendar;
    this.gates = gates;
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
   * 提交上线: all of them, or none where anything is refused. Throws {@code not-allowed} and {@code
   * no-such-suite}.
   */
  public List<SuiteFindings> submit(List<SuiteKey> keys) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          // In one order, so that no two submissions wait for each other.
          keys.stream().distinct().sorted().forEach(suites::locked);
          List<SuiteFindings> found =
              keys.stream()
                  .distinct()
                  .map(
                      key ->
                          new SuiteFindings(
                              key, ReleaseRules.submission(gates.of(suites.get(key)))))
                  .toList();
          if (found.stream().noneMatch(one -> one.findings().isRefused())) {
            found.forEach(one -> submitted(suites.get(one.suite())));
          }
          return found;
        });
  }

  private void submitted(Suite suite) {
    Instant now = clock.instant();
    LocalDate due = calendar.days().dueOn(now);
    suite.submitted(now, due, snapshot(suite).json());
    take(suite, SuiteEvent.SUBMIT, "due " + due);
  }

  /** 已通过. */
  public Findings approve(SuiteKey key, Decision decision) {
    return decide(key, SuiteEvent.APPROVE, decision);
  }

  /** 未通过. */
  public Findings reject(SuiteKey key, Decision decision) {
    return decide(key, SuiteEvent.REJECT, decision);
  }

  private Findings decide(SuiteKey key, SuiteEvent event, Decision decision) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Suite suite = suites.locked(key);
          LocalDate on = decision.on().orElse(today());
          String reason = Characters.tidy(decision.reason());
          Findings findings = ReleaseRules.step(suite.stage(), event);
          day(findings, suite, on);
          if (event == SuiteEvent.REJECT) {
            reason(findings, reason);
          }
          if (!findings.isRefused()) {
            suite.decided(on, event == SuiteEvent.REJECT ? reason : null);
            take(suite, event, (on + " " + reason).strip());
          }
          return findings;
        });
  }

  private void day(Findings findings, Suite suite, LocalDate on) {
    if (on.isAfter(today())) {
      findings.refuse(Rule.REL_05, "decidedOn", "release.day-ahead");
    }
    boolean early =
        suite
            .submittedAt()
            .map(at -> LocalDate.ofInstant(at, WorkingDays.CHINA))
            .filter(on::isBefore)
            .isPresent();
    if (early) {
      findings.warn(Rule.REL_05, "decidedOn", "release.decided-early");
    }
  }

  private static void reason(Findings findings, String reason) {
    int length = Characters.count(reason);
    if (length < 2 || reason.length() > LONGEST_REASON) {
      findings.refuse(Rule.REL_05, "reason", "release.reason");
    }
  }

  /**
   * 上线, the second step: corps can authorise it, or get what is new in it.
   *
   * @param typeSetBack the person says that nothing asks for test authorisations any more (TEST-07)
   */
  public Findings goOnline(SuiteKey key, boolean typeSetBack) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Suite suite = suites.locked(key);
          Findings findings = ReleaseRules.goOnline(gates.of(suite), typeSetBack);
          if (!findings.isRefused()) {
            take(suite, SuiteEvent.GO_ONLINE, "");
          }
          return findings;
        });
  }

  /** 下线: no new authorisations; the corps that have it keep it. */
  public Findings goOffline(SuiteKey key) {
    return step(key, SuiteEvent.GO_OFFLINE, "");
  }

  /** The submission was taken back before WeCom had decided. */
  public Findings withdraw(SuiteKey key) {
    return step(key, SuiteEvent.WITHDRAW, "");
  }

  /** We begin to keep its status: it is being made. */
  public Findings recordAsDraft(SuiteKey key) {
    return step(key, SuiteEvent.RECORD_AS_DRAFT, "");
  }

  /** We begin to keep its status: it is online, as it is described here. */
  public Findings recordAsOnline(SuiteKey key) {
    return step(key, SuiteEvent.RECORD_AS_ONLINE, "");
  }

  private Findings step(SuiteKey key, SuiteEvent event, String note) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Suite suite = suites.locked(key);
          Findings findings = ReleaseRules.step(suite.stage(), event);
          if (!findings.isRefused()) {
            if (event == SuiteEvent.RECORD_AS_ONLINE) {
              suite.keepOnlineSnapshot(snapshot(suite).json());
            }
            take(suite, event, note);
          }
          return findings;
        });
  }

  private void take(Suite suite, SuiteEvent event, String note) {
    suites.take(suite, event, caller.name(), clock.instant(), note);
    audit.note(caller.name(), "suite." + event.wireName(), "suite/" + suite.key(), note);
  }

  /**
   * Changes contacts permission and scope, at once for all authorised corps (CHG-03): each is asked
   * again for what it granted, which is never written from here.
   */
  public PermissionChange changePermission(
      SuiteKey key, ContactPermission permission, ContactScope scope) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Suite suite = suites.locked(key);
          App app = suites.app(key);
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
          if (findings.isRefused()) {
            return new PermissionChange(findings, 0);
          }
          if (permission == now.permission() && scope == now.scope()) {
            return new PermissionChange(findings, 0);
          }
          return new PermissionChange(findings, change(suite, app, permission, scope));
        });
  }

  private int change(Suite suite, App app, ContactPermission permission, ContactScope scope) {
    AppContacts before = app.contacts();
    if (suite.stage().status() == SuiteStatus.APPROVED) {
      // An approval is for what was reviewed.
      take(suite, SuiteEvent.EDIT, "");
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
    suites.note(suite, "contact-permission", caller.name(), clock.instant(), note);
    audit.note(caller.name(), "suite.contact-permission", "suite/" + suite.key(), note);
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
