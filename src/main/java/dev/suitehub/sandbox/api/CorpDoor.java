package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.world.CustomisedApp;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Which app of which corp calls: the owner of an access_token. */
@Dependent
class CorpDoor {

  private static final String PARAMETER = "access_token";

  private final Authorisations authorisations;
  private final TokenCheck tokens;

  @Inject
  CorpDoor(Authorisations authorisations, TokenCheck tokens) {
    this.authorisations = authorisations;
    this.tokens = tokens;
  }

  Guarded opens(BiFunction<Authorisation, ApiCall, JsonObjectBuilder> answer) {
    return Guarded.json(TokenUse.CORP, call -> answer.apply(enter(call), call));
  }

  Guarded opensFile(BiFunction<Authorisation, ApiCall, Outcome> answer) {
    return new Guarded(TokenUse.CORP, call -> answer.apply(enter(call), call));
  }

  /** For customised apps (代开发) alone; which errcode others get is unconfirmed. */
  Guarded opensCustomised(BiFunction<Authorisation, ApiCall, JsonObjectBuilder> answer) {
    return opens(
        (authorisation, call) -> {
          if (!CustomisedApp.is(authorisation.suiteId())) {
            throw new ApiRefusal(ErrCode.API_NO_PERMISSION);
          }
          return answer.apply(authorisation, call);
        });
  }

  /**
   * For the token of a contact migration (doc 90583, 90584): the corp it was given for.
   *
   * @param ifOrdinary what an app's own token gets
   */
  Guarded opensMigration(
      ErrCode ifOrdinary, BiFunction<CorpId, ApiCall, JsonObjectBuilder> answer) {
    return Guarded.json(
        TokenUse.CONTACT_SYNC,
        call -> {
          IssuedToken issued = tokens.liveOfAny(token(call));
          if (issued.kind() != TokenKind.CONTACT_SYNC) {
            throw new ApiRefusal(ifOrdinary);
          }
          return answer.apply(new CorpId(issued.corp()), call);
        });
  }

  Guarded opensToAny(Function<ApiCall, JsonObjectBuilder> answer) {
    return Guarded.json(
        TokenUse.ANY,
        call -> {
          tokens.liveOfAny(
              call.parameter("suite_access_token")
                  .or(() -> call.parameter("provider_access_token"))
                  .orElseGet(() -> token(call)));
          return answer.apply(call);
        });
  }

  /** Throws the refusal. What a live token gets after the uninstall is unconfirmed. */
  Authorisation enter(ApiCall call) {
    IssuedToken issued = tokens.live(token(call), TokenKind.CORP);
    return authorisations
        .find(new SuiteId(issued.suite()), new CorpId(issued.corp()))
        .filter(Authorisation::isActive)
        .orElseThrow(() -> new ApiRefusal(ErrCode.AUTHORISATION_INVALID));
  }

  private static String token(ApiCall call) {
    return call.parameter(PARAMETER)
        .orElseThrow(() -> new ApiRefusal(ErrCode.MISSING_ACCESS_TOKEN));
  }
}
