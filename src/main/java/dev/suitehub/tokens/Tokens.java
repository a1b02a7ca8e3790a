package dev.suitehub.tokens;

import dev.suitehub.platform.error.Causes;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.suite.SuiteRemoved;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Reaction;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * All tokens: got when they are wanted, renewed ahead, forgotten when refused. However many want
 * the same one here, one {@link Flight} brings it; across nodes the row's claim decides.
 */
@ApplicationScoped
public class Tokens {

  private static final Duration GRACE = Duration.ofSeconds(2);

  /** What is renewed ahead in the five seconds of a tick: as much as is called in that time. */
  private static final int MOST_AHEAD = 250;

  private final TokenLedger ledger;
  private final TokenCache cache;
  private final FlightDesk desk;
  private final Duration patience;
  private final Clock clock;
  private final Map<TokenKey, Flight> wanted = new ConcurrentHashMap<>();
  private final Set<TokenKey> ahead = ConcurrentHashMap.newKeySet();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Tokens() {
    ledger = null;
    cache = null;
    desk = null;
    patience = Duration.ZERO;
    clock = null;
  }

  @Inject
  Tokens(
      TokenLedger ledger, Renewal renewal, TokensConfig config, Clock clock, TokenThreads threads) {
    this(ledger, renewal, config, clock, threads.executor, threads.scheduler);
  }

  Tokens(
      TokenLedger ledger,
      Renewal renewal,
      TokensConfig config,
      Clock clock,
      Executor executor,
      ScheduledExecutorService scheduler) {
    this.ledger = ledger;
    this.cache = new TokenCache(clock);
    this.patience = config.patience();
    this.desk = new FlightDesk(ledger, renewal, this, executor, scheduler, config, clock);
    this.clock = clock;
  }

  /**
   * A valid token, without holding a thread while it is fetched. Fails with a {@link
   * ProblemException} of a {@link TokenProblem}, or of the registry's {@code no-such-…}.
   */
  public CompletionStage<Token> want(TokenKey key) {
    Optional<Token> kept = cache.find(key);
    if (kept.isPresent()) {
      return CompletableFuture.completedStage(kept.get());
    }
    Flight mine = new Flight(key, false, this::landed);
    Flight running = wanted.putIfAbsent(key, mine);
    if (running != null) {
      return joined(running);
    }
    desk.look(mine);
    return mine.end();
  }

  /**
   * A new one from WeCom though the one that is kept may be good, once the ledger holds it for due.
   * Blocks, a little longer than any caller's patience at most. Fails as {@link #await} does.
   */
  void renewNow(TokenKey key) {
    if (!ahead.add(key)) {
      throw Flight.tooSlow().toProblem();
    }
    Flight flight =
        new Flight(
            key,
            true,
            (landing, token) -> {
              token.ifPresent(got -> cache.keep(key, got));
              ahead.remove(key);
            });
    desk.renew(flight);
    await(key, flight.end());
  }

  /** As {@link #want}, for workers: blocks, a little longer than any caller's patience at most. */
  public Token await(TokenKey key) {
    return await(key, want(key));
  }

  private Token await(TokenKey key, CompletionStage<Token> coming) {
    try {
      return coming
          .toCompletableFuture()
          .get(patience.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (Causes.unwrap(e) instanceof ProblemException problem) {
        throw problem;
      }
      throw new IllegalStateException("The token " + key + " could not be read.", e);
    } catch (TimeoutException e) {
      throw Flight.tooSlow().toProblem();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Flight.tooSlow().toProblem();
    }
  }

  /**
   * WeCom refused {@code accessToken}: it is forgotten if it is still the one that is kept, at most
   * once in 30 s per key, a JS ticket once in 90 s. Throws the registry's {@code no-such-…}.
   */
  public void refused(TokenKey key, Secret accessToken) {
    isGone(key, accessToken);
  }

  /**
   * Runs a call with the suite's token. Where WeCom says that the token is invalid or expired
   * (40014, 40082, 42001, 42009), it is forgotten and the call made once more with a new one; what
   * is thrown then goes through, as does a refusal for which there is no new token.
   */
  public <T> T withSuiteToken(SuiteKey suite, Function<Secret, T> call) {
    return with(TokenKey.suite(suite), call);
  }

  /** As {@link #withSuiteToken}, with the provider's token. */
  public <T> T withProviderToken(ProviderKey provider, Function<Secret, T> call) {
    return with(TokenKey.provider(provider), call);
  }

  /** As {@link #withSuiteToken}, with the corp's token. */
  public <T> T withCorpToken(SuiteKey suite, CorpId corpId, Function<Secret, T> call) {
    return with(TokenKey.corp(suite, corpId), call);
  }

  private <T> T with(TokenKey key, Function<Secret, T> call) {
    Secret first = await(key).accessToken();
    try {
      return call.apply(first);
    } catch (WecomRefused refused) {
      if (refused.reaction() != Reaction.REFRESH_TOKEN || !isGone(key, first)) {
        throw refused;
      }
      Secret second = await(key).accessToken();
      if (second.equals(first)) {
        throw refused;
      }
      return call.apply(second);
    }
  }

  /**
   * In the caller's transaction: the corp has withdrawn. Its token and its JS tickets go with the
   * commit; other nodes serve them no longer than their copy lives (2 s).
   */
  public void forgetCorp(SuiteKey suite, CorpId corpId) {
    for (TokenKey key : TokenKey.ofCorp(suite, corpId)) {
      ledger.forget(key);
      leaveOut(key);
    }
  }

  /**
   * In the caller's transaction: get_auth_info vouches for the corp. A new token may be asked for
   * at once; what is kept stays.
   */
  public void askAgain(SuiteKey suite, CorpId corpId) {
    ledger.askAgain(TokenKey.corp(suite, corpId));
  }

  /** How the tokens of suites and providers stand, in order; no secrets. */
  public List<TokenRow> ownerRows() {
    return ledger.ownerRows();
  }

  /** How the tokens of just these corps of a suite stand, of those that have one. */
  public List<TokenRow> corpRows(SuiteKey suite, List<CorpId> corps) {
    return corps.isEmpty() ? List.of() : ledger.corpRows(suite, corps);
  }

  /** As {@link #ownerRows}, of the corps whose last renewal failed: the latest first. */
  public List<TokenRow> troubledCorps(int most) {
    return ledger.troubledCorps(most);
  }

  /** As {@link #ownerRows}, of some corps with whose tokens all is well: the newest first. */
  public List<TokenRow> someCorps(int most) {
    return most < 1 ? List.of() : ledger.someCorps(most);
  }

  /** How many corp tokens there are, by the suite's key. */
  public Map<String, CorpTokens> corpTokens() {
    return ledger.countCorps();
  }

  /** Starts all renewals that are due, and does not wait for them. */
  void renewDue() {
    for (TokenKey key : ledger.due(MOST_AHEAD)) {
      boolean room = !key.kind().isOfCorp() || ahead.size() < MOST_AHEAD;
      if (room && ahead.add(key)) {
        desk.renew(new Flight(key, true, (flight, token) -> ahead.remove(key)));
      }
    }
  }

  void removed(@Observes SuiteRemoved gone) {
    ledger.removeSuite(gone.suite());
    leaveOut(TokenKey.suite(gone.suite()));
  }

  /** Removes corps' tokens that nobody uses, and those of suites and providers that are gone. */
  void tidy() {
    ledger.tidy();
  }

  /** Removes corps' tokens whose renewal was under way as their suite went. */
  void removeOrphans() {
    ledger.removeOrphans();
  }

  private CompletionStage<Token> joined(Flight running) {
    if (!running.isUnattended() || running.hasEnded()) {
      return running.end();
    }
    return CompletableFuture.failedStage(running.away(clock.instant()).toProblem());
  }

  private boolean isGone(TokenKey key, Secret accessToken) {
    boolean gone = ledger.refuse(key, accessToken);
    if (gone) {
      leaveOut(key);
    }
    return gone;
  }

  /** Neither the copy nor a flight that has seen it serves what was just forgotten. */
  void leaveOut(TokenKey key) {
    cache.forget(key);
    wanted.remove(key);
  }

  private void landed(Flight flight, Optional<Token> token) {
    token.ifPresent(got -> cache.keep(flight.key(), got));
    wanted.remove(flight.key(), flight);
  }
}
