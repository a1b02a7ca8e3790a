package dev.suitehub.ops;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.http.BoundedClient;
import dev.suitehub.platform.http.CallFailure;
import dev.suitehub.upstream.UpstreamConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Where alerts go. It is the operator's address: no redirect is followed, little is read. */
@ApplicationScoped
class Webhook {

  private static final Logger LOG = System.getLogger(Webhook.class.getName());
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final int LARGEST_ANSWER = 16 * 1024;
  private static final int SHOWN = 200;
  private static final Duration BETWEEN_TESTS = Duration.ofSeconds(10);

  private final @Nullable AlertConfig config;
  private final @Nullable AlertTexts texts;
  private final @Nullable HubConfig hub;
  private final @Nullable Node node;
  private final @Nullable BoundedClient client;
  private @Nullable Instant testedAt;
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();

  /** For the container's proxy. */
  protected Webhook() {
    config = null;
    texts = null;
    hub = null;
    node = null;
    client = null;
  }

  @Inject
  Webhook(AlertConfig config, AlertTexts texts, HubConfig hub, Node node, UpstreamConfig upstream) {
    this.config = config;
    this.texts = texts;
    this.hub = hub;
    this.node = node;
    this.client =
        new BoundedClient(
            DEADLINE,
            LARGEST_ANSWER,
            config.format() == AlertFormat.WECOM_ROBOT ? upstream.proxy() : Optional.empty());
  }

  /** How long whoever wants to send a test message has to wait; if not at all, he has begun one. */
  synchronized Duration beginTest(Instant now) {
    Instant before = testedAt;
    if (before != null && before.plus(BETWEEN_TESTS).isAfter(now)) {
      return Duration.between(now, before.plus(BETWEEN_TESTS));
    }
    testedAt = now;
    return Duration.ZERO;
  }

  boolean isConfigured() {
    return Objects.requireNonNull(config).webhook().isPresent();
  }

  /** Of this node, since its start. */
  long failed() {
    return failed.get();
  }

  long accepted() {
    return accepted.get();
  }

  /** Blocks for 5 s at most; never throws for what the other side does. Not in a transaction. */
  Delivery send(AlertRow alert) {
    Delivery delivery = post(alert);
    (delivery.accepted() ? accepted : failed).incrementAndGet();
    LOG.log(
        delivery.accepted() ? Level.INFO : Level.WARNING,
        "alert cause={0} state={1} sent={2} status={3} ms={4} answer={5}",
        alert.cause(),
        alert.state(),
        delivery.accepted(),
        delivery.status(),
        delivery.millis(),
        delivery.accepted() ? "" : delivery.answer());
    return delivery;
  }

  private Delivery post(AlertRow alert) {
    AlertConfig where = Objects.requireNonNull(config);
    JsonObject body =
        where
            .format()
            .body(
                alert,
                Objects.requireNonNull(texts),
                Objects.requireNonNull(hub).publicUrl(),
                Objects.requireNonNull(node).name());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(where.webhook().orElseThrow().reveal()))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    long begun = System.nanoTime();
    try {
      HttpResponse<byte[]> response = Objects.requireNonNull(client).send(request);
      String answer = new String(response.body(), StandardCharsets.UTF_8);
      return new Delivery(
          where.format().isAccepted(response.statusCode(), answer),
          response.statusCode(),
          since(begun),
          clip(answer));
    } catch (CallFailure e) {
      return new Delivery(false, 0, since(begun), clip(String.valueOf(e.getMessage())));
    }
  }

  private static long since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  private static String clip(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN);
  }
}
