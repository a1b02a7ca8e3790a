package dev.suitehub.ops.checklist;

import dev.suitehub.platform.db.DatabaseFacts;
import dev.suitehub.platform.db.DatabaseFacts.Told;
import dev.suitehub.platform.time.HubClock;
import dev.suitehub.upstream.UpstreamConfig;
import dev.suitehub.upstream.WecomClock;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The database, and the clocks of those who have to agree on the time. */
@Dependent
class DatabasePoints {

  /** Nodes hold what they work on for 10 seconds at least, each by its own clock. */
  private static final Duration NODES_AGREE = Duration.ofSeconds(2);

  private static final Duration NODES_CLASH = Duration.ofSeconds(10);

  /** WeCom's tickets and codes tell when they were made; the shortest lives minutes. */
  private static final Duration WECOM_AGREES = Duration.ofSeconds(15);

  private static final Duration WECOM_CLASHES = Duration.ofMinutes(2);

  private final DatabaseFacts facts;
  private final UpstreamConfig upstream;
  private final WecomClock wecom;
  private final HubClock clock;

  @Inject
  DatabasePoints(DatabaseFacts facts, UpstreamConfig upstream, WecomClock wecom, HubClock clock) {
    this.facts = facts;
    this.upstream = upstream;
    this.wecom = wecom;
    this.clock = clock;
  }

  List<Check> look() {
    try {
      Told told = facts.ask(clock::machine);
      return List.of(kind(told), keeps(told), clock(told), wecomClock());
    } catch (SQLException e) {
      return List.of(
          Point.DATABASE.bad("silent"),
          Point.DATABASE_KEEPS.warn("unknown"),
          Point.CLOCK.warn("unknown"),
          wecomClock());
    }
  }

  static Check kind(Told told) {
    return told.postgres() ? Point.DATABASE.good("postgresql") : Point.DATABASE.bad("h2");
  }

  static Check keeps(Told told) {
    if (!told.postgres()) {
      return Point.DATABASE_KEEPS.warn("h2");
    }
    return told.careless().isEmpty()
        ? Point.DATABASE_KEEPS.good("good")
        : Point.DATABASE_KEEPS.bad("careless", String.join(", ", told.careless()));
  }

  static Check clock(Told told) {
    return judge(Point.CLOCK, told.ahead(), NODES_AGREE, NODES_CLASH);
  }

  private Check wecomClock() {
    if (!AddressPoints.isWecom(upstream.apiBase())) {
      return Point.WECOM_CLOCK.good("other");
    }
    Optional<Duration> ahead = wecom.ahead();
    return ahead.isPresent()
        ? judge(Point.WECOM_CLOCK, ahead.get(), WECOM_AGREES, WECOM_CLASHES)
        : Point.WECOM_CLOCK.good("not-heard");
  }

  static Check judge(Point point, Duration ahead, Duration agree, Duration clash) {
    Duration apart = ahead.abs();
    if (apart.compareTo(agree) <= 0) {
      return point.good("good");
    }
    String word = ahead.isNegative() ? "behind" : "ahead";
    String told = "%d.%d".formatted(apart.toSeconds(), apart.toMillisPart() / 100);
    return apart.compareTo(clash) <= 0 ? point.warn(word, told) : point.bad(word, told);
  }
}
