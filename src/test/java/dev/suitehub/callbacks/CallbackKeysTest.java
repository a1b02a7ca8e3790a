package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.security.SecretConverter;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of a suite is never older than what its row says. */
class CallbackKeysTest {

  private static final CallbackUrl COMMAND = new CallbackUrl(UrlKind.COMMAND, "crm");
  private static final CallbackKey OLD = Hub.key("crm");
  private static final CallbackKey OTHER = Hub.key("other");
  private static final int ACCEPTED = 200;
  private static final int REFUSED = 403;

  @AutoClose private final Hub hub = new Hub();
  private final CallbackIntake intake = hub.intake();
  private int number;

  @BeforeEach
  void crm_is_remembered() {
    assertThat(status(OLD)).isEqualTo(ACCEPTED);
  }

  @Test
  void a_second_callback_does_not_read_the_secrets_again() {
    run("update suite set token_sealed = 'not to be opened' where suite_key = 'crm'");

    assertThat(status(OLD)).isEqualTo(ACCEPTED);
  }

  @Test
  void a_key_that_another_node_changed_counts_at_once_and_the_one_before_no_more() {
    run("update suite set " + otherToken() + ", version = version + 1 where suite_key = 'crm'");

    assertThat(status(OLD)).isEqualTo(REFUSED);
    assertThat(status(OTHER)).isEqualTo(ACCEPTED);
  }

  @Test
  void a_suite_that_was_removed_and_made_again_is_another_one() {
    // The same version, as a new row has it.
    run("update suite set " + otherToken() + ", id = 77 where suite_key = 'crm'");

    assertThat(status(OLD)).isEqualTo(REFUSED);
    assertThat(status(OTHER)).isEqualTo(ACCEPTED);
  }

  @Test
  void a_suite_that_is_gone_is_known_no_more() {
    run("delete from suite where suite_key = 'crm'");

    assertThat(status(OLD)).isEqualTo(404);
  }

  @Test
  void a_provider_that_changes_counts_at_once() {
    run("update provider set corp_id = 'wwMoved', version = version + 1 where corp_id = 'wwAcme'");

    assertThat(intake.answer(Hub.check(COMMAND, "1", "wwAcme")).status()).isEqualTo(REFUSED);
    assertThat(intake.answer(Hub.check(COMMAND, "1", "wwMoved")).status()).isEqualTo(ACCEPTED);
  }

  private int status(CallbackKey key) {
    String text = "<xml><InfoType>x</InfoType><Number>" + number++ + "</Number></xml>";
    return intake.answer(Hub.notice(COMMAND, key, text, "ww-crm")).status();
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
}
