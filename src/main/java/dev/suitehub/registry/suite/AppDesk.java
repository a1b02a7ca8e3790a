package dev.suitehub.registry.suite;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.Sha256;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.act.Fingerprint;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppDevelopment;
import dev.suitehub.rules.AppRules;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Logo;
import dev.suitehub.rules.LogoRules;
import dev.suitehub.rules.MiniProgramSteps;
import dev.suitehub.rules.Rule;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.rules.SuiteStage;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where people describe an app. Each section is saved by itself and may have gaps; what is refused
 * changes nothing.
 */
@Dependent
public class AppDesk {

  private final Suites suites;
  private final Categories categories;
  private final AppChecks checks;
  private final AuthorizedCorps corps;
  private final ConsoleActs acts;
  private final HubConfig hub;
  private final Caller caller;
  private final AuditLog audit;
  private final Clock clock;
  private final Tx tx;
  private final Consumer<SuiteRemoved> removed;

  @Inject
  AppDesk(
      Suites suites,
      Categories categories,
      AppChecks checks,
      AuthorizedCorps corps,
      ConsoleActs acts,
      HubConfig hub,
      Caller caller,
      AuditLog audit,
      Clock clock,
      Tx tx,
      Event<SuiteRemoved> removed) {
    this(suites, categories, checks, corps, acts, hub, caller, audit, clock, tx, removed::fire);
  }

  /** Outside of a container. */
  public AppDesk(
      Suites suites,
      Categories categories,
      AppChecks checks,
      AuthorizedCorps corps,
      ConsoleActs acts,
      HubConfig hub,
      Caller caller,
      AuditLog audit,
      Clock clock,
      Tx tx,
      Consumer<SuiteRemoved> removed) {
    this.suites = suites;
    this.categories = categories;
    this.checks = checks;
    this.corps = corps;
    this.acts = acts;
    this.hub = hub;
    this.caller = caller;
    this.audit = audit;
    this.clock = clock;
    this.tx = tx;
    this.removed = removed;
  }

  /**
   * Saves what {@code change} holds, all of it or nothing.
   *
   * @param seen the {@link App#version} that the person saw
   */
  public Findings save(SuiteKey key, long seen, AppChange change) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Suite suite = suites.locked(key);
          App app = suites.app(key);
          Findings findings = gate(suite, app, seen);
          if (findings.isRefused()) {
            return findings;
          }
          findings.addAll(check(suite, app, change));
          if (!findings.isRefused()) {
            AppSnapshot before = AppSnapshot.of(app, suite);
            apply(app, change);
            edited(suite, before, AppSnapshot.of(app, suite));
            audit.note(caller.name(), "app.save", "suite/" + key, change.summary());
          }
          return findings;
        });
  }

  /** As {@link #save}, the picture that corps see when they authorise the app. */
  public Findings saveLogo(SuiteKey key, long seen, byte[] picture) {
    caller.need(Scope.SETTINGS_WRITE);
    Findings findings = new Findings();
    Optional<Logo> logo = LogoRules.APP.check(findings, "logo", picture);
    if (logo.isEmpty()) {
      return findings;
    }
    tx.run(
        () -> {
          Suite suite = suites.locked(key);
          App app = suites.app(key);
          findings.addAll(gate(suite, app, seen));
          if (!findings.isRefused()) {
            AppSnapshot before = AppSnapshot.of(app, suite);
            keep(key, logo.get());
            app.logo(Sha256.hex(picture));
            edited(suite, before, AppSnapshot.of(app, suite));
            audit.note(caller.name(), "app.logo", "suite/" + key, picture.length + " bytes");
          }
        });
    return findings;
  }

  /** By which it is seen that the app has changed since it was entered at WeCom. */
  public String fingerprint(SuiteKey key) {
    return tx.call(() -> fingerprint(suites.get(key)));
  }

  private String fingerprint(Suite suite) {
    return Fingerprint.of(AppSnapshot.of(suites.app(suite.key()), suite).entered());
  }

  private static String subject(SuiteKey key) {
    return "suite:" + key;
  }

  /** Somebody says that the app, as it is now, was entered in WeCom's console on that day. */
  public Findings entered(SuiteKey key, LocalDate on) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Suite suite = suites.locked(key);
          String now = fingerprint(suite);
          return acts.record(ConsoleActs.subject(key), ConsoleAct.APP_ENTERED, now, on);
        });
  }

  /**
   * Removes the suite with everything that is of use with it alone, here and in the rooms that hear
   * of {@link SuiteRemoved}: a new one of the same key begins anew. What was audited, and what
   * arrived, stays. Throws {@code in-use} while a corp or a contacts app has it, and {@code
   * wrong-stage} where WeCom keeps it.
   */
  public void remove(SuiteKey key) {
    caller.need(Scope.SETTINGS_WRITE);
    tx.run(
        () -> {
          Suite suite = suites.locked(key);
          long installed = corps.count(key);
          if (installed > 0) {
            throw RegistryProblem.IN_USE.because(
                installed
                    + " corp(s) have it installed; they have to uninstall it in WeCom first.");
          }
          if (suites.companionUses(key) > 0) {
            throw RegistryProblem.IN_USE.because("A contacts app brings it along.");
          }
          boolean wasAuthorized = corps.wasFormal(key);
          if (!suite.stage().mayBeDeleted(suite.onlineSince().isPresent(), wasAuthorized)) {
            throw RegistryProblem.WRONG_STAGE.because(
                "It is " + suite.stage() + ", or corps authorised it while it was online.");
          }
          corps.remove(key);
          acts.remove(subject(key));
          suites.remove(suite);
          removed.accept(new SuiteRemoved(key));
          audit.note(caller.name(), "suite.delete", "suite/" + key, "");
        });
  }

  private static Findings gate(Suite suite, App app, long seen) {
    Findings findings = new Findings();
    if (app.version() != seen) {
      findings.refuse("stale", "", "stale");
    }
    if (suite.stage().isInReview()) {
      findings.refuse("in-review", "", "in-review");
    }
    return findings;
  }

  private Findings check(Suite suite, App app, AppChange change) {
    Findings findings = new Findings();
    @Nullable AppType kept = app.type().orElse(null);
    @Nullable AppType type = change.type().or(app::type).orElse(null);
    if (kept != null && type != kept) {
      findings.refuse(Rule.CRE_03, "type", "app-type-fixed");
    }
    change
        .basics()
        .ifPresent(basics -> findings.addAll(AppRules.basics(basics, categories.names())));
    change.contacts().ifPresent(contacts -> contacts(findings, suite, app, type, contacts));
    change
        .development()
        .ifPresent(
            development -> {
              findings.addAll(AppRules.development(development, hub.publicUrl()));
              ownership(findings, app, development);
            });
    change.menu().ifPresent(menu -> findings.addAll(AppRules.menu(menu)));
    change.steps().ifPresent(steps -> steps(findings, type, steps));
    return findings;
  }

  private void contacts(
      Findings findings, Suite suite, App app, @Nullable AppType type, AppContacts contacts) {
    findings.addAll(AppRules.contacts(type, contacts));
    AppContacts kept = app.contacts();
    boolean differs =
        kept.permission() != contacts.permission() || kept.scope() != contacts.scope();
    if (differs && suite.onlineSince().isPresent()) {
      findings.refuse("released", "contactPermission", "permission-released");
    }
    if (contacts.companion().equals(app.suite().value())) {
      findings.refuse(Rule.CRE_08, "companion", "companion-itself");
    } else {
      findings.addAll(checks.companion(suite, contacts.companion()));
    }
  }

  /** One address, one content: WeCom asks for the file without saying for which app. */
  private void ownership(Findings findings, App app, AppDevelopment development) {
    String file = development.ownershipFile();
    boolean taken =
        !file.isEmpty()
            && suites.withOwnershipFile(file).stream()
                .filter(other -> !other.suite().equals(app.suite()))
                .anyMatch(
                    other ->
                        !other
                            .development()
                            .ownershipContent()
                            .equals(development.ownershipContent()));
    if (taken) {
      findings.refuse(Rule.CFG_04, "ownershipFile", "ownership-other");
    }
  }

  private void steps(Findings findings, @Nullable AppType type, MiniProgramSteps steps) {
    if (type != AppType.MINI_PROGRAM && !steps.equals(MiniProgramSteps.NONE)) {
      findings.refuse(Rule.MINI_06, "steps", "mini-only");
    } else {
      findings.addAll(AppRules.steps(steps, checks.today()));
    }
  }

  private static void apply(App app, AppChange change) {
    change.type().ifPresent(app::described);
    change.basics().ifPresent(app::basics);
    change.contacts().ifPresent(app::contacts);
    change.development().ifPresent(app::development);
    change.menu().ifPresent(app::menu);
    change.steps().ifPresent(app::steps);
  }

  private void keep(SuiteKey key, Logo logo) {
    Optional<AppLogo> kept = suites.logo(key);
    if (kept.isPresent()) {
      kept.get().replace(logo);
    } else {
      suites.addLogo(AppLogo.shown(key, logo));
    }
  }

  /** An approval is for what was reviewed, and a preflight for what was rehearsed. */
  private void edited(Suite suite, AppSnapshot before, AppSnapshot after) {
    if (!before.equals(after)) {
      suite.preflightOutdated();
    }
    Optional<SuiteStage> next = suite.stage().after(SuiteEvent.EDIT);
    boolean moves = next.isPresent() && !next.get().equals(suite.stage());
    if (moves && !before.equals(after)) {
      suites.take(suite, SuiteEvent.EDIT, caller.name(), clock.instant(), "");
    }
  }
}
