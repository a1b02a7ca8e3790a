package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** People come in at the console, on both servers; others do not. */
class SignInJourneyIT {

  private final Site site = Site.movable();
  private final HubSystem hub = site.hub();
  @AutoClose private final ConsoleBrowser browser = ConsoleBrowser.at(hub.address());

  @Test
  void whoever_is_not_signed_in_signs_in_and_comes_to_the_page_that_was_wanted() {
    browser.open("password?from=here");
    assertThat(browser.page()).isEqualTo("sign-in");
    String before = browser.sessionId();

    browser.signInAsAdmin();

    assertThat(browser.page()).isEqualTo("password");
    assertThat(browser.url()).endsWith("?from=here");
    assertThat(browser.sessionId()).isNotEmpty().isNotEqualTo(before);
    assertThat(browser.text()).contains(Site.ADMIN);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    browser.signIn(Site.ADMIN, "not-the-password");
    String wrong = browser.message();
    browser.signIn("nobody", "not-the-password");

    assertThat(browser.page()).isEqualTo("sign-in");
    assertThat(browser.message()).isEqualTo(wrong).isNotBlank();
  }

  @Test
  void whoever_signed_out_is_out_and_the_old_session_opens_nothing() {
    browser.signInAsAdmin();
    browser.open("password").signOut();

    assertThat(browser.page()).isEqualTo("sign-in");
    assertThat(browser.open("password").page()).isEqualTo("sign-in");
  }
}
