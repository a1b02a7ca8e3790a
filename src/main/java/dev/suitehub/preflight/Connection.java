package dev.suitehub.preflight;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlChecks;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.preflight.ConnectStep.Progress;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.InstallDomain;
import dev.suitehub.tokens.TicketState;
import dev.suitehub.tokens.Tickets;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.TokenRow;
import dev.suitehub.tokens.Tokens;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The way from a fresh hub to real WeCom, in the order in which it is gone, and how far one suite
 * is on it. It only looks at what is there: nothing is called.
 */
@Dependent
public class Connection {

  /** WeCom refuses a caller whose address is not in the IP list. */
  private static final int ADDRESS_REFUSED = 60020;

  private final Suites suites;
  private final Providers providers;
  private final AuthorizedCorps corps;
  private final Tickets tickets;
  private final Tokens tokens;
  private final UrlChecks checks;
  private final PublicAddress address;
  private final HubConfig hub;
  private final boolean ownMasterKey;
  private final Caller caller;
  private final Clock clock;
  private final Tx tx;

  @Inject
  Connection(
      Suites suites,
      Providers providers,
      AuthorizedCorps corps,
      Tickets tickets,
      Tokens tokens,
      UrlChecks checks,
      PublicAddress address,
      HubConfig hub,
      @ConfigProperty(name = "hub.security.master-key") Optional<String> masterKey,
      Caller caller,
      Clock clock,
      Tx tx) {
    this.suites = suites;
    this.providers = providers;
    this.corps = corps;
    this.tickets = tickets;
    this.tokens = tokens;
    this.checks = checks;
    this.address = address;
    this.hub = hub;
    this.ownMasterKey = masterKey.isPresent();
    this.caller = caller;
    this.clock = clock;
    this.tx = tx;
  }

  /** The keys of all suites, one of which is to be connected. */
  public List<String> suites() {
    caller.need(Scope.SETTINGS_READ);
    return tx.call(() -> suites.all().stream().map(suite -> suite.key().value()).toList());
  }

  /** What does not depend on a suite. */
  public List<ConnectStep> beginning() {
    caller.need(Scope.SETTINGS_READ);
    boolean any = tx.call(() -> !providers.all().isEmpty());
    return List.of(sandbox(), publicUrl(), masterKey(), provider(any));
  }

  /** All steps of that suite. Throws {@code no-such-suite}. */
  public List<ConnectStep> steps(SuiteKey key) {
    caller.need(Scope.SETTINGS_READ);
    Optional<TokenRow> token =
        tokens.ownerRows().stream()
            .filter(row -> row.key().equals(TokenKey.suite(key)))
            .findFirst();
    return tx.call(() -> steps(suites.get(key), token));
  }

  private List<ConnectStep> steps(Suite suite, Optional<TokenRow> token) {
    SuiteKey key = suite.key();
    Provider provider = providers.get(suite.provider());
    return List.of(
        sandbox(),
        publicUrl(),
        masterKey(),
        ConnectStep.of("provider", Progress.DONE, "done", provider.name(), provider.corpId()),
        url(
            "system-url",
            Source.of(provider.key()),
            UrlKind.SYSTEM,
            "/callback/system/" + provider.key()),
        url("command-url", Source.of(key), UrlKind.COMMAND, "/callback/" + key + "/command"),
        url("data-url", Source.of(key), UrlKind.DATA, "/callback/" + key + "/data"),
        installDomain(key),
        suiteId(suite),
        ticket(key),
        token(suite, token),
        addresses(provider, token),
        install(key));
  }

  private ConnectStep sandbox() {
    return hub.isSandboxOn()
        ? ConnectStep.of("sandbox", Progress.WAITING, "on")
        : ConnectStep.of("sandbox", Progress.DONE, "off");
  }

  private ConnectStep publicUrl() {
    return address
        .faultForWecom()
        .map(fault -> ConnectStep.of("public-url", Progress.WRONG, fault, hub.publicUrl()))
        .orElseGet(() -> ConnectStep.of("public-url", Progress.DONE, "done", hub.publicUrl()));
  }

  /** A generated key lies beside the database it protects: a warning, for it works. */
  private ConnectStep masterKey() {
    return ownMasterKey
        ? ConnectStep.of("master-key", Progress.DONE, "done")
        : ConnectStep.of("master-key", Progress.WAITING, "generated");
  }

  private static ConnectStep provider(boolean any) {
    return any
        ? ConnectStep.of("provider", Progress.DONE, "any")
        : ConnectStep.of("provider", Progress.WAITING, "none");
  }

  private ConnectStep url(String name, Source source, UrlKind kind, String path) {
    String url = hub.publicUrl() + path;
    return checks
        .lastPassed(source, kind)
        .map(at -> ConnectStep.of(name, Progress.DONE, "done").at(at))
        .orElseGet(() -> ConnectStep.of(name, Progress.WAITING, "none"))
        .paste(url);
  }

  private ConnectStep installDomain(SuiteKey key) {
    InstallDomain entered = new InstallDomain(suites.app(key).development().installDomain());
    String right = InstallDomain.of(hub.publicUrl()).text();
    if (entered.text().isEmpty()) {
      return ConnectStep.of("install-domain", Progress.WAITING, "none").paste(right);
    }
    return entered.covers(hub.publicUrl())
        ? ConnectStep.of("install-domain", Progress.DONE, "done").paste(right)
        : ConnectStep.of("install-domain", Progress.WRONG, "other", entered.text()).paste(right);
  }

  private static ConnectStep suiteId(Suite suite) {
    if (suite.suiteId().isEmpty()) {
      return suite
          .proposedSuiteId()
          .map(proposed -> ConnectStep.of("suite-id", Progress.WAITING, "proposed", proposed))
          .orElseGet(() -> ConnectStep.of("suite-id", Progress.WAITING, "none"));
    }
    return suite.suiteSecret().isPresent()
        ? ConnectStep.of("suite-id", Progress.DONE, "done", suite.suiteId().get())
        : ConnectStep.of("suite-id", Progress.WAITING, "no-secret", suite.suiteId().get());
  }

  private ConnectStep ticket(SuiteKey key) {
    TicketState state = tickets.state(key);
    return switch (state.freshness()) {
      case FRESH ->
          ConnectStep.of("ticket", Progress.DONE, "done").at(state.ticketTime().orElseThrow());
      case STALE ->
          ConnectStep.of("ticket", Progress.WRONG, "stale").at(state.ticketTime().orElseThrow());
      case WAITING_FOR_TICKET -> ConnectStep.of("ticket", Progress.WAITING, "none");
    };
  }

  private ConnectStep token(Suite suite, Optional<TokenRow> token) {
    Instant now = clock.instant();
    if (token.filter(row -> row.hasValidToken(now)).isPresent()) {
      return ConnectStep.of("token", Progress.DONE, "done").at(token.get().expiresAt().get());
    }
    boolean failed = token.flatMap(TokenRow::lastProblem).isPresent();
    return failed && suite.suiteId().isPresent()
        ? ConnectStep.of("token", Progress.WRONG, "failed", told(token.get()))
        : ConnectStep.of("token", Progress.WAITING, "none");
  }

  private ConnectStep addresses(Provider provider, Optional<TokenRow> token) {
    boolean refused =
        token.filter(row -> row.lastErrcode().orElse(0) == ADDRESS_REFUSED).isPresent();
    if (refused) {
      return ConnectStep.of("ip-list", Progress.WRONG, "refused", told(token.get()));
    }
    if (token.filter(row -> row.hasValidToken(clock.instant())).isPresent()) {
      return ConnectStep.of("ip-list", Progress.DONE, "done");
    }
    return provider.ipList().isEmpty()
        ? ConnectStep.of("ip-list", Progress.WAITING, "none")
        : ConnectStep.of("ip-list", Progress.WAITING, "entered", provider.ipList());
  }

  private static String told(TokenRow row) {
    return row.lastDetail().or(() -> row.lastProblem().map(Enum::name)).orElse("");
  }

  private ConnectStep install(SuiteKey key) {
    long installed = corps.count(key);
    return installed > 0
        ? ConnectStep.of("install", Progress.DONE, "done", installed)
        : ConnectStep.of("install", Progress.WAITING, "none");
  }
}
