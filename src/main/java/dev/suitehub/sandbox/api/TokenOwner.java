package dev.suitehub.sandbox.api;

import dev.suitehub.wire.CorpId;

/**
 * Whose token it is.
 *
 * @param suite empty for a provider's
 * @param corp empty for a suite's; the provider's own corpid for a provider's
 */
public record TokenOwner(TokenKind kind, String suite, String corp) {

  /** Of the token by which a new corp's contacts are moved in (doc 90582). */
  public static TokenOwner ofMigration(CorpId corp) {
    return new TokenOwner(TokenKind.CONTACT_SYNC, "", corp.value());
  }
}
