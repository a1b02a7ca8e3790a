package dev.suitehub.sandbox.install;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Switches;
import dev.suitehub.sandbox.fault.Target;
import dev.suitehub.sandbox.push.NoticeText;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.push.Pusher;
import dev.suitehub.sandbox.world.CreateAuthMode;
import dev.suitehub.sandbox.world.RedirectMode;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What a corp's admin does, and what WeCom tells the provider about it (doc 90642, 97175). Never
 * called inside a transaction, for it pushes.
 */
@Dependent
public class Installs {

  private static final int MOST_TEST_CORPS = 10;

  private final SandboxSuites suites;
  private final SandboxCorps corps;
  private final AuthCodes codes;
  private final Authorisations authorisations;
  private final Pusher pusher;
  private final Switches switches;
  private final AfterAnswer afterAnswer;
  private final Tx tx;
  private final Clock clock;

  @Inject
  Installs(
      SandboxSuites suites,
      SandboxCorps corps,
      AuthCodes codes,
      Authorisations authorisations,
      Pusher pusher,
      Switches switches,
      AfterAnswer afterAnswer,
      Tx tx,
      Clock clock) {
    this.suites = suites;
    this.corps = corps;
    this.codes = codes;
    this.authorisations = authorisations;
    this.pusher = pusher;
    this.switches = switches;
    this.afterAnswer = afterAnswer;
    this.tx = tx;
    this.clock = clock;
  }

  /** A code, and the push that brought it, if there was one. */
  public record Brought(Secret authCode, Optional<Push> push) {}

  /** An install from the market, or the test install of the provider's console. */
  public Brought install(Consent consent, boolean createAuth, String state) {
    SandboxSuite suite = suite(consent.suiteId());
    Secret code = issue(consent);
    return new Brought(
        code,
        createAuth ? Optional.of(pusher.push(createAuth(suite, code, state))) : Optional.empty());
  }

  /**
   * What the page does after consent.
   *
   * @param redirects whether the browser takes the code back to the provider
   */
  record Approved(Secret authCode, boolean redirects) {}

  /** Consent on the install page: the code for the redirect; pushes too where that is switched. */
  Approved approve(Consent consent, String state) {
    SandboxSuite suite = suite(consent.suiteId());
    Manner manner = tx.call(() -> manner(suite, consent));
    Secret code = issue(consent);
    if (manner.createAuth() != CreateAuthMode.NONE) {
      boolean same = manner.createAuth() == CreateAuthMode.SAME_CODE;
      PushOrder order = createAuth(suite, same ? code : issue(consent), state);
      if (manner.isCreateAuthFirst()) {
        pusher.push(order);
      } else {
        afterAnswer.run(() -> pusher.push(order));
      }
    }
    return new Approved(code, manner.redirects());
  }

  /** How the page tells the provider. */
  private record Manner(CreateAuthMode createAuth, boolean isCreateAuthFirst, boolean redirects) {}

  /** As the suite is set, unless a fault says otherwise. */
  private Manner manner(SandboxSuite suite, Consent consent) {
    boolean redirects = suite.redirectMode() == RedirectMode.NORMAL;
    return switches
        .at(Target.of(consent.suiteId().value(), consent.corpId().value()))
        .strikeFirst(
            FaultName.CREATE_AUTH_WITHOUT_REDIRECT,
            FaultName.CREATE_AUTH_BEFORE_REDIRECT,
            FaultName.CREATE_AUTH_AFTER_REDIRECT,
            FaultName.CREATE_AUTH_OTHER_CODE)
        .map(
            fault ->
                switch (fault.name()) {
                  case CREATE_AUTH_WITHOUT_REDIRECT ->
                      new Manner(CreateAuthMode.SAME_CODE, true, false);
                  case CREATE_AUTH_BEFORE_REDIRECT ->
                      new Manner(CreateAuthMode.SAME_CODE, true, redirects);
                  case CREATE_AUTH_AFTER_REDIRECT ->
                      new Manner(CreateAuthMode.SAME_CODE, false, redirects);
                  default -> new Manner(CreateAuthMode.OTHER_CODE, true, redirects);
                })
        .orElseGet(() -> new Manner(suite.createAuthMode(), suite.isCreateAuthFirst(), redirects));
  }

  /** The old permanent code and unused auth codes are void before the notice goes out. */
  public Optional<Push> uninstall(SuiteId suiteId, CorpId corpId, boolean push) {
    SandboxSuite suite = suite(suiteId);
    tx.run(() -> authorisations.cancel(suiteId, corpId));
    if (!push) {
      return Optional.empty();
    }
    String text = NoticeText.cancelAuth(suiteId, corpId, clock.instant());
    return Optional.of(pusher.push(PushOrder.command(suite, corpId.value(), text)));
  }

  /** Tells nobody: see {@link #pushChange}. */
  public void change(SuiteId suiteId, CorpId corpId, AuthorisationChange change) {
    suite(suiteId);
    tx.run(() -> authorisations.change(suiteId, corpId, change));
  }

  /** Tells the provider that something has changed; where no URL was entered nobody hears it. */
  public Optional<Push> pushChange(SuiteId suiteId, CorpId corpId) {
    SandboxSuite suite = suite(suiteId);
    if (suite.commandUrl().isEmpty()) {
      return Optional.empty();
    }
    String text = NoticeText.changeAuth(suiteId, corpId, clock.instant());
    return Optional.of(pusher.push(PushOrder.command(suite, corpId.value(), text)));
  }

  /**
   * Tells of all these corps; one that has gone meanwhile is left out, and no URL hears nothing.
   */
  public void pushChanges(SuiteId suiteId, List<CorpId> changed) {
    for (CorpId corpId : changed) {
      tx.call(() -> changeAuth(suiteId, corpId)).ifPresent(pusher::push);
    }
  }

  private Optional<PushOrder> changeAuth(SuiteId suiteId, CorpId corpId) {
    boolean stands =
        authorisations.find(suiteId, corpId).filter(Authorisation::isActive).isPresent();
    return suites
        .find(suiteId)
        .filter(suite -> stands && !suite.commandUrl().isEmpty())
        .map(
            suite ->
                PushOrder.command(
                    suite,
                    corpId.value(),
                    NoticeText.changeAuth(suiteId, corpId, clock.instant())));
  }

  /** The old permanent code lives until the new code is exchanged (unconfirmed). */
  public Brought resetCode(SuiteId suiteId, CorpId corpId) {
    SandboxSuite suite = suite(suiteId);
    Secret code =
        tx.call(
            () -> {
              Authorisation known = authorisations.active(suiteId, corpId);
              return codes.issueRenewing(
                  new Consent(suiteId, corpId, known.authMode(), known.isTest()));
            });
    String text = NoticeText.resetPermanentCode(suiteId, code, clock.instant());
    return new Brought(code, Optional.of(pusher.push(PushOrder.command(suite, "", text))));
  }

  private SandboxSuite suite(SuiteId suiteId) {
    return tx.call(() -> suites.get(suiteId));
  }

  private Secret issue(Consent consent) {
    return tx.call(
        () -> {
          corps.get(consent.corpId());
          checkRelease(consent);
          checkTestCorps(consent);
          checkOnlyContactsApp(consent);
          return codes.issue(consent);
        });
  }

  /** What holds for an app that was created in the provider's console (doc 90595). */
  private void checkRelease(Consent consent) {
    SandboxSuite suite = suites.get(consent.suiteId());
    if (consent.test() || suite.stage().isEmpty()) {
      return;
    }
    if (!suite.isOnline()) {
      throw SandboxProblem.APP_NOT_ONLINE.because(
          ErrCode.APP_NOT_ONLINE.code()
              + ": "
              + suite.suiteId()
              + " is "
              + suite.stage().get()
              + ".");
    }
    if (authorisations.hasTested(consent.suiteId(), consent.corpId())) {
      throw SandboxProblem.TEST_CORP.because(
          consent.corpId() + " has tested " + consent.suiteId() + ".");
    }
  }

  /** However it is tested (TEST-02, TEST-04, TEST-06). */
  private void checkTestCorps(Consent consent) {
    if (!consent.test()) {
      return;
    }
    long others =
        authorisations.active(consent.suiteId()).stream()
            .filter(one -> one.isTest() && !one.corpId().equals(consent.corpId()))
            .count();
    if (others >= MOST_TEST_CORPS) {
      throw SandboxProblem.TOO_MANY_TEST_CORPS.because(
          consent.suiteId() + " is tested by " + others + " corps; uninstall one of them first.");
    }
  }

  /** A corp's contacts are kept by one app alone (doc 90595). */
  private void checkOnlyContactsApp(Consent consent) {
    if (!suites.get(consent.suiteId()).isContactsApp()) {
      return;
    }
    authorisations.active(consent.corpId()).stream()
        .map(Authorisation::suiteId)
        .filter(other -> !other.equals(consent.suiteId()) && suites.get(other).isContactsApp())
        .findFirst()
        .ifPresent(
            other -> {
              throw SandboxProblem.ONE_CONTACTS_APP.because(
                  consent.corpId() + " has " + other + "; cancel that one first.");
            });
  }

  /** It names no corp: who it was is known only after the exchange. */
  private PushOrder createAuth(SandboxSuite suite, Secret code, String state) {
    String text = NoticeText.createAuth(suite.suiteId(), code, state, clock.instant());
    return PushOrder.command(suite, "", text);
  }
}
