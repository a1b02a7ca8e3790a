package dev.suitehub.tokens;

import dev.suitehub.tokens.Lane.Rank;
import dev.suitehub.tokens.Sight.Busy;
import dev.suitehub.tokens.Sight.Due;
import dev.suitehub.tokens.Sight.MeansRefused;
import dev.suitehub.tokens.Sight.Refusal;
import dev.suitehub.tokens.Sight.Served;
import dev.suitehub.tokens.Sight.Won;
import dev.suitehub.wire.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Brings flights to their end: look at the table; where that has none, renew; where another node
 * does that, look again. Looks and calls have lanes of their own, so that a slow WeCom never keeps
 * anybody from a token that is there.
 */
final class FlightDesk {

  /** A guess about a longer queue is worth little: the first calls after a start are slow ones. */
  private static final Duration LONGEST_TOLD = Duration.ofMinutes(5);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final TokenLedger ledger;
  private final Renewal renewal;
  private final Tokens tokens;
  private final Lane looks;
  private final Lane calls;
  private final ScheduledExecutorService scheduler;
  private final Duration patience;
  private final Clock clock;

  /**
   * @param tokens where the token comes from that another one is asked for with
   */
  FlightDesk(
      TokenLedger ledger,
      Renewal renewal,
      Tokens tokens,
      Executor threads,
      ScheduledExecutorService scheduler,
      TokensConfig config,
      Clock clock) {
    this.ledger = ledger;
    this.renewal = renewal;
    this.tokens = tokens;
    this.looks = new Lane(threads, config.parallel(), clock);
    this.calls = new Lane(threads, config.parallel(), clock);
    this.clock = clock;
    this.scheduler = scheduler;
    this.patience = config.patience();
  }

  void look(Flight flight) {
    in(looks, rank(flight), flight, going -> proceed(going, ledger.look(going.key())));
  }

  void renew(Flight flight) {
    limit(flight);
    Optional<TokenKey> with = flight.key().askedWith();
    if (with.isEmpty()) {
      call(flight, Optional.empty());
      return;
    }
    tokens
        .want(with.get())
        .whenComplete(
            (token, failure) -> {
              if (failure == null) {
                call(flight, Optional.of(token));
              } else if (flight.isAhead()) {
                in(looks, rank(flight), flight, going -> giveUp(going, failure));
              } else {
                flight.fail(failure);
              }
            });
  }

  private void giveUp(Flight flight, Throwable failure) {
    ledger.rest(flight.key());
    flight.fail(failure);
  }

  private void call(Flight flight, Optional<Token> with) {
    sendAwayIfFar(flight);
    in(
        calls,
        rank(flight),
        flight,
        going ->
            proceed(
                going,
                renewal.run(
                    going.key(),
                    with.map(token -> newest(going, token)),
                    going.isAhead(),
                    going.isLastTry())));
  }

  /** Minutes may have passed in the queue, and what is asked with may be another one by now. */
  private Secret newest(Flight flight, Token with) {
    CompletableFuture<Token> now =
        tokens.want(flight.key().askedWith().orElseThrow()).toCompletableFuture();
    boolean there = now.isDone() && !now.isCompletedExceptionally();
    return (there ? now.join() : with).accessToken();
  }

  private void proceed(Flight flight, Sight sight) {
    if (sight instanceof Served served) {
      flight.serve(served.token());
    } else if (sight instanceof Refusal refusal) {
      flight.fail(refusal);
    } else if (sight instanceof Busy) {
      lookAgain(flight);
    } else if (sight instanceof MeansRefused) {
      flight.key().askedWith().ifPresent(tokens::leaveOut);
      flight.tryOnceMore();
      renew(flight);
    } else if (sight instanceof Due || sight instanceof Won) {
      renew(flight);
    }
  }

  private void lookAgain(Flight flight) {
    limit(flight);
    if (flight.isUnattended()) {
      // Who has it brings it to the table.
      flight.fail(Flight.tooSlow());
    } else {
      guarded(
          flight,
          going -> {
            var unused =
                scheduler.schedule(() -> look(going), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
          });
    }
  }

  private void limit(Flight flight) {
    if (!flight.isLimited() && !flight.isUnattended()) {
      guarded(
          flight,
          going ->
              going.limitBy(
                  scheduler.schedule(
                      () -> sendAway(going, Duration.ZERO),
                      patience.toMillis(),
                      TimeUnit.MILLISECONDS)));
    }
  }

  /** Whoever would lose patience before its turn need not wait to be told. */
  private void sendAwayIfFar(Flight flight) {
    Duration turn = calls.expected(rank(flight));
    if (!flight.isUnattended() && turn.compareTo(patience) > 0) {
      sendAway(flight, turn);
    }
  }

  private void sendAway(Flight flight, Duration turn) {
    Instant now = clock.instant();
    Duration told = turn.compareTo(LONGEST_TOLD) > 0 ? LONGEST_TOLD : turn;
    flight.sendAway(now.plus(told), now);
  }

  private static Rank rank(Flight flight) {
    if (!flight.key().kind().isOfCorp()) {
      return Rank.FIRST;
    }
    return flight.isAhead() ? Rank.AHEAD : Rank.WANTED;
  }

  private static void in(Lane lane, Rank rank, Flight flight, Consumer<Flight> step) {
    guarded(
        flight,
        going ->
            lane.execute(
                rank,
                () -> {
                  if (!going.hasEnded()) {
                    guarded(going, step);
                  }
                }));
  }

  /** Whatever goes wrong ends the flight: nobody waits for one that was lost. */
  private static void guarded(Flight flight, Consumer<Flight> step) {
    try {
      step.accept(flight);
    } catch (RejectedExecutionException e) {
      flight.fail(Flight.tooSlow());
    } catch (RuntimeException | Error e) {
      flight.fail(e);
    }
  }
}
