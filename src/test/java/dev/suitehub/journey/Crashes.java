package dev.suitehub.journey;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Round after round: WeCom pushes all it has at several suites, something is killed at a random
 * moment, comes back, and the hub comes to rest. What came of it is judged by what the database
 * holds when the next round's crash has come: so each look costs nothing, and each round's results
 * have outlived a crash of their own.
 */
final class Crashes {

  private static final System.Logger LOG = System.getLogger(Crashes.class.getName());

  /** Whoever came in the first can go in the second. */
  private static final int FEWEST_ROUNDS = 2;

  private static final int SUITES = 3;
  private static final int FIRST_MILLIS = 150;
  private static final int LAST_MILLIS = 4000;
  private static final int LAST_MILLIS_OF_A_START = 8000;

  private static final Duration UNTIL_REST = Duration.ofSeconds(90);

  /** No hub asks WeCom so soon after its start was begun. */
  private static final Duration NOT_READY_YET = Duration.ofSeconds(2);

  private static final Pattern LAST_NUMBER = Pattern.compile("(\\d+)$");

  /** A second crash in the same round. */
  private enum Again {
    NOT(""),
    STARTING("after it began to come back"),
    MAKING_UP("after its return");

    private static final List<Again> DRAWN =
        List.of(NOT, NOT, NOT, NOT, NOT, STARTING, MAKING_UP, MAKING_UP);

    private final String words;

    Again(String words) {
      this.words = words;
    }

    static Again drawn(Random random) {
      return DRAWN.get(random.nextInt(DRAWN.size()));
    }
  }

  private final Site site;
  private final Victim victim;
  private final long seed;
  private final Path report;
  private final List<CrashSuite> suites = new ArrayList<>();
  private final List<String> breaches = new ArrayList<>();
  private Map<String, Integer> losses = Map.of();
  private Tally total = Tally.NOTHING;
  private String lastRound = "";

  Crashes(Site site, Victim victim, long seed) {
    this.site = site;
    this.victim = victim;
    this.seed = seed;
    this.report = Settings.work().resolve(site.server().name() + "-rounds.txt");
  }

  /**
   * At most so many rounds, none of them but the first two begun later than that after the first;
   * returns what was broken.
   */
  List<String> run(int rounds, Duration last) {
    say("seed " + seed + " (repeat it with -Dit.seed=" + seed + ")");
    for (int i = 0; i < SUITES; i++) {
      suites.add(new CrashSuite(site));
    }
    say("%34s %s".formatted("", Tally.head()));
    Instant begun = Instant.now();
    int round = 0;
    while (round < rounds
        && breaches.isEmpty()
        && (round < FEWEST_ROUNDS || Duration.between(begun, Instant.now()).compareTo(last) < 0)) {
      round++;
      crash(round);
    }
    if (breaches.isEmpty()) {
      suites.forEach(CrashSuite::readAgain);
      judge(round, victim.examineAtTheEnd(keys()));
    }
    say("%-34s %s".formatted("all " + round + " rounds, seed " + seed, total.line()));
    return breaches;
  }

  Tally total() {
    return total;
  }

  private void crash(int round) {
    // Of its own, so that what a round does never depends on what came of the one before.
    Random random = new Random(new SplittableRandom(seed * 1_000_003 + round).nextLong());
    int moment = FIRST_MILLIS + random.nextInt(LAST_MILLIS - FIRST_MILLIS);
    Again again = Again.drawn(random);
    int nextMoment = random.nextInt(again == Again.STARTING ? LAST_MILLIS_OF_A_START : LAST_MILLIS);
    Storm storm = Storm.over(suites, round, new Random(random.nextLong()));
    Victim.pause(moment);
    Victim.Blow blow = victim.strike(random, keys());
    storm.end();
    if (round > 1) {
      judge(round - 1, victim.examine(keys()));
    }
    Instant gone = Instant.now();
    switch (again) {
      case NOT -> comeBack(blow, victim::revive);
      case STARTING -> {
        comeBack(
            blow,
            () -> {
              victim.begin();
              Victim.pause(nextMoment);
            });
        comeBack(victim.strike(random, keys()), victim::revive);
      }
      case MAKING_UP -> {
        comeBack(blow, victim::revive);
        Victim.pause(nextMoment);
        comeBack(victim.strike(random, keys()), victim::revive);
      }
    }
    Instant back = Instant.now();
    boolean rests = comesToRest(round);
    lastRound =
        "%s after %d ms%s, back in %d s, at rest in %d s%s"
            .formatted(
                blow.how(),
                moment,
                again == Again.NOT ? "" : " and again " + nextMoment + " ms " + again.words,
                Duration.between(gone, back).toSeconds(),
                Duration.between(back, Instant.now()).toSeconds(),
                rests ? "" : " NOT AT REST");
  }

  private void comeBack(Victim.Blow blow, Runnable way) {
    Instant begun = Instant.now();
    way.run();
    for (CrashSuite suite : suites) {
      suite.found(wreck(blow.found(), suite), begun.plus(NOT_READY_YET), victim.isHub());
    }
  }

  /** What is due is done, what was cut off has come again, and what was lost is told. */
  private boolean comesToRest(int round) {
    try {
      for (CrashSuite suite : suites) {
        await("all acknowledged at last", suite::redeliver);
        suite.repeatSome(round);
      }
      await("nothing is due", this::isNothingDue);
      for (CrashSuite suite : suites) {
        await("the corps that left are gone", () -> suite.haveEnded(round));
        await("what has changed is read", () -> suite.haveBeenRead(round));
      }
      await("each loss is told", this::isEachLossTold);
      for (CrashSuite suite : suites) {
        suite.welcome(round);
        await("all is told", suite::isAllTold);
      }
      return true;
    } catch (ConditionTimeoutException e) {
      // What is missing is found when this round is judged.
      LOG.log(System.Logger.Level.WARNING, "round {0}: {1}", round, e.getMessage());
      return false;
    } finally {
      suites.forEach(CrashSuite::rest);
    }
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(UNTIL_REST).pollInterval(Duration.ofMillis(200)).until(condition);
  }

  private JsonObject status() {
    return site.hub().api().get("/ops/status").expect(200).json();
  }

  private boolean isNothingDue() {
    JsonObject status = status();
    JsonObject exchanges = status.getJsonObject("exchanges");
    return exchanges.getInt("pending") == 0
        && exchanges.getInt("outcomeUnknown") == 0
        && status.getJsonArray("suites").getValuesAs(JsonObject.class).stream()
            .allMatch(suite -> suite.getInt("checksDue") == 0);
  }

  private boolean isEachLossTold() {
    Map<String, Integer> told = new HashMap<>();
    JsonObject status = status();
    for (JsonObject alert : status.getJsonArray("alerts").getValuesAs(JsonObject.class)) {
      for (CrashSuite suite : suites) {
        Matcher count = LAST_NUMBER.matcher(alert.getString("title"));
        if (alert.getString("cause").equals("exchange-lost/" + suite.key()) && count.find()) {
          told.merge(suite.key(), Integer.parseInt(count.group(1)), Math::max);
        }
      }
    }
    losses = told;
    int all = told.values().stream().mapToInt(Integer::intValue).sum();
    return all == status.getJsonObject("exchanges").getInt("lost");
  }

  private void judge(int round, Map<String, Wreck> wrecks) {
    List<Evidence> evidence =
        suites.stream()
            .map(
                suite ->
                    suite.evidence(
                        wreck(wrecks, suite), round, losses.getOrDefault(suite.key(), 0)))
            .toList();
    Tally now = Tally.of(evidence);
    List<String> broken =
        evidence.stream()
            .flatMap(
                one ->
                    Invariant.ALL.stream()
                        .flatMap(
                            invariant ->
                                invariant.brokenBy(one).stream()
                                    .map(breach -> "NOT: " + invariant.name() + ": " + breach)))
            .toList();
    say(
        "%34s %s  %s"
            .formatted(
                "round " + round,
                now.minus(total).line(),
                (broken.isEmpty() ? "holds" : "BROKEN") + "  (" + lastRound + ")"));
    total = now;
    broken.forEach(this::say);
    broken.forEach(one -> breaches.add("round " + round + " " + one));
  }

  private List<String> keys() {
    return suites.stream().map(CrashSuite::key).toList();
  }

  private static Wreck wreck(Map<String, Wreck> wrecks, CrashSuite suite) {
    Wreck wreck = wrecks.get(suite.key());
    if (wreck == null) {
      throw new IllegalStateException("Nothing was looked up of " + suite.key());
    }
    return wreck;
  }

  /** One line of the report, and of the log. */
  private void say(String line) {
    LOG.log(System.Logger.Level.INFO, line);
    try {
      Files.createDirectories(Settings.work());
      Files.writeString(report, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
