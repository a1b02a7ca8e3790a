package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see the end of an install, and where it may lead. */
class ForeignStateJourneyIT {

  private static final String SHOP = "https://shop.example.com";
  private static final String WELCOME = SHOP + "/welcome?from=wecom&x=%E4%BD%A0";

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final Listing listing = listing(site);

  @Test
  void the_browser_that_began_is_led_to_where_it_wanted_to_return() {
    String corp = listing.newCorp();

    Page end = new Browser().notOpening(SHOP).install(listing.landing(WELCOME), corp);

    assertThat(end.address()).isEqualTo(URI.create(WELCOME));
    assertThat(hub.hasCorp(listing.suite(), corp, "ACTIVE")).isTrue();
  }

  @Test
  @Tag("complaint-36")
  void another_browser_sees_a_neutral_page_and_the_install_completes_all_the_same() {
    String corp = listing.newCorp();
    URI redirect = redirect(new Browser(), corp);

    Page page = new Browser().notOpening(SHOP).open(redirect);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.title()).isEqualTo("Thank you");
    assertThat(page.html()).doesNotContain(corp).doesNotContain(SHOP);
    listing.awaitState(corp, "ACTIVE");
    assertThat(site.wecom().accepts(listing.corpToken(corp))).isTrue();
  }

  @Test
  void a_redirect_without_any_state_installs_too() {
    String corp = listing.newCorp();
    String code = site.wecom().authCode(listing.suiteId(), corp);

    Page page =
        new Browser()
            .open(URI.create(listing.landing() + "/done?" + Http.query(Map.of("auth_code", code))));

    assertThat(page.title()).isEqualTo("Thank you");
    listing.awaitState(corp, "ACTIVE");
  }

  @Test
  void the_browser_is_known_by_a_cookie_that_no_script_and_no_other_site_can_use() {
    Reply reply =
        hub.anonymous()
            .post(
                "/install/" + listing.suite(),
                "application/x-www-form-urlencoded",
                "link=".getBytes(StandardCharsets.US_ASCII))
            .expect(303);

    assertThat(reply.header("set-cookie"))
        .matches("hub_install=\"?[0-9a-f]{32}\"?;.*")
        .containsIgnoringCase("httponly")
        .containsIgnoringCase("samesite=lax")
        .containsIgnoringCase("path=/install")
        .as("the address is not https")
        .doesNotContainIgnoringCase("secure");
    assertThat(reply.header("location")).contains("/3rdapp/install?suite_id=");
  }

  @Test
  void a_redirect_that_is_loaded_again_leads_there_again_and_exchanges_nothing_twice() {
    String corp = listing.newCorp();
    Browser browser = new Browser();
    URI redirect = redirect(browser, corp);
    browser.notOpening(SHOP).open(redirect);
    assertThat(browser.settled().address()).isEqualTo(URI.create(WELCOME));

    browser.open(redirect);

    assertThat(browser.settled().address()).isEqualTo(URI.create(WELCOME));
    assertThat(listing.exchangeCalls()).isEqualTo(1);
  }

  @Test
  void a_state_counts_for_one_code_only() {
    String corp = listing.newCorp();
    Browser browser = new Browser();
    URI redirect = redirect(browser, corp);
    browser.notOpening(SHOP).open(redirect);
    browser.settled();
    String other = site.wecom().authCode(listing.suiteId(), listing.newCorp());

    Page again =
        browser.open(
            URI.create(redirect.toString().replaceFirst("auth_code=[^&]*", "auth_code=" + other)));

    assertThat(again.title()).isEqualTo("Thank you");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example.com/",
        "https://shop.example.com.evil.example/",
        "https://shop.example.com:8443/",
        "https://shop.example.com@evil.example/",
        "//evil.example.com/",
        "javascript:alert(1)"
      })
  void an_address_that_the_provider_has_not_allowed_ends_on_a_page_that_says_so(String address) {
    Page page = new Browser().open(listing.landing(address));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.title()).as(page.html()).isEqualTo("This link does not work");
    assertThat(page.html()).doesNotContain("<form");
    assertThat(site.wecom().calls(Map.of("api", "get_pre_auth_code", "suite", listing.suiteId())))
        .isZero();
  }

  @Test
  void an_address_that_is_slipped_in_behind_the_landing_page_is_refused_too() {
    Browser browser = new Browser();
    browser.open(listing.landing(WELCOME));

    Page page = browser.submit(Map.of("return_to", "https://evil.example.com/"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.title()).isEqualTo("This link does not work");
  }

  /** Where WeCom would send the browser back to, not opened yet. */
  private URI redirect(Browser browser, String corp) {
    browser.toWecom(listing.landing(WELCOME));
    return browser.notOpening(listing.landing() + "/done").approve(corp).address();
  }

  private static Listing listing(Site site) {
    Listing listing = Listing.ready(site);
    listing
        .saveSuite(
            Json.createObjectBuilder()
                .add("returnHosts", Json.createArrayBuilder().add("shop.example.com")))
        .expect(200);
    return listing;
  }
}
