package dev.suitehub.ops;

import dev.suitehub.install.Installs;
import dev.suitehub.install.LostExchange;
import dev.suitehub.platform.Tx;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Installs that do not come to an end, or are lost: a code lives ten minutes (doc 100776). */
@Dependent
class ExchangeWatch implements Watch {

  private static final String SLOW = "exchange-slow";
  private static final String LOST = "exchange-lost";
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Duration REMEMBERED = Duration.ofHours(24);
  private static final int MOST_SUITES = 50;
  private static final int NAMED = 5;

  /** The longest mark that is kept. */
  private static final int LONGEST_MARK = 100;

  private final Installs installs;
  private final Tx tx;
  private final Clock clock;

  @Inject
  ExchangeWatch(Installs installs, Tx tx, Clock clock) {
    this.installs = installs;
    this.tx = tx;
    this.clock = clock;
  }

  @Override
  public Set<String> families() {
    return Set.of(SLOW, LOST);
  }

  @Override
  public List<Finding> look() {
    return tx.call(this::lookNow);
  }

  private List<Finding> lookNow() {
    List<Finding> findings = new ArrayList<>();
    installs
        .slow(LONGEST, MOST_SUITES)
        .forEach(
            slow ->
                findings.add(
                    Finding.of(
                        Severity.CRITICAL,
                        SLOW,
                        slow.suite().value(),
                        slow.suite().value(),
                        slow.count(),
                        slow.oldest())));
    Map<String, List<LostExchange>> losses =
        installs.losses(clock.instant().minus(REMEMBERED)).stream()
            .collect(
                Collectors.groupingBy(
                    lost -> lost.suite().value(), LinkedHashMap::new, Collectors.toList()));
    losses.forEach((suite, lost) -> findings.add(lost(suite, lost)));
    return findings;
  }

  private static Finding lost(String suite, List<LostExchange> lost) {
    String named =
        lost.stream()
            .limit(NAMED)
            .map(
                one ->
                    AlertTexts.minute(one.receivedAt())
                        + " "
                        + one.corp().map(CorpId::value).orElse("?"))
            .collect(Collectors.joining("; "));
    return Finding.of(Severity.CRITICAL, LOST, suite, suite, lost.size(), named).once(mark(lost));
  }

  /** The newest ones, as many as fit: one that leaves the day makes no new event. */
  private static String mark(List<LostExchange> lost) {
    StringBuilder mark = new StringBuilder();
    lost.stream()
        .map(LostExchange::id)
        .sorted(Comparator.reverseOrder())
        .map(id -> Long.toString(id, Character.MAX_RADIX) + " ")
        .takeWhile(id -> mark.length() + id.length() <= LONGEST_MARK)
        .forEachOrdered(mark::append);
    return mark.toString().strip();
  }
}
