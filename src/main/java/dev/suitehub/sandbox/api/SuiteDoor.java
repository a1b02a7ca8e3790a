package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.function.BiFunction;

/** Which suite calls: the owner of its suite_access_token. */
@Dependent
class SuiteDoor {

  private final SandboxSuites suites;
  private final TokenCheck tokens;

  @Inject
  SuiteDoor(SandboxSuites suites, TokenCheck tokens) {
    this.suites = suites;
    this.tokens = tokens;
  }

  Guarded opens(BiFunction<SandboxSuite, ApiCall, JsonObjectBuilder> answer) {
    return Guarded.json(TokenUse.SUITE, call -> answer.apply(enter(call), call));
  }

  Guarded opensFile(BiFunction<SandboxSuite, ApiCall, Outcome> answer) {
    return new Guarded(TokenUse.SUITE, call -> answer.apply(enter(call), call));
  }

  /** Throws the refusal; some clients send the token as access_token. */
  private SandboxSuite enter(ApiCall call) {
    String token =
        call.parameter("suite_access_token")
            .or(() -> call.parameter("access_token"))
            .orElseThrow(() -> new ApiRefusal(ErrCode.MISSING_SUITE_TOKEN));
    SuiteId suiteId = new SuiteId(tokens.live(token, TokenKind.SUITE).suite());
    return suites.find(suiteId).orElseThrow(() -> new ApiRefusal(TokenKind.SUITE.ifUnknown()));
  }
}
