package dev.suitehub.sandbox.register;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.api.IssuedTokens;
import dev.suitehub.sandbox.api.TokenOwner;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.install.RegisterCode;
import dev.suitehub.sandbox.install.RegisterCodes;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.push.Pusher;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A corp comes by a provider's promotion QR (doc 90581, 90585): it is founded if it did not exist,
 * and installs the apps of the package. Never called inside a transaction, for it pushes.
 */
@Dependent
public class Registrations {

  /** Doc 90578. */
  private static final int MOST_APPS = 15;

  private final SandboxProviders providers;
  private final SandboxSuites suites;
  private final SandboxCorps corps;
  private final RegisterCodes codes;
  private final Authorisations authorisations;
  private final IssuedTokens tokens;
  private final QrInstalls installs;
  private final Pusher pusher;
  private final Tx tx;
  private final Clock clock;

  @Inject
  public Registrations(
      SandboxProviders providers,
      SandboxSuites suites,
      SandboxCorps corps,
      RegisterCodes codes,
      Authorisations authorisations,
      IssuedTokens tokens,
      QrInstalls installs,
      Pusher pusher,
      Tx tx,
      Clock clock) {
    this.providers = providers;
    this.suites = suites;
    this.corps = corps;
    this.codes = codes;
    this.authorisations = authorisations;
    this.tokens = tokens;
    this.installs = installs;
    this.pusher = pusher;
    this.tx = tx;
    this.clock = clock;
  }

  /** Who registers; a corp that exists keeps its names. */
  public record Applicant(
      CorpId corp,
      Optional<String> name,
      Optional<String> adminUserId,
      Optional<String> adminName) {}

  /**
   * What came of it.
   *
   * @param notice register_corp or enter_register_package; empty where neither was sent
   */
  public record Registered(CorpId corp, boolean isFounded, Optional<Push> notice, int apps) {}

  private record Spent(
      RegisterCode code, SandboxProvider provider, SandboxCorp corp, Optional<Secret> migration) {}

  /** For a corp that does not exist yet. */
  public static CorpId newCorpId() {
    return new CorpId("wpsb" + Fresh.digits(20));
  }

  /** The code, as long as its link opens. */
  Optional<RegisterCode> open(Secret code) {
    return tx.call(() -> codes.find(code).filter(found -> found.isOpen(clock.instant())));
  }

  /** Throws {@code no-such-register-code}. */
  public Registered register(Secret code, Applicant applicant) {
    Spent spent = tx.call(() -> spend(code, applicant));
    Optional<Push> notice = notice(code, spent);
    List<SandboxSuite> apps = tx.call(() -> apps(spent.provider()));
    apps.forEach(suite -> installs.ofPackage(suite, spent.corp().corpId(), code, spent.code()));
    return new Registered(
        spent.corp().corpId(), spent.migration().isPresent(), notice, apps.size());
  }

  private Spent spend(Secret code, Applicant applicant) {
    RegisterCode spent =
        codes
            .spend(code)
            .orElseThrow(
                () ->
                    SandboxProblem.NO_SUCH_REGISTER_CODE.because(
                        "It is unknown, was used, or is older than ten minutes."));
    SandboxProvider provider = providers.lock(spent.provider()).orElseThrow();
    Optional<SandboxCorp> known = corps.find(applicant.corp());
    if (known.isPresent()) {
      return new Spent(spent, provider, known.get(), Optional.empty());
    }
    SandboxCorp founded = SandboxCorp.founded(applicant.corp());
    founded.configure(applicant.name(), applicant.adminUserId(), applicant.adminName());
    corps.add(founded);
    spent.found(founded.corpId());
    Secret migration = tokens.issue(TokenOwner.ofMigration(founded.corpId()));
    return new Spent(spent, provider, founded, Optional.of(migration));
  }

  private Optional<Push> notice(Secret code, Spent spent) {
    if (spent.provider().systemUrl().isEmpty()) {
      return Optional.empty();
    }
    RegisterNotice notice =
        new RegisterNotice(
            spent.provider().corpId(), spent.corp(), code, spent.code(), clock.instant());
    if (spent.migration().isPresent()) {
      return push(spent, notice.registered(spent.migration().get()));
    }
    return tx.call(() -> isCustomer(spent)) ? push(spent, notice.entered()) : Optional.empty();
  }

  private Optional<Push> push(Spent spent, String text) {
    return Optional.of(pusher.push(PushOrder.system(spent.provider(), text)));
  }

  private boolean isCustomer(Spent spent) {
    return authorisations.active(spent.corp().corpId()).stream()
        .anyMatch(one -> suites.get(one.suiteId()).provider().equals(spent.provider().corpId()));
  }

  /** What is online; the one package of the provider holds all of it. */
  private List<SandboxSuite> apps(SandboxProvider provider) {
    return suites.all().stream()
        .filter(suite -> suite.provider().equals(provider.corpId()) && suite.isOnline())
        .filter(suite -> !suite.commandUrl().isEmpty())
        .limit(MOST_APPS)
        .toList();
  }
}
