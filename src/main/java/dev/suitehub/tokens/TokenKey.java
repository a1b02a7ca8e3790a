package dev.suitehub.tokens;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;

/**
 * Which token.
 *
 * @param owner the key of the suite or provider
 * @param corpId empty unless it is a corp's
 */
public record TokenKey(TokenKind kind, String owner, String corpId) {

  public static TokenKey suite(SuiteKey suite) {
    return new TokenKey(TokenKind.SUITE, suite.value(), "");
  }

  public static TokenKey provider(ProviderKey provider) {
    return new TokenKey(TokenKind.PROVIDER, provider.value(), "");
  }

  public static TokenKey corp(SuiteKey suite, CorpId corpId) {
    return new TokenKey(TokenKind.CORP, suite.value(), corpId.value());
  }

  SuiteKey suite() {
    return new SuiteKey(owner);
  }

  ProviderKey provider() {
    return new ProviderKey(owner);
  }

  CorpId corp() {
    return new CorpId(corpId);
  }

  @Override
  public String toString() {
    return kind + "/" + owner + (corpId.isEmpty() ? "" : "/" + corpId);
  }
}
