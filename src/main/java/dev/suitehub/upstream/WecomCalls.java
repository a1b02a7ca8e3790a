package dev.suitehub.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.platform.http.BoundedClient;
import dev.suitehub.platform.http.CallFailure;
import dev.suitehub.wire.ErrCode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Makes calls and reads what comes back. */
final class WecomCalls {

  private static final int MOST_TRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final int NOT_FOUND = 404;

  private final BoundedClient client;
  private final URI base;
  private final Duration deadline;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Jitter jitter;
  private final Pace pace;
  private final WecomClock wecomClock;
  private final Pauses pauses;

  WecomCalls(
      BoundedClient client,
      UpstreamConfig config,
      Pace pace,
      WecomClock wecomClock,
      Clock clock,
      Sleeper sleeper,
      Jitter jitter) {
    this.client = client;
    this.base = config.apiBase();
    this.deadline = config.deadline();
    this.clock = clock;
    this.sleeper = sleeper;
    this.jitter = jitter;
    this.pace = pace;
    this.wecomClock = wecomClock;
    this.pauses = new Pauses(clock, jitter);
  }

  /** A way to make a call that is to be sent at the latest then. */
  @FunctionalInterface
  private interface Way {
    WecomReply ask(WecomCall call, Instant latest);
  }

  /**
   * For a call that may be made twice: while WeCom says that it is busy, a few times with growing
   * pauses, the last begun before half of the deadline is over: whoever waits holds a claim of
   * limited length.
   */
  WecomReply repeatable(WecomCall call) {
    return unlessPaused(call, this::insist);
  }

  /** For a call that spends something. */
  WecomReply once(WecomCall call) {
    return unlessPaused(call, this::askUnlessPaused);
  }

  /** For a call whose moment would be over before a pause is. */
  WecomReply onceInSpiteOfPauses(WecomCall call) {
    return noted(call, this::ask);
  }

  private WecomReply unlessPaused(WecomCall call, Way way) {
    pauses.check(call);
    return noted(call, way);
  }

  /** What WeCom says begins a pause, or ends the memory of the last. */
  private WecomReply noted(WecomCall call, Way way) {
    try {
      WecomReply reply = way.ask(call, clock.instant().plus(deadline.dividedBy(2)));
      pauses.taken(call);
      return reply;
    } catch (WecomRefused refused) {
      throw pauses.refused(call, call.corp().map(refused::about).orElse(refused));
    }
  }

  private WecomReply insist(WecomCall call, Instant latest) {
    Duration pause = FIRST_PAUSE;
    for (int made = 1; ; made++) {
      try {
        return askUnlessPaused(call, latest);
      } catch (WecomRefused refused) {
        Duration sleep = jitter.on(pause);
        boolean busy = !refused.isLocal() && refused.errcode() == ErrCode.SYSTEM_BUSY.code();
        boolean mayRepeat = made < MOST_TRIES && clock.instant().plus(sleep).isBefore(latest);
        if (!busy || !mayRepeat || !slept(sleep)) {
          throw refused;
        }
        pause = pause.multipliedBy(2);
      }
    }
  }

  private WecomReply askUnlessPaused(WecomCall call, Instant latest) {
    pace.await(call.api(), latest);
    // One may have begun while this call waited for its turn.
    pauses.check(call);
    return exchange(call);
  }

  private WecomReply ask(WecomCall call, Instant latest) {
    pace.await(call.api(), latest);
    return exchange(call);
  }

  private WecomReply exchange(WecomCall call) {
    HttpResponse<byte[]> response = send(call);
    if (response.statusCode() == NOT_FOUND) {
      throw WecomUnreachable.apiUnknown(call.api());
    }
    WecomReply reply =
        WecomReply.read(call, response.statusCode(), new String(response.body(), UTF_8));
    int errcode = reply.errcode();
    if (errcode == ErrCode.API_NOT_FOUND.code()) {
      throw WecomUnreachable.apiUnknown(call.api());
    }
    if (errcode != ErrCode.OK.code()) {
      throw new WecomRefused(call.api(), errcode, call.strip(reply.errmsg()));
    }
    return reply;
  }

  private HttpResponse<byte[]> send(WecomCall call) {
    try {
      HttpResponse<byte[]> response = client.send(call.request(base));
      response.headers().firstValue("Date").ifPresent(wecomClock::said);
      return response;
    } catch (CallFailure failure) {
      throw new WecomUnreachable(
          "WeCom did not answer "
              + call.api()
              + " ("
              + call.strip(String.valueOf(failure.getMessage()))
              + "). Check hub.upstream.api-base, the proxy and the firewall.",
          failure.maybeReceived(),
          null);
    }
  }

  private boolean slept(Duration pause) {
    try {
      sleeper.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
