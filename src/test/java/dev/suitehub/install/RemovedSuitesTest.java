package dev.suitehub.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.journal.FeedMark;
import dev.suitehub.journal.Journal;
import dev.suitehub.journal.JournalEntry;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlChecks;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.suite.SuiteRemoved;
import dev.suitehub.wire.CorpId;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RemovedSuitesTest {

  private static final SuiteKey CRM = new SuiteKey("crm");
  private static final SuiteKey OTHER = new SuiteKey("other");

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final EntityManager entities = database.entities();
  private final InstallStates states = new InstallStates(entities, clock);
  private final UrlChecks checks = new UrlChecks(entities, clock);
  private final Journal journal =
      new Journal(entities, database.connections(), database.tx(), clock, hint -> {});
  private final RemovedSuites removed =
      new RemovedSuites(states, new PendingExchanges(entities, clock), checks, journal);

  @Test
  void what_belongs_to_one_suite_alone_goes_with_it() {
    begin(CRM);
    begin(OTHER);

    database.tx().run(() -> removed.removed(new SuiteRemoved(CRM)));

    assertThat(count("install_state")).as("that of the other").isEqualTo(1);
    assertThat(checks.lastPassed(Source.of(CRM), UrlKind.COMMAND)).isEmpty();
    assertThat(checks.lastPassed(Source.of(OTHER), UrlKind.COMMAND)).isPresent();
  }

  @Test
  void what_arrived_can_be_looked_up_and_is_in_no_later_feed() {
    begin(CRM);
    assertThat(journal.feed(CRM, FeedMark.START, 10)).hasSize(1);
    fact(CRM, "later");

    database.tx().run(() -> removed.removed(new SuiteRemoved(CRM)));
    assertThat(journal.feed(CRM, FeedMark.START, 10)).isEmpty();
    assertThat(journal.latest(Source.of(CRM), 10)).hasSize(2);

    fact(CRM, "of the new one");
    assertThat(journal.feed(CRM, FeedMark.START, 10)).extracting(JournalEntry::type).hasSize(1);
  }

  private void begin(SuiteKey suite) {
    fact(suite, "first");
    database
        .tx()
        .run(
            () -> {
              states.begin(suite, "browser", Optional.empty(), Optional.empty());
              checks.passed(Source.of(suite), UrlKind.COMMAND);
            });
  }

  private void fact(SuiteKey suite, String uniqueness) {
    database
        .tx()
        .run(
            () ->
                journal.fact(
                    suite, new CorpId("wpA"), Journal.CORP_INSTALLED, uniqueness, Map.of()));
  }

  private long count(String table) {
    return ((Number) entities.createNativeQuery("select count(*) from " + table).getSingleResult())
        .longValue();
  }
}
