package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.push.Tickets;
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
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.function.Function;

/** The three calls that give a token. For historical reasons they carry no errcode on success. */
@Dependent
class TokenCalls {

  private final SandboxProviders providers;
  private final SandboxSuites suites;
  private final Grants grants;
  private final Tickets tickets;
  private final IssuedTokens tokens;

  @Inject
  TokenCalls(
      SandboxProviders providers,
      SandboxSuites suites,
      Grants grants,
      Tickets tickets,
      IssuedTokens tokens) {
    this.providers = providers;
    this.suites = suites;
    this.grants = grants;
    this.tickets = tickets;
    this.tokens = tokens;
  }

  /** Doc 97162. Any ticket of the suite that is younger than thirty minutes will do. */
  JsonObjectBuilder suiteToken(ApiCall call) {
    Fields fields = Fields.of(call.body());
    String suiteId = fields.text("suite_id", ErrCode.MISSING_SUITE_ID);
    Secret secret = fields.secret("suite_secret", ErrCode.MISSING_SUITE_SECRET);
    SandboxSuite suite =
        id(suiteId, SuiteId::new)
            .flatMap(suites::lock)
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_SUITE_ID));
    if (!suite.secret().equals(secret)) {
      throw new ApiRefusal(ErrCode.INVALID_SUITE_SECRET);
    }
    Secret ticket = fields.secret("suite_ticket", ErrCode.MISSING_SUITE_TICKET);
    if (!tickets.isValid(suite.suiteId(), ticket)) {
      throw new ApiRefusal(ErrCode.INVALID_SUITE_TICKET);
    }
    return token(
        "suite_access_token", new TokenOwner(TokenKind.SUITE, suite.suiteId().value(), ""));
  }

  /** Doc 96237. */
  JsonObjectBuilder providerToken(ApiCall call) {
    Fields fields = Fields.lenient(call.body());
    String corpId = fields.text("corpid", ErrCode.MISSING_CORPID);
    Secret secret = fields.secret("provider_secret", ErrCode.MISSING_SECRET);
    SandboxProvider provider =
        id(corpId, CorpId::new)
            .flatMap(providers::lock)
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_CORPID));
    if (!provider.secret().equals(secret)) {
      throw new ApiRefusal(ErrCode.INVALID_CREDENTIAL);
    }
    return token(
        "provider_access_token", new TokenOwner(TokenKind.PROVIDER, "", provider.corpId().value()));
  }

  /** Doc 90605. */
  JsonObjectBuilder corpToken(ApiCall call) {
    Authorisation authorisation = grants.named(call);
    suites.lock(authorisation.suiteId());
    return token("access_token", owner(authorisation));
  }

  /** The corp's token together with its life, as get_corp_token and the old exchange give it. */
  JsonObjectBuilder token(String field, TokenOwner owner) {
    return Json.createObjectBuilder()
        .add(field, tokens.give(owner).token().reveal())
        // A token that is given again comes with the same number.
        .add("expires_in", IssuedTokens.VALIDITY.toSeconds());
  }

  static TokenOwner owner(Authorisation authorisation) {
    return new TokenOwner(
        TokenKind.CORP, authorisation.suiteId().value(), authorisation.corpId().value());
  }

  private static <T> Optional<T> id(String text, Function<String, T> constructor) {
    try {
      return Optional.of(constructor.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
