package dev.suitehub.sandbox.market;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.console.AppConsole;
import dev.suitehub.sandbox.contacts.GrantChanges;
import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.install.Consent;
import dev.suitehub.sandbox.install.Installs;
import dev.suitehub.sandbox.install.SpecialGrant;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the admin of a corp can do with the apps that there are. Never called inside a transaction,
 * for it pushes.
 */
@Dependent
public class Market {

  private final SandboxSuites suites;
  private final SandboxCorps corps;
  private final Authorisations authorisations;
  private final Installs installs;
  private final GrantChanges grants;
  private final AppConsole console;
  private final IdentityCodes codes;
  private final Tx tx;

  @Inject
  public Market(
      SandboxSuites suites,
      SandboxCorps corps,
      Authorisations authorisations,
      Installs installs,
      GrantChanges grants,
      AppConsole console,
      IdentityCodes codes,
      Tx tx) {
    this.suites = suites;
    this.corps = corps;
    this.authorisations = authorisations;
    this.installs = installs;
    this.grants = grants;
    this.console = console;
    this.codes = codes;
    this.tx = tx;
  }

  /** An app and how the corp stands to it. */
  public record Installed(SandboxSuite suite, Authorisation authorisation) {}

  /**
   * What the market shows to one corp.
   *
   * @param online what can be installed
   * @param inTest what a provider makes still, and lets corps test
   */
  public record Shelf(
      List<Installed> installed, List<SandboxSuite> online, List<SandboxSuite> inTest) {}

  public Shelf shelf(CorpId corpId) {
    return tx.call(
        () -> {
          corps.get(corpId);
          List<Installed> installed =
              authorisations.active(corpId).stream()
                  .map(one -> new Installed(suites.get(one.suiteId()), one))
                  .toList();
          List<SuiteId> known = installed.stream().map(one -> one.suite().suiteId()).toList();
          List<SandboxSuite> others =
              suites.all().stream().filter(suite -> !known.contains(suite.suiteId())).toList();
          return new Shelf(
              installed,
              others.stream().filter(SandboxSuite::isOnline).toList(),
              others.stream().filter(suite -> !suite.isOnline()).toList());
        });
  }

  /** The app, and how the corp stands to it if it does. */
  public record Seen(SandboxSuite suite, Optional<Authorisation> authorisation) {}

  public Seen see(CorpId corpId, SuiteId suiteId) {
    return tx.call(
        () -> {
          corps.get(corpId);
          return new Seen(
              suites.get(suiteId),
              authorisations.find(suiteId, corpId).filter(Authorisation::isActive));
        });
  }

  boolean hasLogo(SuiteId suiteId) {
    return tx.call(() -> suites.hasLogo(suiteId));
  }

  /** Agreed: the code goes out with create_auth, and the provider exchanges it or does not. */
  public Push install(CorpId corpId, SuiteId suiteId, Choice choice) {
    boolean online = see(corpId, suiteId).suite().isOnline();
    Consent consent =
        new Consent(
            suiteId,
            corpId,
            0,
            !online,
            Optional.of(choice.visible()),
            Optional.of(choice.extra()),
            Optional.of(choice.consented()));
    return online
        ? installs.install(consent, true, "").push().orElseThrow()
        : console.installTest(consent);
  }

  /** Ranges and consent are as chosen now; change_auth tells the provider that something is new. */
  public Optional<Push> change(CorpId corpId, SuiteId suiteId, Choice choice) {
    return grants
        .change(
            suiteId,
            corpId,
            AuthorisationChange.NONE
                .visible(choice.visible())
                .extra(choice.extra())
                .consented(choice.consented()))
        .changeAuth();
  }

  /** Agrees to these special permissions and to no others; each change has a notice of its own. */
  public List<Push> agree(CorpId corpId, SuiteId suiteId, Set<SpecialGrant> wanted) {
    return grants.agree(suiteId, corpId, wanted);
  }

  public Push uninstall(CorpId corpId, SuiteId suiteId) {
    return installs.uninstall(suiteId, corpId, true).orElseThrow();
  }

  /** 业务设置: the provider's settings URL, with a code by which it knows the admin (doc 91125). */
  public URI settings(CorpId corpId, SuiteId suiteId) {
    return tx.call(
        () -> {
          authorisations.active(suiteId, corpId);
          SandboxSuite suite = suites.get(suiteId);
          if (suite.settingsUrl().isEmpty()) {
            throw SandboxProblem.NO_URL.because("Enter 业务设置URL of " + suiteId + " first.");
          }
          Member admin = new Member(corpId.value(), corps.get(corpId).adminUserId(), "");
          Secret code = codes.issue(CodeKind.LOGIN, suite.provider().value(), admin);
          String url = suite.settingsUrl();
          return URI.create(url + (url.contains("?") ? "&" : "?") + "auth_code=" + code.reveal());
        });
  }
}
