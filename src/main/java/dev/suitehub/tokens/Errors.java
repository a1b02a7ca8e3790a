package dev.suitehub.tokens;

import dev.suitehub.tokens.Sight.Refusal;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What follows from a failed renewal: the problem that callers see, and the wait before the next.
 */
final class Errors {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** WeCom's shortest window is a minute, and so is its shortest block (doc 90312). */
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /**
   * Nothing but another secret, id or ticket helps against these, and WeCom bans an address that
   * goes on with a wrong secret for an hour. Entering another one ends the wait.
   */
  private static final Set<ErrCode> WRONG_CREDENTIALS =
      EnumSet.of(
          ErrCode.INVALID_CREDENTIAL,
          ErrCode.INVALID_CORPID,
          ErrCode.INVALID_SUITE_SECRET,
          ErrCode.SECRET_OF_ANOTHER_CORP,
          ErrCode.INVALID_SUITE_ID,
          ErrCode.INVALID_SUITE_TICKET,
          ErrCode.INVALID_PERMANENT_CODE,
          ErrCode.AUTHORISATION_INVALID);

  private Errors() {}

  /**
   * @param ticketTime of the ticket that a suite token was asked for with
   */
  static Refusal refusal(WecomRefused refused, Optional<Instant> ticketTime, Instant now) {
    return new Refusal(
        problem(refused.reaction()),
        refused.what() + age(refused, ticketTime, now),
        refused.retryAfter(),
        OptionalInt.of(refused.errcode()),
        Optional.of(refused.cure()),
        refused.isLocal());
  }

  private static TokenProblem problem(Reaction reaction) {
    return switch (reaction) {
      case WAIT_FOR_TICKET -> TokenProblem.TICKET_STALE;
      case RETRY, BACK_OFF -> TokenProblem.UPSTREAM_BUSY;
      default -> TokenProblem.UPSTREAM_REFUSED;
    };
  }

  private static String age(WecomRefused refused, Optional<Instant> ticketTime, Instant now) {
    if (refused.reaction() != Reaction.WAIT_FOR_TICKET || ticketTime.isEmpty()) {
      return "";
    }
    return " The ticket that was sent is from "
        + ticketTime.get()
        + ", "
        + Math.max(0, Duration.between(ticketTime.get(), now).toMinutes())
        + " min old; WeCom takes one for 30 min.";
  }

  static Refusal refusal(WecomUnreachable unreachable) {
    return Refusal.of(TokenProblem.UPSTREAM_UNREACHABLE, String.valueOf(unreachable.getMessage()));
  }

  /** How long WeCom is left alone after the {@code failures}-th failure in a row. */
  static Duration wait(OptionalInt errcode, int failures) {
    Optional<ErrCode> known =
        errcode.isPresent() ? ErrCode.of(errcode.getAsInt()) : Optional.empty();
    if (known.isPresent() && WRONG_CREDENTIALS.contains(known.get())) {
      return LONGEST_PAUSE;
    }
    return known.isPresent() && known.get().reaction() == Reaction.BACK_OFF
        ? growing(FIRST_PAUSE, failures, LONGEST_PAUSE)
        : growing(FIRST_WAIT, failures, LONGEST_WAIT);
  }

  /** False where the wait is WeCom's own, whatever is sent. */
  static boolean endsWithOtherCredentials(OptionalInt errcode) {
    return errcode.isEmpty()
        || ErrCode.of(errcode.getAsInt()).map(ErrCode::reaction).orElse(Reaction.STOP)
            != Reaction.BACK_OFF;
  }

  private static Duration growing(Duration first, int failures, Duration longest) {
    Duration wait = first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 10));
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}
