package dev.suitehub.tokens;

import dev.suitehub.tokens.Sight.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to bring one token to all who wait for it here. It ends once. Those who wait may be
 * sent away before: the token is brought all the same.
 */
final class Flight {

  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAST_ITS_TURN = Duration.ofSeconds(30);

  /** They do not come back together. */
  private static final double MOST_JITTER = 0.2;

  private final TokenKey key;
  private final boolean ahead;
  private final BiConsumer<Flight, Optional<Token>> landing;
  private final CompletableFuture<Token> end = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Instant turn = Instant.MIN;
  private volatile boolean lastTry;
  private volatile @Nullable Future<?> limit;

  /**
   * @param ahead nobody waits for it
   * @param landing what is to be done before those who wait are told
   */
  Flight(TokenKey key, boolean ahead, BiConsumer<Flight, Optional<Token>> landing) {
    this.key = key;
    this.ahead = ahead;
    this.landing = landing;
  }

  static Refusal tooSlow() {
    return Refusal.until(
        TokenProblem.TOO_SLOW, "It is still being fetched; ask again in a moment.", ASK_AGAIN);
  }

  /** Many tokens are wanted at once, so that it is a while until it is this one's turn. */
  private static Refusal later(Duration wait) {
    return Refusal.until(
        TokenProblem.TOO_SLOW,
        "Many tokens are being fetched, one after the other; this one comes without being asked for again.",
        wait);
  }

  TokenKey key() {
    return key;
  }

  boolean isAhead() {
    return ahead;
  }

  boolean isLastTry() {
    return lastTry;
  }

  boolean hasEnded() {
    return ended.get();
  }

  /** Nobody waits for it any more: nobody asked, or all were sent away. */
  boolean isUnattended() {
    return ahead || end.isDone();
  }

  /** Sends those who wait away until {@code then}. It goes on. */
  void sendAway(Instant then, Instant now) {
    if (end.isDone()) {
      return;
    }
    turn = then;
    end.completeExceptionally(away(now).toProblem());
    unlimit();
  }

  /**
   * What those are told who come when the others were sent away. Where its turn was guessed too
   * early, they wait as long again as it is late: thousands that ask each second delay it more.
   */
  Refusal away(Instant now) {
    Duration left = turn.equals(Instant.MIN) ? Duration.ZERO : Duration.between(now, turn).abs();
    if (turn.isBefore(now) && left.compareTo(LONGEST_PAST_ITS_TURN) > 0) {
      left = LONGEST_PAST_ITS_TURN;
    }
    Duration wait =
        left.plusMillis((long) (left.toMillis() * MOST_JITTER * Spread.of(key.toString())));
    return wait.compareTo(ASK_AGAIN) > 0 ? later(wait) : tooSlow();
  }

  boolean isLimited() {
    return limit != null;
  }

  /** What it is asked for with was refused: from here on once more, and no further. */
  void tryOnceMore() {
    lastTry = true;
  }

  /** What ends it when it takes too long. */
  void limitBy(Future<?> timer) {
    limit = timer;
    if (ended.get()) {
      timer.cancel(false);
    }
  }

  CompletionStage<Token> end() {
    return end.minimalCompletionStage();
  }

  void serve(Token token) {
    if (land(Optional.of(token))) {
      end.complete(token);
    }
  }

  void fail(Throwable why) {
    if (land(Optional.empty())) {
      end.completeExceptionally(why);
    }
  }

  void fail(Refusal why) {
    fail(why.toProblem());
  }

  private boolean land(Optional<Token> token) {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    unlimit();
    landing.accept(this, token);
    return true;
  }

  private void unlimit() {
    Future<?> timer = limit;
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
