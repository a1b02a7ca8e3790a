package dev.suitehub.callbacks;

import static dev.suitehub.callbacks.Hub.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.install.TestInstalls;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.tokens.TestTokens;
import dev.suitehub.upstream.FakeWecom;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The same text once more, with the real routes. */
class RepeatedNoticeTest {

  private static final CallbackUrl COMMAND = new CallbackUrl(UrlKind.COMMAND, "crm");

  @AutoClose private final Hub hub = new Hub();

  @AutoClose
  private final TestTokens tokens = new TestTokens(hub.database, hub.clock, new FakeWecom());

  private final AuthorizedCorps corps = new AuthorizedCorps(hub.entities, hub.clock);
  private final CallbackIntake intake =
      hub.intake(
          new CallbackRoutes(
              tokens.tickets(),
              TestInstalls.over(hub.database, hub.clock, tokens.tokens()),
              hub.clock));

  @Test
  void of_two_changes_in_one_second_the_second_is_looked_at_too() {
    String text = info("change_auth", "");
    intake.answer(Hub.notice(COMMAND, text, "ww-crm"));
    assertThat(corps.countDue(CRM)).isEqualTo(1);
    looked();

    intake.answer(Hub.notice(COMMAND, text, "ww-crm"));

    assertThat(corps.countDue(CRM)).isEqualTo(1);
  }

  @Test
  void a_code_that_comes_twice_is_to_be_exchanged_once() {
    String text = info("create_auth", "<AuthCode>code-1</AuthCode>");
    intake.answer(Hub.notice(COMMAND, text, "ww-crm"));
    intake.answer(Hub.notice(COMMAND, text, "ww-crm"));

    assertThat(
            hub.entities
                .createNativeQuery("select count(*) from pending_exchange")
                .getSingleResult())
        .isEqualTo(1L);
  }

  /** As after get_auth_info has answered. */
  private void looked() {
    hub.database
        .tx()
        .run(
            () ->
                hub.entities
                    .createNativeQuery("update authorized_corp set check_due_at = null")
                    .executeUpdate());
    assertThat(corps.countDue(CRM)).isZero();
  }

  private static String info(String type, String more) {
    return "<xml><SuiteId>ww-crm</SuiteId><InfoType>"
        + type
        + "</InfoType><TimeStamp>1700000000</TimeStamp><AuthCorpId>wpKnown</AuthCorpId>"
        + more
        + "</xml>";
  }
}
