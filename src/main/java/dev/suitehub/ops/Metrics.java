package dev.suitehub.ops;

import dev.suitehub.install.InstallTotals;
import dev.suitehub.install.Installs;
import dev.suitehub.journal.RefusalCount;
import dev.suitehub.journal.Refusals;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.Ticks;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.CorpTokens;
import dev.suitehub.tokens.Tickets;
import dev.suitehub.tokens.TokenRow;
import dev.suitehub.tokens.Tokens;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hub's figures, read from the tables when somebody asks: every node tells the same. */
@Dependent
class Metrics {

  private final Suites suites;
  private final AuthorizedCorps corps;
  private final Tickets tickets;
  private final Tokens tokens;
  private final Installs installs;
  private final Refusals refusals;
  private final Ticks ticks;
  private final Alerts alerts;
  private final Webhook webhook;
  private final Clock clock;

  @Inject
  Metrics(
      Suites suites,
      AuthorizedCorps corps,
      Tickets tickets,
      Tokens tokens,
      Installs installs,
      Refusals refusals,
      Ticks ticks,
      Alerts alerts,
      Webhook webhook,
      Clock clock) {
    this.suites = suites;
    this.corps = corps;
    this.tickets = tickets;
    this.tokens = tokens;
    this.installs = installs;
    this.refusals = refusals;
    this.ticks = ticks;
    this.alerts = alerts;
    this.webhook = webhook;
    this.clock = clock;
  }

  /** In Prometheus' text format. */
  String scrape() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try {
      add(registry, "hub_ticket_age_seconds", "Age of each suite's newest ticket", ticketAges());
      add(registry, "hub_corps", "Corps that have authorised each suite", corpCounts());
      add(
          registry,
          "hub_token_life_seconds",
          "What is left of each suite's and provider's token; 0 without one",
          tokenLives());
      add(registry, "hub_corp_tokens", "Corp tokens of each suite that are valid", corpTokens());
      add(registry, "hub_exchanges", "Auth codes by what became of them", exchanges());
      add(registry, "hub_refusals", "Callbacks turned away", refusalCounts());
      add(
          registry,
          "hub_tick_age_seconds",
          "Since each worker of this node last ticked",
          tickAges());
      add(
          registry,
          "hub_timer_revivals",
          "How often each worker's timer of this node was dead and made anew",
          revivals());
      add(registry, "hub_alerts", "Alerts that stand", standingAlerts());
      add(
          registry,
          "hub_alert_messages",
          "Messages of this node to the webhook for alerts",
          messages());
      return registry.scrape();
    } finally {
      registry.close();
    }
  }

  private static void add(
      PrometheusMeterRegistry registry, String name, String what, List<Row<?>> rows) {
    MultiGauge.builder(name).description(what).register(registry).register(rows, true);
  }

  private List<Row<?>> ticketAges() {
    List<Row<?>> rows = new ArrayList<>();
    Instant now = clock.instant();
    for (Suite suite : suites.all()) {
      tickets
          .state(suite.key())
          .ticketTime()
          .ifPresent(
              at ->
                  rows.add(
                      Row.of(
                          Tags.of("suite", suite.key().value()),
                          Duration.between(at, now).toSeconds())));
    }
    return rows;
  }

  private List<Row<?>> corpCounts() {
    List<Row<?>> rows = new ArrayList<>();
    for (Suite suite : suites.all()) {
      SuiteKey key = suite.key();
      rows.add(Row.of(Tags.of("suite", key.value()), corps.count(key)));
    }
    return rows;
  }

  private List<Row<?>> tokenLives() {
    List<Row<?>> rows = new ArrayList<>();
    Instant now = clock.instant();
    for (TokenRow row : tokens.ownerRows()) {
      long left =
          row.expiresAt().map(at -> Math.max(0, Duration.between(now, at).toSeconds())).orElse(0L);
      rows.add(Row.of(Tags.of("kind", row.key().kind().name(), "owner", row.key().owner()), left));
    }
    return rows;
  }

  private List<Row<?>> corpTokens() {
    List<Row<?>> rows = new ArrayList<>();
    Map<String, CorpTokens> counts = tokens.corpTokens();
    for (Suite suite : suites.all()) {
      String key = suite.key().value();
      long valid = Optional.ofNullable(counts.get(key)).map(CorpTokens::valid).orElse(0L);
      rows.add(Row.of(Tags.of("suite", key), valid));
    }
    return rows;
  }

  private List<Row<?>> tickAges() {
    List<Row<?>> rows = new ArrayList<>();
    Instant now = clock.instant();
    ticks
        .last()
        .forEach(
            (worker, at) ->
                rows.add(Row.of(Tags.of("worker", worker), Duration.between(at, now).toSeconds())));
    return rows;
  }

  private List<Row<?>> revivals() {
    List<Row<?>> rows = new ArrayList<>();
    ticks.revivals().forEach((worker, count) -> rows.add(Row.of(Tags.of("worker", worker), count)));
    return rows;
  }

  private List<Row<?>> standingAlerts() {
    List<Row<?>> rows = new ArrayList<>();
    alerts
        .count()
        .forEach(
            (severity, count) -> rows.add(Row.of(Tags.of("severity", severity.name()), count)));
    return rows;
  }

  private List<Row<?>> messages() {
    return List.of(
        Row.of(Tags.of("outcome", "accepted"), webhook.accepted()),
        Row.of(Tags.of("outcome", "failed"), webhook.failed()));
  }

  private List<Row<?>> exchanges() {
    InstallTotals totals = installs.totals();
    return List.of(
        Row.of(Tags.of("state", "pending"), totals.pending()),
        Row.of(Tags.of("state", "outcome_unknown"), totals.outcomeUnknown()),
        Row.of(Tags.of("state", "done"), totals.done()),
        Row.of(Tags.of("state", "refused"), totals.refused()),
        Row.of(Tags.of("state", "lost"), totals.lost()));
  }

  private List<Row<?>> refusalCounts() {
    List<Row<?>> rows = new ArrayList<>();
    for (RefusalCount count : refusals.counts()) {
      Tags tags =
          Tags.of(
              "from", count.source().toString(),
              "url", count.url().name(),
              "reason", count.reason().name());
      rows.add(Row.of(tags, count.total()));
    }
    return rows;
  }
}
