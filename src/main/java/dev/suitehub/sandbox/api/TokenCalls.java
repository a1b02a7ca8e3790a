package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.push.Tickets;
import dev.suitehub.sandbox.world.CustomisedApp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** The calls that give a token. */
@Dependent
class TokenCalls implements Topic {

  private final SandboxProviders providers;
  private final SandboxSuites suites;
  private final SandboxCorps corps;
  private final Authorisations authorisations;
  private final SuiteDoor door;
  private final Grants grants;
  private final Tickets tickets;
  private final TokenJson tokens;

  @Inject
  TokenCalls(
      SandboxProviders providers,
      SandboxSuites suites,
      SandboxCorps corps,
      Authorisations authorisations,
      SuiteDoor door,
      Grants grants,
      Tickets tickets,
      TokenJson tokens) {
    this.providers = providers;
    this.suites = suites;
    this.corps = corps;
    this.authorisations = authorisations;
    this.door = door;
    this.grants = grants;
    this.tickets = tickets;
    this.tokens = tokens;
  }

  @Override
  public String title() {
    return "凭证 · Tokens";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
                "service/get_suite_token",
                "97162",
                "suite_access_token for suite_id, suite_secret and any suite_ticket younger than 30"
                    + " minutes",
                Guarded.open(this::suiteToken))
            .silent(),
        Endpoint.post(
                "service/get_provider_token",
                "96237",
                "provider_access_token for corpid and provider_secret",
                Guarded.open(this::providerToken))
            .silent(),
        Endpoint.post(
                "service/get_corp_token",
                "90605",
                "the corp's access_token for auth_corpid and permanent_code",
                door.opens(this::corpToken))
            .silent(),
        Endpoint.get(
            "gettoken",
            "91039",
            "access_token of a customised app (dk…): its permanent_code is the corpsecret",
            Guarded.open(this::customisedToken)));
  }

  /** Any ticket of the suite that is younger than thirty minutes will do. */
  private JsonObjectBuilder suiteToken(ApiCall call) {
    Fields fields = Fields.of(call.body());
    String suiteId = fields.text("suite_id", ErrCode.MISSING_SUITE_ID);
    Secret secret = fields.secret("suite_secret", ErrCode.MISSING_SUITE_SECRET);
    SandboxSuite suite =
        Ids.of(suiteId, SuiteId::new)
            .flatMap(suites::lock)
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_SUITE_ID));
    if (!suite.secret().equals(secret)) {
      throw new ApiRefusal(ErrCode.INVALID_SUITE_SECRET);
    }
    Secret ticket = fields.secret("suite_ticket", ErrCode.MISSING_SUITE_TICKET);
    if (!tickets.isValid(suite.suiteId(), ticket)) {
      throw new ApiRefusal(ErrCode.INVALID_SUITE_TICKET);
    }
    return tokens.of(
        "suite_access_token", new TokenOwner(TokenKind.SUITE, suite.suiteId().value(), ""));
  }

  private JsonObjectBuilder providerToken(ApiCall call) {
    Fields fields = Fields.lenient(call.body());
    String corpId = fields.text("corpid", ErrCode.MISSING_CORPID);
    Secret secret = fields.secret("provider_secret", ErrCode.MISSING_SECRET);
    SandboxProvider provider =
        Ids.of(corpId, CorpId::new)
            .flatMap(providers::lock)
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_CORPID));
    if (!provider.secret().equals(secret)) {
      boolean another = providers.all().stream().anyMatch(one -> one.secret().equals(secret));
      throw new ApiRefusal(another ? ErrCode.SECRET_OF_ANOTHER_CORP : ErrCode.INVALID_CREDENTIAL);
    }
    return tokens.of(
        "provider_access_token", new TokenOwner(TokenKind.PROVIDER, "", provider.corpId().value()));
  }

  private JsonObjectBuilder corpToken(SandboxSuite suite, ApiCall call) {
    return tokens.ofCorp(grants.named(suite, call));
  }

  /** Third-party apps have no business here: their codes are no corpsecrets. */
  private JsonObjectBuilder customisedToken(ApiCall call) {
    CorpId corpId =
        Ids.of(call.demand("corpid", ErrCode.MISSING_CORPID), CorpId::new)
            .filter(id -> corps.find(id).isPresent())
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_CORPID));
    Secret secret = Secret.of(call.demand("corpsecret", ErrCode.MISSING_SECRET));
    Authorisation authorisation =
        suites.all().stream()
            .filter(suite -> CustomisedApp.is(suite.suiteId()))
            .flatMap(suite -> authorisations.active(suite.suiteId()).stream())
            .filter(one -> one.accepts(secret))
            .findFirst()
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_CREDENTIAL));
    if (!authorisation.corpId().equals(corpId)) {
      throw new ApiRefusal(ErrCode.SECRET_OF_ANOTHER_CORP);
    }
    return tokens.ofCorp(authorisation);
  }
}
