package dev.suitehub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.key.SuiteKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  private static final Source CRM = Source.of(new SuiteKey("crm"));
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final AtomicBoolean down = new AtomicBoolean();
  private final Refusals refusals = new Refusals(database.entities(), new FlakyTx(), NOON);

  @Test
  void a_refusal_is_seen_at_once_and_after_it_was_written() {
    note("got a, expected one of [b]");
    assertThat(refusals.latest(CRM, UrlKind.COMMAND)).hasSize(1);

    refusals.flush();

    assertThat(new Refusals(database.entities(), database.tx(), NOON).latest(CRM, UrlKind.COMMAND))
        .containsExactly(
            new Refusal(
                NOON.instant(), "192.0.2.1", RefusalReason.RECEIVER, "got a, expected one of [b]"));
    assertThat(refusals.latest(CRM, UrlKind.COMMAND)).hasSize(1);
    assertThat(refusals.latest(CRM, UrlKind.DATA)).isEmpty();
  }

  @Test
  @Tag("journal-R5")
  @Tag("complaint-24")
  void the_last_hundred_of_a_url_are_kept_and_all_are_counted() {
    for (int i = 0; i < 150; i++) {
      note("n" + i);
    }
    refusals.flush();
    for (int i = 150; i < 180; i++) {
      note("n" + i);
    }
    refusals.flush();
    note("n180");

    assertThat(refusals.latest(CRM, UrlKind.COMMAND))
        .hasSize(100)
        .extracting(Refusal::detail)
        .startsWith("n180", "n179")
        .endsWith("n81");
    assertThat(refusals.counts())
        .containsExactly(new RefusalCount(CRM, UrlKind.COMMAND, RefusalReason.RECEIVER, 181));
    assertThat(
            database
                .entities()
                .createQuery("select count(r) from RefusalEntry r", Long.class)
                .getSingleResult())
        .isEqualTo(100);
  }

  @Test
  @Tag("journal-R5")
  void what_cannot_be_written_is_kept_for_the_next_time() {
    down.set(true);
    note("first");
    assertThatIllegalStateException().isThrownBy(refusals::flush);
    note("second");
    down.set(false);
    refusals.flush();

    assertThat(refusals.latest(CRM, UrlKind.COMMAND))
        .extracting(Refusal::detail)
        .containsExactly("second", "first");
    assertThat(refusals.counts()).extracting(RefusalCount::total).containsExactly(2L);
  }

  @Test
  void long_and_unprintable_texts_are_cut() {
    refusals.note(
        CRM, UrlKind.COMMAND, RefusalReason.SIGNATURE, "a".repeat(99), "b\u0000".repeat(999));
    refusals.flush();

    assertThat(refusals.latest(CRM, UrlKind.COMMAND).get(0).remoteAddress()).hasSize(64);
    assertThat(refusals.latest(CRM, UrlKind.COMMAND).get(0).detail())
        .hasSize(400)
        .startsWith("b?b?");
  }

  private void note(String detail) {
    refusals.note(CRM, UrlKind.COMMAND, RefusalReason.RECEIVER, "192.0.2.1", detail);
  }

  private final class FlakyTx implements Tx {
    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
      if (down.get()) {
        throw new IllegalStateException("The database is down.");
      }
      return database.tx().call(work);
    }
  }
}
