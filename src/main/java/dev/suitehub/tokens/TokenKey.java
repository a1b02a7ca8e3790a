package dev.suitehub.tokens;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import java.util.List;
import java.util.Optional;

/**
 * Which token.
 *
 * @param owner the key of the suite or provider
 * @param corpId empty unless it hangs on a corp's authorisation
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

  public static TokenKey configTicket(SuiteKey suite, CorpId corpId) {
    return new TokenKey(TokenKind.CONFIG_TICKET, suite.value(), corpId.value());
  }

  public static TokenKey agentTicket(SuiteKey suite, CorpId corpId) {
    return new TokenKey(TokenKind.AGENT_TICKET, suite.value(), corpId.value());
  }

  /** All that hang on one authorisation. */
  static List<TokenKey> ofCorp(SuiteKey suite, CorpId corpId) {
    return List.of(corp(suite, corpId), configTicket(suite, corpId), agentTicket(suite, corpId));
  }

  /** The token that this one is asked for with; empty where secrets will do. */
  Optional<TokenKey> askedWith() {
    return switch (kind) {
      case SUITE, PROVIDER -> Optional.empty();
      case CORP -> Optional.of(suite(suite()));
      case CONFIG_TICKET, AGENT_TICKET -> Optional.of(corp(suite(), corp()));
    };
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
