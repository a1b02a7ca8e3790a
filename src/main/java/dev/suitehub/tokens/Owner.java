package dev.suitehub.tokens;

import dev.suitehub.tokens.Sight.Refusal;

/**
 * Whose token it is, as the registry says now.
 *
 * @param identity the SuiteId or corpid that a token has to belong to; empty while there is none
 * @param barred no token may be served, not even one that is kept
 * @param means how one can be had: {@link Sight.Due}, or the {@link Refusal} that says why not
 */
record Owner(String identity, boolean barred, Sight means) {

  static Owner barred(Refusal why) {
    return new Owner("", true, why);
  }

  static Owner of(Credentials credentials) {
    return new Owner(credentials.identity(), false, new Sight.Due(credentials));
  }

  static Owner lacking(String identity, Refusal why) {
    return new Owner(identity, false, why);
  }
}
