package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Who calls with a token called access_token: a corp's app, or a provider. */
@Dependent
class CorpDoor {

  private final SandboxSuites suites;
  private final Authorisations authorisations;
  private final IssuedTokens tokens;
  private final Clock clock;

  @Inject
  CorpDoor(SandboxSuites suites, Authorisations authorisations, IssuedTokens tokens, Clock clock) {
    this.suites = suites;
    this.authorisations = authorisations;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Throws the refusal. What a live token gets after the uninstall is unconfirmed. */
  Authorisation enter(ApiCall call) {
    IssuedToken issued = issued(call, "access_token", TokenKind.CORP);
    return authorisations
        .find(new SuiteId(issued.suite()), new CorpId(issued.corp()))
        .filter(Authorisation::isActive)
        .orElseThrow(() -> new ApiRefusal(ErrCode.AUTHORISATION_INVALID));
  }

  /** The provider's corpid. Its token is called access_token by get_login_info (doc 91125). */
  CorpId enterProvider(ApiCall call) {
    String name =
        call.parameter("provider_access_token").isPresent()
            ? "provider_access_token"
            : "access_token";
    return new CorpId(issued(call, name, TokenKind.PROVIDER).corp());
  }

  boolean isOf(SuiteId suiteId, CorpId provider) {
    return suites.find(suiteId).filter(suite -> suite.provider().equals(provider)).isPresent();
  }

  private IssuedToken issued(ApiCall call, String parameter, TokenKind kind) {
    String token =
        call.parameter(parameter).orElseThrow(() -> new ApiRefusal(ErrCode.MISSING_ACCESS_TOKEN));
    IssuedToken issued =
        tokens
            .find(token)
            .filter(found -> found.kind() == kind)
            .orElseThrow(() -> new ApiRefusal(kind.ifUnknown()));
    int errcode = issued.errcode(clock.instant());
    if (errcode != 0) {
      throw new ApiRefusal(errcode);
    }
    return issued;
  }
}
