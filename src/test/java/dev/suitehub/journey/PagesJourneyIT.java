package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page of the console as people see it, in both languages, on a desk and on a phone. The
 * pictures are in {@code target/screenshots}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesJourneyIT {

  private static final int DESK = 1280;
  private static final int PHONE = 390;

  private Site site;
  private ConsoleBrowser browser;

  @BeforeAll
  void somebody_signs_in_where_the_demo_runs() {
    site = Site.demo("pages");
    Awaitility.await("the demo")
        .atMost(Duration.ofSeconds(90))
        .until(() -> site.hub().hasCorp("demo-suite", "wwdemocorpa", "ACTIVE"));
    browser = ConsoleBrowser.at(site.hub().address()).signInAsAdmin();
  }

  @AfterAll
  void the_browser_is_closed() {
    browser.close();
    site.close();
  }

  static Stream<String> pages() {
    String suite = "?suite=demo-suite";
    return Stream.of(
        "index",
        "connect" + suite,
        "provider",
        "development",
        "apps",
        "app-new",
        "app" + suite,
        "mini-program" + suite,
        "categories",
        "testing" + suite,
        "release",
        "changes" + suite,
        "working-days",
        "preflight" + suite,
        "corps",
        "corp" + suite + "&corp=wwdemocorpa",
        "journal",
        "entry?id=1",
        "refusals",
        "tokens",
        "alerts",
        "users",
        "password",
        "client-keys",
        "audit",
        "settings");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_is_whole_readable_and_fits(String page) {
    SoftAssertions all = new SoftAssertions();
    for (String language : List.of("zh", "en")) {
      for (int width : List.of(DESK, PHONE)) {
        browser.wide(width);
        browser.open(page + (page.contains("?") ? "&" : "?") + "lang=" + language);
        String name = page.replaceAll("\\?.*", "") + "-" + language + "-" + width;
        browser.picture(name);
        all.assertThat(browser.text()).as(name).doesNotContain("???", "Exception", "#{");
        all.assertThat(browser.overflow()).as("pixels beyond the right edge of %s", name).isZero();
        all.assertThat(browser.complaints()).as("what the browser says of %s", name).isEmpty();
        all.assertThat(browser.accessibilityFaults()).as("accessibility of %s", name).isEmpty();
      }
    }
    all.assertAll();
  }

  static Stream<String> questions() {
    return Stream.of(
            "app?suite=",
            "mini-program?suite=",
            "testing?suite=",
            "release?suite=",
            "changes?suite=",
            "preflight?suite=",
            "connect?suite=",
            "provider?provider=",
            "development?provider=",
            "apps?type=",
            "corps?suite=",
            "corps?state=",
            "corps?after=",
            "corp?corp=wwdemocorpa&suite=",
            "corp?suite=demo-suite&corp=",
            "journal?source=",
            "journal?source=suite:",
            "journal?url=",
            "journal?from=",
            "journal?entry=",
            "journal?after=",
            "entry?id=",
            "refusals?source=suite:",
            "refusals?reason=",
            "tokens?suite=",
            "tokens?after=",
            "users?user=",
            "audit?who=",
            "audit?from=",
            "audit?before=")
        .map(question -> question.replace("?", ".xhtml?"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void whatever_an_address_asks_for_no_page_fails(String question) {
    Http signedIn =
        Http.at(site.hub().address()).with("Cookie", "JSESSIONID=" + browser.sessionId());
    for (String value :
        List.of(
            "",
            "%20",
            "a".repeat(2000),
            "..%2F..%2Fetc",
            "%E5%BA%94%E7%94%A8",
            "%00",
            "%27",
            "%3Cb%3E",
            "-1",
            "99999999999999999999",
            "%2B999999999-12-31",
            "DEMO-SUITE",
            "no-such",
            "x%2Fy%2Fz",
            "%23%7Bx%7D")) {
      Reply reply = signedIn.get("/console/" + question + value);
      assertThat(reply.status()).as("%s%s", question, value).isIn(200, 302);
    }
  }

  @Test
  void the_menu_leads_to_pages_that_are_there() {
    browser.wide(DESK);
    browser.open("index?lang=en");
    for (String page : browser.menu()) {
      browser.open(page);
      assertThat(browser.text()).as(page).doesNotContain("There is no such page");
    }
  }
}
