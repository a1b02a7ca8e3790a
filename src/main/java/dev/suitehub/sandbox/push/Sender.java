package dev.suitehub.sandbox.push;

import dev.suitehub.platform.http.BoundedClient;
import dev.suitehub.platform.http.CallFailure;
import dev.suitehub.platform.time.HubClock;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.SignedText;
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
import java.util.Optional;

/**
 * Calls the provider with WeCom's limits (doc 96466, 97172): one second for the command URL and the
 * URL check; five seconds and three tries, on no answer only, for the data URL.
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

  Answer send(PushOrder order) {
    HttpRequest request = order.kind() == PushKind.CHECK ? check(order) : post(order);
    int tries = order.kind() == PushKind.DATA ? DATA_TRIES : 1;
    Answer answer = attempt(order, request, 1);
    while (answer.verdict() == Verdict.NO_ANSWER && answer.tries() < tries) {
      answer = attempt(order, request, answer.tries() + 1);
    }
    return answer;
  }

  private Answer attempt(PushOrder order, HttpRequest request, int number) {
    long start = System.nanoTime();
    try {
      HttpResponse<byte[]> response = client(order).send(request);
      String body = new String(response.body(), StandardCharsets.UTF_8);
      Verdict verdict = judge(order, response.statusCode(), body);
      return new Answer(
          number, response.statusCode(), cut(body), since(start), verdict, explain(order, verdict));
    } catch (CallFailure e) {
      return new Answer(
          number, 0, "", since(start), Verdict.NO_ANSWER, String.valueOf(e.getMessage()));
    }
  }

  private static Verdict judge(PushOrder order, int status, String body) {
    if (status != 200) {
      return Verdict.REFUSED;
    }
    boolean right =
        switch (order.kind()) {
          case COMMAND, SYSTEM -> body.equals("success");
          // Empty, success or an encrypted reply: all are fine.
          case DATA -> true;
          case CHECK -> body.equals(order.text());
        };
    return right ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER;
  }

  private static String explain(PushOrder order, Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED, NO_ANSWER -> "";
      case REFUSED -> "The status has to be 200.";
      case WRONG_ANSWER ->
          order.kind() == PushKind.CHECK
              ? "The answer has to be the decrypted echostr and nothing else."
              : "The answer has to be the word success and nothing else.";
    };
  }

  private HttpRequest post(PushOrder order) {
    SignedText sealed = seal(order);
    String xml = new Envelope(order.toUserName(), sealed.encrypt(), order.agentId()).toXml();
    return HttpRequest.newBuilder(URI.create(order.url() + query(order, sealed)))
        .header("Content-Type", "text/xml; charset=utf-8")
        .POST(BodyPublishers.ofString(xml))
        .build();
  }

  private HttpRequest check(PushOrder order) {
    SignedText sealed = seal(order);
    String echo = "&echostr=" + encode(sealed.encrypt());
    return HttpRequest.newBuilder(URI.create(order.url() + query(order, sealed) + echo))
        .GET()
        .build();
  }

  private SignedText seal(PushOrder order) {
    String seconds = String.valueOf(clock.instant().getEpochSecond());
    return new CallbackCipher(order.key())
        .seal(order.text(), order.receiveId(), seconds, Fresh.digits(10));
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
