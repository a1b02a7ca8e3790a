package dev.suitehub.ops;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.upstream.UpstreamConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Alerts without a container, in English. */
final class TestAlerts {

  private static final HubConfig HUB = new HubConfig("https://hub.example.com", "data", false);

  private static final UpstreamConfig UPSTREAM =
      new UpstreamConfig(
          HUB,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(6),
          40_000,
          50);

  private TestAlerts() {}

  static Alerts over(TestDatabase database, Clock clock) {
    return over(database, clock, new Node());
  }

  static Alerts over(TestDatabase database, Clock clock, Node node) {
    return new Alerts(database.entities(), database.tx(), clock, node, texts("en"));
  }

  static AlertTexts texts(String language) {
    return new AlertTexts(
        new AlertConfig(Optional.empty(), "auto", language, Duration.ofSeconds(10)));
  }

  static Webhook webhook(String address) {
    AlertConfig config =
        new AlertConfig(Optional.of(address), "json", "en", Duration.ofSeconds(10));
    return new Webhook(config, new AlertTexts(config), HUB, new Node(), UPSTREAM);
  }
}
