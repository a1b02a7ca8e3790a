package dev.suitehub.sandbox.api;

import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Whether a token is one of that kind and alive; everything in the caller's transaction. */
@Dependent
class TokenCheck {

  private final IssuedTokens tokens;
  private final Clock clock;

  @Inject
  TokenCheck(IssuedTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Throws the refusal. */
  IssuedToken live(String token, TokenKind kind) {
    IssuedToken issued =
        tokens
            .find(token)
            .filter(found -> found.kind() == kind)
            .orElseThrow(() -> new ApiRefusal(kind.ifUnknown()));
    demandAlive(issued);
    return issued;
  }

  /** One with which calls are made, whosever it is. Throws the refusal. */
  IssuedToken liveOfAny(String token) {
    IssuedToken issued =
        tokens
            .find(token)
            .filter(found -> !found.kind().isTicket())
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_ACCESS_TOKEN));
    demandAlive(issued);
    return issued;
  }

  private void demandAlive(IssuedToken issued) {
    int errcode = issued.errcode(clock.instant());
    if (errcode != 0) {
      throw new ApiRefusal(errcode);
    }
  }
}
