package dev.suitehub.tokens;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** All tokens: got when they are wanted, renewed ahead, forgotten when refused. */
@ApplicationScoped
public class Tokens {

  protected Tokens() {}

  /**
   * A valid token, without holding a thread while it is fetched. Fails with a {@code
   * ProblemException} of a {@link TokenProblem}, or of the registry's {@code no-such-…}.
   */
  public CompletionStage<Token> want(TokenKey key) {
    throw new UnsupportedOperationException(key.toString());
  }

  /** As {@link #want}, for workers: blocks, bounded. */
  public Token await(TokenKey key) {
    throw new UnsupportedOperationException(key.toString());
  }

  /**
   * WeCom refused {@code accessToken}: it is forgotten if it is still the one that is kept, at most
   * once in 30 s per key.
   */
  public void refused(TokenKey key, Secret accessToken) {
    throw new UnsupportedOperationException(key.toString());
  }

  /**
   * Runs a call with the suite's token. Where WeCom says that the token is invalid or expired, it
   * is forgotten and the call made once more with a new one; what is thrown then goes through.
   */
  public <T> T withSuiteToken(SuiteKey suite, Function<Secret, T> call) {
    throw new UnsupportedOperationException(suite.toString());
  }

  /**
   * In the caller's transaction: the corp has withdrawn. Its token goes with the commit; no node
   * serves it longer than its cache does (2 s).
   */
  public void forgetCorp(SuiteKey suite, CorpId corpId) {
    throw new UnsupportedOperationException(suite.toString() + corpId);
  }

  /** How every token stands, in order; no secrets. */
  public List<TokenRow> rows() {
    throw new UnsupportedOperationException();
  }
}
