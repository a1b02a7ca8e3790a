package dev.suitehub.install;

import dev.suitehub.access.AuditLog;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.release.TestLinks;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.upstream.PreAuthCode;
import dev.suitehub.upstream.UpstreamConfig;
import dev.suitehub.upstream.Wecom;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A corp's admin leaves for WeCom's install page, and comes back with a code. */
@Dependent
class InstallFlow {

  private static final int TEST_AUTHORISATION = 1;
  private static final int MOST_UNTRUSTED = 200;

  private final Suites suites;
  private final InstallStates states;
  private final TestLinks links;
  private final PendingExchanges exchanges;
  private final AuthorizedCorps corps;
  private final Tokens tokens;
  private final Wecom wecom;
  private final UpstreamConfig upstream;
  private final HubConfig hub;
  private final AuditLog audit;
  private final Tx tx;

  @Inject
  InstallFlow(
      Suites suites,
      InstallStates states,
      TestLinks links,
      PendingExchanges exchanges,
      AuthorizedCorps corps,
      Tokens tokens,
      Wecom wecom,
      UpstreamConfig upstream,
      HubConfig hub,
      AuditLog audit,
      Tx tx) {
    this.suites = suites;
    this.states = states;
    this.links = links;
    this.exchanges = exchanges;
    this.corps = corps;
    this.tokens = tokens;
    this.wecom = wecom;
    this.upstream = upstream;
    this.hub = hub;
    this.audit = audit;
    this.tx = tx;
  }

  /**
   * Throws {@code return-host}, {@code link-used} or {@code not-online} where the visit can come to
   * nothing. Burns nothing.
   */
  void check(Suite suite, Optional<String> returnTo, Optional<String> link) {
    if (returnTo.isPresent()
        && ReturnAddress.allowed(returnTo.get(), suite.returnHosts()).isEmpty()) {
      throw InstallProblem.RETURN_HOST.because(
          "Its host is not among the returnHosts of suite '" + suite.key() + "'.");
    }
    if (link.isPresent() && !links.isGood(suite.key(), link.get())) {
      throw linkUsed();
    }
    if (link.isEmpty() && !suite.status().isAuthorizable()) {
      throw InstallProblem.NOT_ONLINE.because(
          "Suite '"
              + suite.key()
              + "' is "
              + suite.stage()
              + " (REL-02); test it with a test link.");
    }
  }

  /** WeCom's install page for one visit of this browser. Calls WeCom: not in a transaction. */
  URI depart(SuiteKey key, String browser, Optional<String> returnTo, Optional<String> link) {
    String suiteId =
        tx.call(
            () -> {
              Suite suite = suites.get(key);
              check(suite, returnTo, link);
              return suite.suiteId().map(SuiteId::value).orElse("");
            });
    AuthorizationKind kind = link.isPresent() ? AuthorizationKind.TEST : AuthorizationKind.FORMAL;
    PreAuthCode code = tokens.withSuiteToken(key, token -> preAuthCode(token, kind));
    String state =
        tx.call(
            () -> {
              Optional<Long> used = link.flatMap(text -> links.use(key, text));
              if (link.isPresent() && used.isEmpty()) {
                throw linkUsed();
              }
              return states.begin(key, browser, returnTo, used);
            });
    return URI.create(
        upstream.openBase()
            + "/3rdapp/install?suite_id="
            + encoded(suiteId)
            + "&pre_auth_code="
            + encoded(code.code().reveal())
            + "&redirect_uri="
            + encoded(hub.publicUrl("/install/" + key + "/done").toString())
            + "&state="
            + state);
  }

  private PreAuthCode preAuthCode(Secret suiteToken, AuthorizationKind kind) {
    PreAuthCode code = wecom.preAuthCode(suiteToken);
    if (kind == AuthorizationKind.TEST) {
      wecom.sessionInfo(suiteToken, code.code(), TEST_AUTHORISATION);
    }
    return code;
  }

  /**
   * WeCom's redirect. The code is kept in any case: it binds that corp to our suite whoever brings
   * it. True where the state is this browser's, so that it may see what becomes of it.
   */
  boolean arrive(SuiteKey key, Secret code, Optional<String> state, Optional<String> browser) {
    String codeHash = PendingExchanges.hash(code);
    return tx.call(
        () -> {
          Optional<InstallState> own =
              browser.flatMap(id -> state.flatMap(value -> states.use(value, key, id, codeHash)));
          AuthorizationKind kind = own.map(InstallState::kind).orElse(AuthorizationKind.UNKNOWN);
          if (own.isEmpty()) {
            admit(key, codeHash);
          }
          boolean added = exchanges.keep(key, code, CodeSource.REDIRECT, kind, own.isPresent());
          if (own.isEmpty() && exchanges.find(key, codeHash).orElseThrow().seeForeign()) {
            audit.note(
                "browser",
                "install.foreign-state",
                "suite/" + key,
                state.isPresent() ? "state not this browser's, used or too old" : "no state");
          }
          if (!added && own.isPresent()) {
            exchanges
                .find(key, codeHash)
                .flatMap(PendingExchange::corpId)
                .ifPresent(
                    corp -> {
                      corps.learnKind(key, corp, kind);
                      states.testLink(key, codeHash).ifPresent(link -> links.usedBy(link, corp));
                    });
          }
          return own.isPresent();
        });
  }

  /** Whoever invents codes must not keep those that WeCom gave from being exchanged. */
  private void admit(SuiteKey key, String codeHash) {
    if (!exchanges.isKnown(key, codeHash) && exchanges.countUntrusted(key) >= MOST_UNTRUSTED) {
      throw InstallProblem.BUSY.because("Too many codes came from browsers that were not sent.");
    }
  }

  /** Whether this browser began the install with that state. */
  Progress progress(SuiteKey key, String state, Optional<String> browser) {
    return browser
        .flatMap(id -> states.findOwn(state, key, id))
        .flatMap(
            own ->
                own.codeHash()
                    .flatMap(hash -> exchanges.find(key, hash))
                    .map(exchange -> progress(exchange, own)))
        .orElseGet(() -> Progress.of(Progress.Stage.UNKNOWN));
  }

  private Progress progress(PendingExchange exchange, InstallState state) {
    return switch (exchange.state()) {
      case PENDING, OUTCOME_UNKNOWN -> Progress.of(Progress.Stage.WORKING);
      case REFUSED -> Progress.of(Progress.Stage.FAILED);
      case LOST -> Progress.of(Progress.Stage.LOST);
      case DONE -> {
        CorpId corpId = exchange.corpId().orElseThrow();
        String name = corps.find(exchange.suite(), corpId).map(AuthorizedCorp::corpName).orElse("");
        yield new Progress(Progress.Stage.INSTALLED, Optional.of(corpId), name, state.returnTo());
      }
    };
  }

  private static RuntimeException linkUsed() {
    return InstallProblem.LINK_USED.because("Ask the provider for a new one.");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
