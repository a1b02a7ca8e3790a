package dev.suitehub.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.Causes;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.upstream.TestPace;
import dev.suitehub.upstream.TokenGrant;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tokens of hundreds of corps have expired, and all are wanted in the same moment. */
class StormTest {

  private static final int CORPS = 600;

  /** So many teach how long one takes. */
  private static final int FIRST = 100;

  private static final int PER_SECOND = 20;
  private static final Duration LIFE = Duration.ofHours(2);

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final Registered registered = new Registered(database, clock);
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens node = new TestTokens(database, clock, wecom);
  private final Tokens tokens = node.tokens();

  /** WeCom answers nobody before this is complete. */
  private volatile CompletableFuture<Void> answers = CompletableFuture.completedFuture(null);

  private final TestPace pace = new TestPace(clock, PER_SECOND);

  @Test
  @Tag("tokens-R8")
  void hundreds_of_expired_corps_are_renewed_one_by_one_and_each_caller_knows_when() {
    allExpired();
    wecom
        .corpTokens()
        .always(
            number -> {
              answers.join();
              pace.await(number);
              return new TokenGrant(Secret.of("new-" + number), LIFE);
            });
    Instant begun = clock.instant();

    List<CompletableFuture<Token>> first =
        corps().subList(0, FIRST).stream().map(this::want).toList();
    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> first.stream().allMatch(CompletableFuture::isDone));
    // Nobody is served while they line up: on a busy machine none would have to wait long.
    answers = new CompletableFuture<>();
    List<CompletableFuture<Token>> wanted =
        corps().subList(FIRST, CORPS).stream().map(this::want).toList();
    await("who is sent away comes back when it is there, and not with all others")
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> timesTold(wanted) > 3);
    answers.complete(null);
    await().atMost(60, TimeUnit.SECONDS).until(() -> pace.turns().size() == CORPS);
    List<Long> told = wanted.stream().map(StormTest::toldToWait).toList();

    assertThat(wecom.corpTokens().count()).as("one call for each").isEqualTo(CORPS + 1);
    assertThat(calledFor()).hasSize(CORPS);
    assertThat(busiestSecond()).isLessThanOrEqualTo(PER_SECOND);
    assertThat(Duration.between(begun, clock.instant()))
        .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31));
    // Four times the storm: a call of a thread that had to wait for the processor has cost more of
    // the time that all of them share, and 64 seconds have been told.
    assertThat(told).allMatch(wait -> wait < 120);
    await().atMost(60, TimeUnit.SECONDS).until(() -> corps().stream().allMatch(this::isServed));
    assertThat(wecom.corpTokens().count()).isEqualTo(CORPS + 1);
  }

  /**
   * The same one corp over and over, as nothing else matters here; all its columns, come what may.
   */
  private void allExpired() {
    registered.ticket(node.tickets(), "T1", clock.instant());
    registered.authorize(Registered.CORP, "P");
    tokens.await(TokenKey.corp(Registered.SUITE, Registered.CORP));
    database
        .tx()
        .run(
            () -> {
              multiply("authorized_corp", Map.of("corp_id", "'wp' || x"));
              multiply("stored_token", Map.of("corp_id", "'wp' || x", "got_for", "'wp' || x"));
            });
    clock.advance(LIFE.plusMinutes(1));
    registered.ticket(node.tickets(), "T2", clock.instant());
    tokens.await(TokenKey.suite(Registered.SUITE));
  }

  private void multiply(String table, Map<String, String> changed) {
    EntityManager entities = database.entities();
    List<?> columns =
        entities
            .createNativeQuery(
                "select lower(column_name) from information_schema.columns where lower(table_name) = ?1")
            .setParameter(1, table)
            .getResultList();
    String names = columns.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String values =
        columns.stream()
            .map(String::valueOf)
            .map(name -> name.equals("id") ? "1000000 + x" : changed.getOrDefault(name, name))
            .collect(Collectors.joining(", "));
    entities
        .createNativeQuery(
            "insert into %s (%s) select %s from %s, generate_series(1, %d) as numbers(x) where corp_id = '%s'"
                .formatted(table, names, values, table, CORPS, Registered.CORP))
        .executeUpdate();
  }

  private static List<CorpId> corps() {
    return IntStream.rangeClosed(1, CORPS).mapToObj(i -> new CorpId("wp" + i)).toList();
  }

  private CompletableFuture<Token> want(CorpId corp) {
    return tokens.want(TokenKey.corp(Registered.SUITE, corp)).toCompletableFuture();
  }

  private boolean isServed(CorpId corp) {
    CompletableFuture<Token> future = want(corp);
    try {
      return future.get(9, TimeUnit.SECONDS).expiresAt().isAfter(clock.instant());
    } catch (Exception e) {
      return false;
    }
  }

  /** How many different ones. */
  private static long timesTold(List<CompletableFuture<Token>> wanted) {
    return wanted.stream()
        .filter(CompletableFuture::isCompletedExceptionally)
        .map(StormTest::toldToWait)
        .distinct()
        .count();
  }

  /** In seconds; 0 where it was served at once. */
  private static long toldToWait(CompletableFuture<Token> future) {
    try {
      future.get(20, TimeUnit.SECONDS);
      return 0;
    } catch (Exception e) {
      ProblemException problem = (ProblemException) Causes.unwrap(e);
      assertThat(problem.type()).isEqualTo(TokenProblem.TOO_SLOW);
      return Objects.requireNonNull((Long) problem.extensions().get("retryAfter"));
    }
  }

  private List<Object> calledFor() {
    return wecom.corpTokens().calls().stream()
        .skip(1)
        .map(arguments -> arguments.get(1))
        .distinct()
        .toList();
  }

  private int busiestSecond() {
    List<Instant> turns = new ArrayList<>(pace.turns().values());
    turns.sort(Instant::compareTo);
    int most = 0;
    for (int first = 0, last = 0; last < turns.size(); last++) {
      while (!turns.get(last).isBefore(turns.get(first).plusSeconds(1))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
