package dev.suitehub.sandbox.console;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Logo;
import dev.suitehub.rules.LogoRules;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.rules.SuiteStage;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.install.Consent;
import dev.suitehub.sandbox.install.Installs;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.UrlChecks;
import dev.suitehub.sandbox.world.AppSheet;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.sandbox.world.SuiteLogo;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider does with its apps, from creation to release, and what WeCom's team decides.
 * Never called inside a transaction, for it calls URLs and pushes.
 */
@Dependent
public class AppConsole {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final SandboxProviders providers;
  private final SandboxSuites suites;
  private final Authorisations authorisations;
  private final Installs installs;
  private final UrlChecks checks;
  private final Clock clock;
  private final Tx tx;

  @Inject
  public AppConsole(
      SandboxProviders providers,
      SandboxSuites suites,
      Authorisations authorisations,
      Installs installs,
      UrlChecks checks,
      Clock clock,
      Tx tx) {
    this.providers = providers;
    this.suites = suites;
    this.authorisations = authorisations;
    this.installs = installs;
    this.checks = checks;
    this.clock = clock;
    this.tx = tx;
  }

  /** SuiteId and SuiteSecret are issued once both URLs have passed (CFG-12, CRE-10). */
  public SandboxSuite create(CorpId owner, SuiteForm form, AppSheet sheet, int contactLevel) {
    SandboxProvider provider = tx.call(() -> providers.get(owner));
    if (provider.systemUrl().isEmpty()) {
      throw SandboxProblem.DEVELOPMENT_MISSING.because(
          "Enter 通用开发参数 of provider " + owner + " first.");
    }
    SuiteId suiteId = new SuiteId("ww" + Fresh.digits(16));
    SandboxSuite suite = SandboxSuite.drafted(suiteId, owner, clock.instant());
    suite.configure(form);
    suite.describe(sheet);
    suite.grants(contactLevel);
    ProviderConsole.demandPassed(checks.check(suite));
    tx.run(() -> suites.add(suite));
    return suite;
  }

  /**
   * Its information is entered again; one in review is locked. Of one that was ever online the
   * permission goes down only, at once (CHG-02, CHG-03), and the rest is in force when it goes
   * online again.
   *
   * @param contactLevel empty: as it is
   */
  public SandboxSuite edit(
      SuiteId suiteId, SuiteForm form, AppSheet sheet, Optional<Integer> contactLevel) {
    SandboxSuite known = tx.call(() -> suites.get(suiteId));
    known.stage().ifPresent(stage -> after(known, stage, SuiteEvent.EDIT));
    contactLevel.ifPresent(level -> checkLower(known, level));
    tryUrls(known, form);
    Edited edited = tx.call(() -> enter(locked(suiteId), form, sheet, contactLevel));
    installs.pushChanges(suiteId, edited.lowered());
    return edited.suite();
  }

  /** New keys have to fit the URLs that are in force, too. */
  private void tryUrls(SandboxSuite known, SuiteForm form) {
    SandboxSuite next = known.next();
    next.configure(form);
    ProviderConsole.demandPassed(checks.check(next));
    boolean sameKeys = next.token().equals(known.token()) && next.aesKey().equals(known.aesKey());
    boolean sameUrls =
        next.commandUrl().equals(known.commandUrl()) && next.dataUrl().equals(known.dataUrl());
    if (known.holdsEdits() && !sameKeys && !sameUrls) {
      // Detached: trying them saves nothing.
      known.hold(form, AppSheet.NOTHING);
      ProviderConsole.demandPassed(checks.check(known));
    }
  }

  /**
   * What an edit came to.
   *
   * @param lowered the corps that grant less from now on
   */
  private record Edited(SandboxSuite suite, List<CorpId> lowered) {}

  private Edited enter(
      SandboxSuite suite, SuiteForm form, AppSheet sheet, Optional<Integer> contactLevel) {
    List<CorpId> lowered = contactLevel.map(level -> grant(suite, level)).orElse(List.of());
    suite.stage().ifPresent(stage -> suite.take(after(suite, stage, SuiteEvent.EDIT)));
    if (suite.holdsEdits()) {
      suite.hold(form, sheet);
    } else {
      suite.configure(form);
      suite.describe(sheet);
    }
    return new Edited(suite, lowered);
  }

  /** Of an app that corps have it goes down for all of them at once (CHG-03). */
  private List<CorpId> grant(SandboxSuite suite, int level) {
    ContactPermission next = checkLower(suite, level);
    suite.grants(level);
    return suite.wasOnline() ? authorisations.lower(suite.suiteId(), next) : List.of();
  }

  /** 应用Logo (APP-02); answers what WeCom says of it, and keeps it unless that is a refusal. */
  public Findings showLogo(SuiteId suiteId, byte[] picture) {
    Findings findings = new Findings();
    Optional<Logo> logo = LogoRules.APP.check(findings, "logo", picture);
    tx.run(
        () -> {
          SandboxSuite suite = locked(suiteId);
          Optional<SuiteStage> next =
              suite.stage().map(stage -> after(suite, stage, SuiteEvent.EDIT));
          logo.ifPresent(
              good -> {
                next.ifPresent(suite::take);
                show(suite, good);
              });
        });
    return findings;
  }

  private void show(SandboxSuite suite, Logo logo) {
    if (suite.holdsEdits()) {
      suites.hold(suite.suiteId(), logo);
    } else {
      suites.show(suite.suiteId(), logo);
    }
  }

  public Optional<SuiteLogo> logo(SuiteId suiteId) {
    return tx.call(() -> suites.logo(suiteId));
  }

  /** 安装测试 (TEST-02, TEST-04, TEST-05). */
  public Push installTest(SuiteId suiteId, CorpId corpId) {
    return installTest(new Consent(suiteId, corpId, 0, true));
  }

  /** 安装测试 by a corp's admin who chose something. */
  public Push installTest(Consent consent) {
    SuiteId suiteId = consent.suiteId();
    tx.run(() -> checkTest(suites.get(suiteId)));
    Push push = installs.install(consent, true, "").push().orElseThrow();
    if (!push.isAccepted()) {
      throw SandboxProblem.NOT_TAKEN.because(
          "服务商服务器无响应: " + push.url() + " answered " + push.status() + ". " + push.problem());
    }
    return push;
  }

  private static void checkTest(SandboxSuite suite) {
    if (suite.isOnline()) {
      throw SandboxProblem.NOT_THAT_FAR.because(
          suite.suiteId() + " is online: corps authorise it formally.");
    }
  }

  /** 提交上线: all of them go to the review, or none (REL-01, REL-03). */
  public List<SandboxSuite> submit(List<SuiteId> ids) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
    return tx.call(
        () ->
            ids.stream()
                .distinct()
                .map(
                    id -> {
                      SandboxSuite suite = locked(id);
                      demandCertified(suite, today);
                      take(suite, SuiteEvent.SUBMIT);
                      demandComplete(suite, today);
                      suite.handedIn(clock.instant());
                      return suite;
                    })
                .toList());
  }

  private void demandCertified(SandboxSuite suite, LocalDate today) {
    if (!providers.get(suite.provider()).isCertified(today)) {
      throw SandboxProblem.NOT_CERTIFIED.because(
          "Provider " + suite.provider() + " is not certified on " + today + ".");
    }
  }

  private void demandComplete(SandboxSuite suite, LocalDate today) {
    Findings findings = lacks(suite, today);
    if (findings.isRefused()) {
      throw new ProblemException(
          SandboxProblem.INCOMPLETE,
          "What " + suite.suiteId() + " lacks is listed; a submission is complete.",
          Map.of("violations", violations(findings)));
    }
  }

  private static List<Map<String, String>> violations(Findings findings) {
    return findings.all().stream()
        .filter(Finding::isRefused)
        .map(
            one ->
                Map.of(
                    "field", one.field(), "rule", one.rule(), "message", one.text(Locale.ENGLISH)))
        .toList();
  }

  /** What keeps it from being submitted; in the caller's transaction. */
  Findings lacks(SandboxSuite suite, LocalDate today) {
    return AppEntry.complete(suite.next(), suites.hasLogo(suite.suiteId()), today);
  }

  public SandboxSuite withdraw(SuiteId suiteId) {
    return tx.call(() -> take(locked(suiteId), SuiteEvent.WITHDRAW));
  }

  public SandboxSuite approve(SuiteId suiteId) {
    return tx.call(() -> take(locked(suiteId), SuiteEvent.APPROVE));
  }

  public SandboxSuite reject(SuiteId suiteId, String reason) {
    return tx.call(
        () -> {
          SandboxSuite suite = locked(suiteId);
          suite.rejected(after(suite, stageOf(suite), SuiteEvent.REJECT), reason);
          return suite;
        });
  }

  /** The second step after approval (REL-06): what was edited since it was online is in force. */
  public SandboxSuite goOnline(SuiteId suiteId) {
    return tx.call(
        () -> {
          SandboxSuite suite = take(locked(suiteId), SuiteEvent.GO_ONLINE);
          suites.publish(suite);
          return suite;
        });
  }

  /** The URL check, without saving anything. */
  public List<Push> check(SuiteId suiteId) {
    return checks.check(tx.call(() -> suites.get(suiteId)));
  }

  public SandboxSuite goOffline(SuiteId suiteId) {
    return tx.call(() -> take(locked(suiteId), SuiteEvent.GO_OFFLINE));
  }

  /**
   * At once for all authorised corps (CHG-03). That change_auth is pushed then is unconfirmed.
   *
   * @return the corps that grant less from now on
   */
  public List<CorpId> lowerPermission(SuiteId suiteId, int level) {
    List<CorpId> lowered =
        tx.call(
            () -> {
              SandboxSuite suite = locked(suiteId);
              ContactPermission next = checkLower(suite, level);
              suite.grants(level);
              return authorisations.lower(suiteId, next);
            });
    installs.pushChanges(suiteId, lowered);
    return lowered;
  }

  private static ContactPermission checkLower(SandboxSuite suite, int level) {
    ContactPermission next =
        ContactPermission.ofLevel(level)
            .orElseThrow(
                () -> SandboxProblem.NOT_LOWER.because("WeCom explains no level " + level + "."));
    ContactPermission now =
        ContactPermission.ofLevel(suite.contactLevel().orElse(ContactPermission.BASIC.level()))
            .orElse(ContactPermission.BASIC);
    if (suite.wasOnline() && !now.mayBecome(next)) {
      throw SandboxProblem.NOT_LOWER.because(
          suite.suiteId() + " was released with " + now + ", and " + next + " is not lower.");
    }
    return next;
  }

  private SandboxSuite locked(SuiteId suiteId) {
    suites.get(suiteId);
    return suites.lock(suiteId).orElseThrow();
  }

  private static SandboxSuite take(SandboxSuite suite, SuiteEvent event) {
    suite.take(after(suite, stageOf(suite), event));
    return suite;
  }

  /** One that the older controls made begins here with what they say of it. */
  private static SuiteStage stageOf(SandboxSuite suite) {
    return suite
        .stage()
        .orElseGet(() -> SuiteStage.of(suite.isOnline() ? SuiteStatus.ONLINE : SuiteStatus.DRAFT));
  }

  private static SuiteStage after(SandboxSuite suite, SuiteStage stage, SuiteEvent event) {
    return stage
        .after(event)
        .orElseThrow(
            () ->
                SandboxProblem.NOT_THAT_FAR.because(
                    suite.suiteId()
                        + " is "
                        + stage
                        + ", which goes with "
                        + stage.events()
                        + " only."));
  }
}
