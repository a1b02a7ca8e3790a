package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.awaitility.Awaitility;
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

  @Test
  void ten_wrong_passwords_close_a_name_for_a_quarter_of_an_hour() {
    String name = "locked-" + Fresh.hex(6);
    String password = chosen(name, "OPERATOR");
    for (int i = 0; i < 10; i++) {
      browser.signIn(name, "not-the-password");
    }
    browser.signIn(name, password);
    assertThat(browser.page()).isEqualTo("sign-in");

    hub.advance(Duration.ofMinutes(15));

    browser.signIn(name, password);
    assertThat(browser.page()).isEqualTo("index");
  }

  @Test
  void a_one_time_password_opens_nothing_but_its_own_change() {
    String name = "new-" + Fresh.hex(6);
    String oneTime = invite(name, "OPERATOR");

    browser.signIn(name, oneTime);
    assertThat(browser.page()).isEqualTo("password");
    assertThat(browser.open("apps").page()).isEqualTo("password");
    change(oneTime, "short");
    assertThat(browser.page()).isEqualTo("password");
    assertThat(browser.errorAt("newPassword")).isNotBlank();
    String before = browser.sessionId();
    change(oneTime, "a password of my own");

    assertThat(browser.page()).isEqualTo("index");
    assertThat(browser.sessionId()).isNotEqualTo(before);
    assertThat(browser.open("password").page()).isEqualTo("password");
    browser.signOut();
    assertThat(browser.signIn(name, oneTime).page()).isEqualTo("sign-in");
    assertThat(browser.signIn(name, "a password of my own").page()).isEqualTo("index");
  }

  @Test
  void whoever_was_demoted_is_refused_by_the_room_whatever_the_page_still_shows() {
    String name = "demoted-" + Fresh.hex(6);
    String evil = "evil-" + Fresh.hex(6);
    browser.signIn(name, chosen(name, "ADMIN"));
    browser.open("users").fill("name", evil).fill("displayName", "Evil").tick("roles", "ADMIN");

    hub.api()
        .put(
            "/api/v1/users/" + name,
            Json.createObjectBuilder()
                .add("displayName", name)
                .add("roles", Json.createArrayBuilder().add("AUDITOR"))
                .build())
        .expect(204);
    browser.press("create");

    assertThat(browser.message()).contains("users:write");
    assertThat(hub.api().get("/api/v1/users").expect(200).text()).doesNotContain(evil);
    assertThat(browser.open("audit?action=user.").text()).contains(name).doesNotContain("altered");
    assertThat(browser.text()).doesNotContain("Client keys");
    assertThat(browser.open("users").text()).doesNotContain(name);
  }

  @Test
  void whoever_is_disabled_or_demoted_is_so_within_seconds() {
    String name = "leaving-" + Fresh.hex(6);
    browser.signIn(name, chosen(name, "ADMIN"));
    assertThat(browser.open("users").text()).contains(name);

    hub.api().post("/api/v1/users/" + name + "/disable", JsonObject.EMPTY_JSON_OBJECT).expect(204);

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> browser.open("users").page().equals("sign-in"));
  }

  @Test
  void a_form_that_came_after_the_session_ended_ends_at_its_page() {
    browser.signInAsAdmin().open("users?user=" + Site.ADMIN);

    hub.advance(Duration.ofMinutes(31));
    browser.press("save");

    assertThat(browser.page()).isEqualTo("sign-in");
    browser.signInAsAdmin();
    assertThat(browser.url()).endsWith("/console/users.xhtml?user=" + Site.ADMIN);
    assertThat(browser.value("displayName")).isEqualTo(Site.ADMIN);
  }

  @Test
  void a_form_of_the_session_before_comes_back_to_its_page() {
    browser.signInAsAdmin().open("users?user=" + Site.ADMIN).forgetSession();
    try (ConsoleBrowser other = ConsoleBrowser.at(hub.address())) {
      other.signInAsAdmin().open("audit");
      browser.comeInAs(other).press("save");
    }

    assertThat(browser.url()).endsWith("/console/users.xhtml?user=" + Site.ADMIN);
    assertThat(browser.value("displayName")).isEqualTo(Site.ADMIN);
  }

  @Test
  void a_request_of_faces_after_the_session_ended_is_told_where_to_go() {
    Reply reply =
        hub.anonymous()
            .with("Origin", hub.address().toString())
            .with("Faces-Request", "partial/ajax")
            .form("/console/users.xhtml", "f=f");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .contains("<partial-response>")
        .contains("<redirect url=\"/console/sign-in.xhtml?to=%2Fconsole%2Fusers.xhtml\"/>");
  }

  @Test
  void what_another_site_sends_is_refused() {
    for (String origin : new String[] {"https://evil.example", "null"}) {
      Reply reply = hub.anonymous().with("Origin", origin).form("/console/sign-in.xhtml", "f=f");
      assertThat(reply.status()).as(origin).isEqualTo(403);
    }
    assertThat(hub.anonymous().form("/console/sign-in.xhtml", "f=f").status()).isEqualTo(403);
  }

  @Test
  void every_page_tells_the_browser_what_it_may() {
    Reply page = hub.anonymous().get("/console/sign-in.xhtml").expect(200);

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .containsPattern("script-src 'self' 'nonce-[A-Za-z0-9+/=]+'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(page.header("Permissions-Policy")).contains("camera=()");
    browser.signInAsAdmin();
    assertThat(browser.isSessionGuarded()).isTrue();
  }

  private String invite(String name, String role) {
    return hub.api()
        .post(
            "/api/v1/users",
            Json.createObjectBuilder()
                .add("name", name)
                .add("displayName", name)
                .add("roles", Json.createArrayBuilder().add(role))
                .build())
        .expect(201)
        .json()
        .getString("password");
  }

  /** Somebody who has chosen a password already, and is not signed in. */
  private String chosen(String name, String role) {
    String oneTime = invite(name, role);
    browser.signIn(name, oneTime);
    change(oneTime, "a password of my own");
    browser.open("password").signOut();
    return "a password of my own";
  }

  private void change(String present, String fresh) {
    browser
        .fill("password", present)
        .fill("newPassword", fresh)
        .fill("again", fresh)
        .press("change");
  }
}
