package dev.suitehub.sandbox.push;

import dev.suitehub.platform.http.BoundedClient;
import dev.suitehub.platform.http.CallFailure;
import dev.suitehub.platform.time.HubClock;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.SignedText;
import dev.suitehub.wire.WireException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls the provider with WeCom's limits (doc 96466, 97172): one second for the command URL and the
 * URL check; five seconds and three tries, on no answer only, for the data URL. Whether a further
 * try repeats the ciphertext is unconfirmed; it does here unless a fault says otherwise.
 */
@ApplicationScoped
class Sender {

  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(1);
  private static final Duration DATA_LIMIT = Duration.ofSeconds(5);
  private static final int DATA_TRIES = 3;
  private static final int MAX_ANSWER = 64 * 1024;
  private static final int SHOWN = 500;

  private final Clock clock;
  private final BoundedClient quick;
  private final BoundedClient patient;

  /** For the container's proxy. */
  protected Sender() {
    this(new HubClock());
  }

  @Inject
  Sender(Clock clock) {
    this.clock = clock;
    this.quick = new BoundedClient(COMMAND_LIMIT, MAX_ANSWER, Optional.empty());
    this.patient = new BoundedClient(DATA_LIMIT, MAX_ANSWER, Optional.empty());
  }

  /** When and how a push is sent again. */
  enum Again {
    /** Only where nothing came: the same bytes. */
    UNANSWERED,
    /** Once more, as though the first answer had not been seen: the same bytes. */
    SAME_CIPHER,
    /** Once more, sealed anew; what goes unanswered is sealed anew as well. */
    FRESH_CIPHER
  }

  Answer send(PushOrder order) {
    return send(order, Again.UNANSWERED);
  }

  Answer send(PushOrder order, Again again) {
    List<Attempt> attempts = new ArrayList<>();
    Sealed sealed = seal(order);
    Outcome outcome = attempt(order, sealed, attempts, true);
    while (isDue(order, again, outcome, attempts.size())) {
      boolean fresh = again == Again.FRESH_CIPHER;
      sealed = fresh ? seal(order) : sealed;
      outcome = attempt(order, sealed, attempts, fresh);
    }
    return new Answer(
        List.copyOf(attempts),
        sealed.query(),
        sealed.body(),
        cut(outcome.body()),
        outcome.verdict(),
        outcome.reply(),
        outcome.problem());
  }

  private static boolean isDue(PushOrder order, Again again, Outcome outcome, int tries) {
    if (outcome.verdict() == Verdict.NO_ANSWER) {
      return tries < (order.kind() == PushKind.DATA ? DATA_TRIES : 1);
    }
    return again != Again.UNANSWERED && tries == 1;
  }

  private record Sealed(HttpRequest request, String query, String body) {}

  private record Outcome(String body, Verdict verdict, Optional<Reply> reply, String problem) {
    private static Outcome of(String body, Verdict verdict, String problem) {
      return new Outcome(body, verdict, Optional.empty(), problem);
    }
  }

  private Outcome attempt(PushOrder order, Sealed sealed, List<Attempt> attempts, boolean fresh) {
    int number = attempts.size() + 1;
    long start = System.nanoTime();
    try {
      HttpResponse<byte[]> response = client(order).send(sealed.request());
      long latency = since(start);
      Outcome outcome = judge(order, response.statusCode(), text(response));
      attempts.add(
          new Attempt(number, fresh, response.statusCode(), latency, outcome.verdict(), ""));
      return outcome;
    } catch (CallFailure e) {
      String problem = String.valueOf(e.getMessage());
      attempts.add(new Attempt(number, fresh, 0, since(start), Verdict.NO_ANSWER, problem));
      return Outcome.of("", Verdict.NO_ANSWER, problem);
    }
  }

  private static Outcome judge(PushOrder order, int status, String body) {
    if (status != 200) {
      return wrong(order, body, Verdict.REFUSED);
    }
    return switch (order.kind()) {
      case COMMAND, SYSTEM -> exactly("success", order, body);
      case CHECK -> exactly(order.text(), order, body);
      case DATA -> judgeReply(order, body);
    };
  }

  private static Outcome exactly(String wanted, PushOrder order, String body) {
    return body.equals(wanted)
        ? Outcome.of(body, Verdict.ACCEPTED, "")
        : wrong(order, body, Verdict.WRONG_ANSWER);
  }

  private static Outcome judgeReply(PushOrder order, String body) {
    if (Reply.isNone(body)) {
      return Outcome.of(body, Verdict.ACCEPTED, "");
    }
    try {
      return new Outcome(body, Verdict.ACCEPTED, Optional.of(Reply.open(order, body)), "");
    } catch (WireException e) {
      return Outcome.of(
          body,
          Verdict.WRONG_REPLY,
          Verdict.WRONG_REPLY.english(order.kind())
              + " "
              + e.error().code()
              + ": "
              + e.getMessage());
    }
  }

  private static Outcome wrong(PushOrder order, String body, Verdict verdict) {
    return Outcome.of(body, verdict, verdict.english(order.kind()));
  }

  private Sealed seal(PushOrder order) {
    String seconds = String.valueOf(clock.instant().getEpochSecond());
    SignedText signed =
        new CallbackCipher(order.key())
            .seal(order.text(), order.receiveId(), seconds, Fresh.digits(10));
    if (order.kind() == PushKind.CHECK) {
      String query = query(order, signed) + "&echostr=" + encode(signed.encrypt());
      return new Sealed(HttpRequest.newBuilder(URI.create(order.url() + query)).build(), query, "");
    }
    String query = query(order, signed);
    String xml = new Envelope(order.toUserName(), signed.encrypt(), order.agentId()).toXml();
    return new Sealed(
        HttpRequest.newBuilder(URI.create(order.url() + query))
            .header("Content-Type", "text/xml; charset=utf-8")
            .POST(BodyPublishers.ofString(xml))
            .build(),
        query,
        xml);
  }

  private static String query(PushOrder order, SignedText sealed) {
    return (order.url().contains("?") ? "&" : "?")
        + "msg_signature="
        + sealed.signature()
        + "&timestamp="
        + sealed.timestamp()
        + "&nonce="
        + sealed.nonce();
  }

  private BoundedClient client(PushOrder order) {
    return order.kind() == PushKind.DATA ? patient : quick;
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static String cut(String body) {
    return body.length() <= SHOWN ? body : body.substring(0, SHOWN);
  }
}
