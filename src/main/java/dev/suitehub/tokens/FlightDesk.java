package dev.suitehub.tokens;

import dev.suitehub.tokens.Sight.Busy;
import dev.suitehub.tokens.Sight.Due;
import dev.suitehub.tokens.Sight.MeansRefused;
import dev.suitehub.tokens.Sight.Refusal;
import dev.suitehub.tokens.Sight.Served;
import dev.suitehub.tokens.Sight.Won;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.Optional;
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

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final TokenLedger ledger;
  private final Renewal renewal;
  private final Tokens tokens;
  private final Lane looks;
  private final Lane calls;
  private final ScheduledExecutorService scheduler;
  private final Duration patience;

  /**
   * @param tokens where the token comes from that another one is asked for with
   */
  FlightDesk(
      TokenLedger ledger,
      Renewal renewal,
      Tokens tokens,
      Executor threads,
      ScheduledExecutorService scheduler,
      TokensConfig config) {
    this.ledger = ledger;
    this.renewal = renewal;
    this.tokens = tokens;
    this.looks = new Lane(threads, config.parallel());
    this.calls = new Lane(threads, config.parallel());
    this.scheduler = scheduler;
    this.patience = config.patience();
  }

  void look(Flight flight) {
    in(looks, flight, going -> proceed(going, ledger.look(going.key())));
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
                call(flight, Optional.of(token.accessToken()));
              } else {
                flight.fail(failure);
              }
            });
  }

  private void call(Flight flight, Optional<Secret> with) {
    in(
        calls,
        flight,
        going ->
            proceed(going, renewal.run(going.key(), with, going.isAhead(), going.isLastTry())));
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
    if (flight.isAhead()) {
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
    if (!flight.isLimited()) {
      guarded(
          flight,
          going ->
              going.limitBy(
                  scheduler.schedule(
                      () -> going.fail(Flight.tooSlow()),
                      patience.toMillis(),
                      TimeUnit.MILLISECONDS)));
    }
  }

  private static void in(Lane lane, Flight flight, Consumer<Flight> step) {
    guarded(
        flight,
        going ->
            lane.execute(
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
