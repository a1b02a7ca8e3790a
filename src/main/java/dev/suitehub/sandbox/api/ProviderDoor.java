package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.function.BiFunction;

/** Which provider calls: the owner of its provider_access_token. */
@Dependent
class ProviderDoor {

  private final SandboxProviders providers;
  private final TokenCheck tokens;

  @Inject
  ProviderDoor(SandboxProviders providers, TokenCheck tokens) {
    this.providers = providers;
    this.tokens = tokens;
  }

  Guarded opens(BiFunction<SandboxProvider, ApiCall, JsonObjectBuilder> answer) {
    return opens(TokenUse.PROVIDER, answer);
  }

  Guarded opens(TokenUse use, BiFunction<SandboxProvider, ApiCall, JsonObjectBuilder> answer) {
    return Guarded.json(use, call -> answer.apply(enter(call, use.parameter()), call));
  }

  /** Throws the refusal; either name will do, for clients mix them up. */
  private SandboxProvider enter(ApiCall call, String parameter) {
    String token =
        call.parameter(parameter)
            .or(() -> call.parameter("provider_access_token"))
            .or(() -> call.parameter("access_token"))
            .orElseThrow(() -> new ApiRefusal(ErrCode.MISSING_ACCESS_TOKEN));
    CorpId corpId = new CorpId(tokens.live(token, TokenKind.PROVIDER).corp());
    return providers.find(corpId).orElseThrow(() -> new ApiRefusal(TokenKind.PROVIDER.ifUnknown()));
  }
}
