package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.IdentityCode;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** A member's code is consumed, once; everything in the caller's transaction. */
@Dependent
class SpentCodes {

  private final IdentityCodes codes;

  @Inject
  SpentCodes(IdentityCodes codes) {
    this.codes = codes;
  }

  /** A suite's code, in the query. Throws the refusal. */
  Member member(ApiCall call, String parameter, CodeKind kind, SuiteId suiteId) {
    String code = call.demand(parameter, ErrCode.MISSING_AUTH_CODE);
    return member(kind, suiteId.value(), Secret.of(code));
  }

  /** Which of 40029 and 42022 a code gets that was used before is unconfirmed. */
  Member member(CodeKind kind, String owner, Secret code) {
    IdentityCode known =
        codes
            .find(kind, owner, code)
            .filter(found -> !found.isSpent())
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_OAUTH_CODE));
    if (codes.isExpired(known)) {
      throw new ApiRefusal(ErrCode.EXPIRED_OAUTH_CODE);
    }
    if (!known.isTrusted()) {
      throw new ApiRefusal(ErrCode.UNTRUSTED_REDIRECT_DOMAIN);
    }
    if (!codes.spend(known)) {
      throw new ApiRefusal(ErrCode.INVALID_OAUTH_CODE);
    }
    return known.member();
  }
}
