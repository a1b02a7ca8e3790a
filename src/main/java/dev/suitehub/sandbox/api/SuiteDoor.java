package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Which suite calls: the owner of its suite_access_token. */
@Dependent
class SuiteDoor {

  private final SandboxSuites suites;
  private final IssuedTokens tokens;
  private final Clock clock;

  @Inject
  SuiteDoor(SandboxSuites suites, IssuedTokens tokens, Clock clock) {
    this.suites = suites;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Throws the refusal; some clients send the token as access_token. */
  SandboxSuite enter(ApiCall call) {
    String token =
        call.parameter("suite_access_token")
            .or(() -> call.parameter("access_token"))
            .orElseThrow(() -> new ApiRefusal(ErrCode.MISSING_SUITE_TOKEN));
    IssuedToken issued =
        tokens
            .find(token)
            .filter(found -> found.kind() == TokenKind.SUITE)
            .orElseThrow(() -> new ApiRefusal(TokenKind.SUITE.ifUnknown()));
    SuiteId suiteId = new SuiteId(issued.suite());
    int errcode = issued.errcode(clock.instant());
    if (errcode != 0) {
      throw new ApiRefusal(errcode);
    }
    return suites.find(suiteId).orElseThrow(() -> new ApiRefusal(TokenKind.SUITE.ifUnknown()));
  }
}
