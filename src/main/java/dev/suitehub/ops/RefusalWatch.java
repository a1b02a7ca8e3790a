package dev.suitehub.ops;

import dev.suitehub.journal.RefusalCount;
import dev.suitehub.journal.RefusalReason;
import dev.suitehub.journal.Refusals;
import dev.suitehub.journal.Source;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Many callbacks turned away at a URL that is ours. Unknown URLs are scanned by strangers every
 * day, and nobody is told.
 */
@Dependent
class RefusalWatch implements Watch {

  private static final String MANY = "refusals";
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final long MOST = 20;

  private static final Set<RefusalReason> REASONS =
      EnumSet.of(
          RefusalReason.ENVELOPE,
          RefusalReason.SIGNATURE,
          RefusalReason.CIPHER,
          RefusalReason.RECEIVER);

  private final Refusals refusals;
  private final Clock clock;

  @Inject
  RefusalWatch(Refusals refusals, Clock clock) {
    this.refusals = refusals;
    this.clock = clock;
  }

  @Override
  public Set<String> families() {
    return Set.of(MANY);
  }

  @Override
  public List<Finding> look() {
    Map<String, List<RefusalCount>> byUrl = new LinkedHashMap<>();
    for (RefusalCount count : refusals.countsSince(clock.instant().minus(WINDOW), REASONS)) {
      if (!count.source().equals(Source.UNKNOWN)) {
        byUrl
            .computeIfAbsent(count.source() + "/" + count.url(), url -> new ArrayList<>())
            .add(count);
      }
    }
    List<Finding> findings = new ArrayList<>();
    byUrl.forEach((url, counts) -> many(url, counts, findings));
    return findings;
  }

  private static void many(String url, List<RefusalCount> counts, List<Finding> findings) {
    long total = counts.stream().mapToLong(RefusalCount::total).sum();
    if (total > MOST) {
      RefusalReason most =
          counts.stream().max(Comparator.comparingLong(RefusalCount::total)).orElseThrow().reason();
      findings.add(
          Finding.of(Severity.WARNING, MANY, url, url, WINDOW.toMinutes(), MOST, most.name()));
    }
  }
}
