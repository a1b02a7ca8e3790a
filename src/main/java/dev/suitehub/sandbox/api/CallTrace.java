package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import java.util.Optional;

/**
 * What a call is about, for the log.
 *
 * @param suite the calling suite, as its token or the body says; empty where unknown
 * @param corp the corp, or the provider's own, in the body or of the token; empty where none is
 * @param codeHash of the auth code that came along; empty where none did
 */
record CallTrace(String suite, String corp, String codeHash) {

  private static final int LONGEST = 64;

  /** Read before the call is judged, so that refused calls can be counted too. */
  static CallTrace of(ApiCall call, IssuedTokens tokens) {
    Fields fields = Fields.lenient(call.body());
    Optional<IssuedToken> token =
        call.parameter("suite_access_token")
            .or(() -> call.parameter("access_token"))
            .or(() -> call.parameter("provider_access_token"))
            .flatMap(tokens::find);
    String suite =
        token
            .map(IssuedToken::suite)
            .filter(id -> !id.isEmpty())
            .or(() -> fields.text("suite_id"))
            .orElse("");
    String corp =
        fields
            .text("auth_corpid")
            .or(() -> fields.text("corpid"))
            .or(() -> token.map(IssuedToken::corp))
            .orElse("");
    String codeHash = fields.text("auth_code").map(Fresh::hash).orElse("");
    return new CallTrace(cut(suite), cut(corp), codeHash);
  }

  /** The exchange has told which corp it was. */
  CallTrace about(String exchangedCorp) {
    return exchangedCorp.isEmpty() ? this : new CallTrace(suite, exchangedCorp, codeHash);
  }

  private static String cut(String id) {
    String clean = id.replaceAll("[^A-Za-z0-9_@.-]", "?");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }
}
