package dev.suitehub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.suitehub.journal.Arrival;
import dev.suitehub.journal.EntryId;
import dev.suitehub.journal.FeedMark;
import dev.suitehub.journal.Journal;
import dev.suitehub.journal.JournalEntry;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.db.Schema;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.HubClock;
import dev.suitehub.platform.time.Ticks;
import dev.suitehub.registry.corp.Authorization;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.tokens.TokenWorker;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Secret;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What no test without a container can tell: transactions, mappings and locks on the server's own
 * JTA and JPA, EclipseLink on Payara and Hibernate on WildFly.
 */
@ExtendWith(ContainerDatabase.class)
@ArquillianTest
class HubIT {

  @Inject Tx tx;
  @Inject Schema schema;
  @Inject EntityManager entities;
  @Inject DataSource dataSource;
  @Inject AuthorizedCorps corps;
  @Inject Journal journal;
  @Inject TokenWorker tokenWorker;
  @Inject Ticks ticks;
  @Inject HubClock clock;
  @Resource ManagedExecutorService executor;

  /** The watchdog begins a minute after the start, on a machine that may be busy. */
  private static final Duration SOON = Duration.ofMinutes(2);

  private final SuiteKey suite =
      new SuiteKey("it-" + UUID.randomUUID().toString().substring(0, 18).toLowerCase(Locale.ROOT));
  private final CorpId corp = new CorpId("ww0123456789abcdef");

  @Deployment
  static WebArchive hub() {
    return HubArchive.create(
        HubIT.class,
        ContainerDatabase.class,
        ConflictResource.class,
        ConflictResource.Conflicts.class);
  }

  @Test
  @Tag("ops-R6")
  void a_timer_that_the_server_has_dropped_is_made_anew_and_ticks_on() {
    String worker = "tokens.renew";
    await().atMost(SOON).until(() -> ticks.last().containsKey(worker));

    tokenWorker.cancel(worker);

    await().atMost(SOON).until(() -> ticks.revivedWithin(SOON).contains(worker));
    Instant revived = clock.instant();
    await()
        .atMost(SOON)
        .until(() -> Objects.requireNonNull(ticks.last().get(worker)).isAfter(revived));
  }

  @Test
  void the_schema_stands_when_the_hub_has_started() {
    assertThat(schema.isReady()).isTrue();
  }

  @Test
  void the_database_is_opened_as_the_configured_user() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.getMetaData().getUserName())
          .isEqualToIgnoringCase(System.getProperty("hub.db.user", "hub"));
    }
  }

  @Test
  void every_entity_fits_its_table() {
    assertThat(entities.getMetamodel().getEntities()).hasSizeGreaterThan(10);
    for (EntityType<?> entity : entities.getMetamodel().getEntities()) {
      List<?> rows =
          tx.call(
              () ->
                  entities
                      .createQuery("select e from " + entity.getName() + " e")
                      .setMaxResults(1)
                      .getResultList());
      assertThat(rows).as(entity.getName()).hasSizeLessThan(2);
    }
  }

  @Test
  void work_that_returns_is_kept() {
    assertThat(tx.<Boolean>call(() -> corps.authorized(authorization("code 1")))).isTrue();

    assertThat(corps.find(suite, corp)).isPresent();
  }

  @Test
  void work_that_throws_leaves_nothing_and_its_exception_comes_as_it_is() {
    IllegalStateException failure = new IllegalStateException("stop");

    assertThatThrownBy(
            () ->
                tx.run(
                    () -> {
                      corps.authorized(authorization("code 1"));
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(corps.find(suite, corp)).isEmpty();
  }

  @Test
  void a_transaction_inside_another_commits_by_itself() {
    assertThatThrownBy(
            () ->
                tx.run(
                    () -> {
                      tx.run(() -> corps.authorized(authorization("code 1")));
                      throw new IllegalStateException("the outer one");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(corps.find(suite, corp)).isPresent();
  }

  @Test
  void an_authorisation_comes_back_as_it_was_and_its_secret_is_sealed_in_the_table() {
    Authorization told = authorization("the permanent code");
    tx.run(() -> corps.authorized(told));

    AuthorizedCorp kept = corps.get(suite, corp);
    assertThat(kept.permanentCode()).contains(Secret.of("the permanent code"));
    assertThat(kept.authorizedAt()).isEqualTo(told.at());
    assertThat(kept.corpName()).isEqualTo("企业 \uD83D\uDE00");
    assertThat(kept.state()).isEqualTo(CorpState.ACTIVE);
    Object column =
        tx.<Object>call(
            () ->
                entities
                    .createNativeQuery(
                        "select permanent_code_sealed from authorized_corp where suite_key = ?1")
                    .setParameter(1, suite.value())
                    .getSingleResult());
    assertThat(String.valueOf(column)).startsWith("k1.").doesNotContain("permanent");
  }

  @Test
  void a_row_that_is_held_makes_others_wait() throws Exception {
    tx.run(() -> corps.authorized(authorization("code 1")));

    Future<?> second =
        tx.call(
            () -> {
              corps.recheck(suite, corp);
              Future<?> other = executor.submit(() -> tx.run(() -> corps.recheck(suite, corp)));
              assertThatThrownBy(() -> other.get(300, TimeUnit.MILLISECONDS))
                  .isInstanceOf(TimeoutException.class);
              return other;
            });

    second.get(5, TimeUnit.SECONDS);
  }

  @Test
  void the_same_text_is_journaled_once_and_that_does_not_spoil_the_transaction() {
    String text = "<xml><InfoType>something</InfoType><N>" + UUID.randomUUID() + "</N></xml>";
    Optional<EntryId> first = tx.call(() -> journal.append(arrival(text)));

    boolean alone =
        tx.<Boolean>call(
            () -> {
              boolean duplicate = journal.append(arrival(text)).isEmpty();
              boolean other = journal.append(arrival(text.replace("<N>", "<N>2"))).isPresent();
              return duplicate && other;
            });

    assertThat(first).isPresent();
    assertThat(alone).isTrue();
    List<JournalEntry> feed = journal.feed(suite, FeedMark.START, 10);
    assertThat(feed).hasSize(2);
    assertThat(feed.get(0).text()).contains(text);
    assertThat(journal.feed(suite, feed.get(0).mark(), 10))
        .extracting(JournalEntry::id)
        .containsExactly(feed.get(1).id());
  }

  @Test
  @RunAsClient
  @Tag("ops-R1")
  void a_stranger_is_told_that_the_hub_is_ready_and_that_a_key_is_needed(
      @ArquillianResource URL base) throws IOException, InterruptedException {
    URI address = URI.create(base.toString());
    HttpClient client = HttpClient.newHttpClient();

    var ready =
        client.send(
            HttpRequest.newBuilder(address.resolve("/ops/health/ready")).build(),
            BodyHandlers.ofString());
    var providers =
        client.send(
            HttpRequest.newBuilder(address.resolve("/api/v1/providers")).build(),
            BodyHandlers.ofString());

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).isEqualTo("ready");
    assertThat(providers.statusCode()).isEqualTo(401);
  }

  @Test
  @RunAsClient
  void who_was_overtaken_at_the_commit_is_told_so(@ArquillianResource URL base)
      throws IOException, InterruptedException {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(base.toString()).resolve("/conflict/race"))
                    .POST(BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("changed-meanwhile");
  }

  private Authorization authorization(String code) {
    return new Authorization(
        suite,
        corp,
        "企业 \uD83D\uDE00",
        Secret.of(code),
        AuthorizationKind.FORMAL,
        Instant.parse("2026-11-22T10:11:12.123456Z"));
  }

  private Arrival arrival(String text) {
    return new Arrival(
        Source.of(suite),
        UrlKind.COMMAND,
        text,
        Optional.of(Notice.parse(text)),
        Optional.of(corp),
        false,
        "ww-suite",
        "");
  }
}
