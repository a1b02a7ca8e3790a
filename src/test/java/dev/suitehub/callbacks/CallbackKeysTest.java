package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.journal.JournalEntry;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.security.SecretConverter;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of a suite is never older than what its row says, but for a second. */
class CallbackKeysTest {

  private static final CallbackUrl COMMAND = new CallbackUrl(UrlKind.COMMAND, "crm");
  private static final CallbackUrl DATA = new CallbackUrl(UrlKind.DATA, "crm");
  private static final CallbackKey OLD = Hub.key("crm");
  private static final CallbackKey OTHER = Hub.key("other");
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final int ACCEPTED = 200;
  private static final int REFUSED = 403;

  @AutoClose private final Hub hub = new Hub();
  private final Counted asked = new Counted();
  private final CallbackIntake intake = hub.intake(asked);
  private int number;

  @BeforeEach
  void crm_is_remembered() {
    assertThat(status(OLD)).isEqualTo(ACCEPTED);
    asked.transactions.set(0);
  }

  @Test
  void a_second_callback_asks_the_database_nothing_but_to_keep_it() {
    assertThat(status(OLD)).isEqualTo(ACCEPTED);

    assertThat(asked.transactions).hasValue(0);
  }

  @Test
  void a_callback_a_second_later_asks_whether_anything_has_changed() {
    hub.clock.advance(A_SECOND);

    assertThat(status(OLD)).isEqualTo(ACCEPTED);

    assertThat(asked.transactions).hasValue(1);
  }

  @Test
  void a_corp_is_asked_for_once() {
    assertThat(about("wpKnown", COMMAND)).isEqualTo(ACCEPTED);
    assertThat(asked.transactions).hasValue(1);
    assertThat(about("wpKnown", COMMAND)).isEqualTo(ACCEPTED);
    assertThat(about("wpKnown", DATA)).isEqualTo(ACCEPTED);
    assertThat(asked.transactions).hasValue(1);

    assertThat(hub.journal.latest(Source.of(Hub.CRM), 3)).allMatch(JournalEntry::isCorpKnown);
  }

  @Test
  void a_corp_that_is_not_known_is_asked_for_each_time() {
    assertThat(about("wpStranger", COMMAND)).isEqualTo(ACCEPTED);
    assertThat(about("wpStranger", COMMAND)).isEqualTo(ACCEPTED);
    assertThat(asked.transactions).hasValue(2);

    run("update authorized_corp set corp_id = 'wpStranger' where corp_id = 'wpKnown'");

    assertThat(about("wpStranger", COMMAND)).isEqualTo(ACCEPTED);
    assertThat(hub.journal.latest(Source.of(Hub.CRM), 3))
        .extracting(JournalEntry::isCorpKnown)
        .containsExactly(true, false, false);
  }

  @Test
  void a_message_for_another_suite_is_refused_as_ever() {
    CallbackRequest misplaced = Hub.notice(COMMAND, OLD, text(""), "ww-shop");

    assertThat(intake.answer(misplaced).status()).isEqualTo(REFUSED);
  }

  @Test
  void a_later_callback_does_not_read_the_secrets_again() {
    run("update suite set token_sealed = 'not to be opened' where suite_key = 'crm'");
    hub.clock.advance(A_SECOND);

    assertThat(status(OLD)).isEqualTo(ACCEPTED);
  }

  @Test
  void a_key_that_another_node_changed_counts_at_once_and_the_one_before_for_a_second() {
    run("update suite set " + otherToken() + ", version = version + 1 where suite_key = 'crm'");

    assertThat(status(OLD)).isEqualTo(ACCEPTED);
    assertThat(status(OTHER)).isEqualTo(ACCEPTED);
    assertThat(status(OLD)).as("it is known now that it was changed").isEqualTo(REFUSED);
  }

  @Test
  void a_key_that_another_node_took_away_is_accepted_for_a_second_at_most() {
    run("update suite set " + otherToken() + ", version = version + 1 where suite_key = 'crm'");
    hub.clock.advance(A_SECOND);

    assertThat(status(OLD)).isEqualTo(REFUSED);
  }

  @Test
  void a_suite_that_was_removed_and_made_again_is_another_one() {
    // The same version, as a new row has it.
    run("update suite set " + otherToken() + ", id = 77 where suite_key = 'crm'");

    assertThat(status(OTHER)).isEqualTo(ACCEPTED);
    assertThat(status(OLD)).isEqualTo(REFUSED);
  }

  @Test
  void a_suite_that_is_gone_is_known_no_more() {
    run("delete from suite where suite_key = 'crm'");
    hub.clock.advance(A_SECOND);

    assertThat(status(OLD)).isEqualTo(404);
  }

  @Test
  void a_provider_that_changes_counts_at_once() {
    run("update provider set corp_id = 'wwMoved', version = version + 1 where corp_id = 'wwAcme'");

    assertThat(intake.answer(Hub.check(COMMAND, "1", "wwAcme")).status()).isEqualTo(REFUSED);
    assertThat(intake.answer(Hub.check(COMMAND, "1", "wwMoved")).status()).isEqualTo(ACCEPTED);
  }

  private int about(String corp, CallbackUrl url) {
    String text = text("<AuthCorpId>" + corp + "</AuthCorpId>");
    String receiver = url.kind() == UrlKind.DATA ? corp : "ww-crm";
    return intake.answer(Hub.notice(url, OLD, text, receiver)).status();
  }

  private String text(String more) {
    return "<xml><InfoType>x</InfoType><Number>" + number++ + "</Number>" + more + "</xml>";
  }

  private int status(CallbackKey key) {
    return intake.answer(Hub.notice(COMMAND, key, text(""), "ww-crm")).status();
  }

  private static String otherToken() {
    Secret token = Secret.of("token-other");
    return "token_sealed = '" + new SecretConverter().convertToDatabaseColumn(token) + "'";
  }

  private void run(String sql) {
    assertThat(
            hub.database
                .tx()
                .<Integer>call(() -> hub.entities.createNativeQuery(sql).executeUpdate()))
        .isEqualTo(1);
  }

  /** The transactions that a callback has before it is kept. */
  private final class Counted implements Tx {
    final AtomicInteger transactions = new AtomicInteger();

    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
      transactions.incrementAndGet();
      return hub.database.tx().call(work);
    }
  }
}
