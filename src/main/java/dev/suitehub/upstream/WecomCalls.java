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

  private static final int MOST_TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final int NOT_FOUND = 404;

  private final BoundedClient client;
  private final URI base;
  private final Duration deadline;
  private final Clock clock;
  private final Sleeper sleeper;

  WecomCalls(BoundedClient client, URI base, Duration deadline, Clock clock, Sleeper sleeper) {
    this.client = client;
    this.base = base;
    this.deadline = deadline;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * For a call that may be made twice: while WeCom says that it is busy, a few times with growing
   * pauses, the last begun before half of the deadline is over: whoever waits holds a claim of
   * limited length.
   */
  WecomReply repeatable(WecomCall call) {
    Instant last = clock.instant().plus(deadline.dividedBy(2));
    Duration pause = FIRST_PAUSE;
    for (int made = 1; ; made++) {
      try {
        return once(call);
      } catch (WecomRefused refused) {
        boolean mayRepeat = made < MOST_TRIES && clock.instant().plus(pause).isBefore(last);
        if (refused.errcode() != ErrCode.SYSTEM_BUSY.code() || !mayRepeat || !slept(pause)) {
          throw refused;
        }
        pause = pause.multipliedBy(2);
      }
    }
  }

  /** For a call that spends something. */
  WecomReply once(WecomCall call) {
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
      return client.send(call.request(base));
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
