package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code examples/node}, an app in another language whose cipher is WeCom's own package for it
 * ({@code @wecom/crypto}): it opens what the sandbox pushes, and what it seals the hub accepts.
 */
class OtherLanguageJourneyIT {

  private static final Site SITE = Site.shared();

  @BeforeAll
  static void fetchItsPackage() {
    NodeProgram.fetchPackages();
  }

  @AfterAll
  static void stop() {
    NodeProgram.stopAll();
  }

  @Test
  void its_app_passes_the_url_checks_gets_its_ticket_and_is_installed() {
    NodeProgram app = NodeProgram.start(Map.of(), "app.mjs", SITE.wecom().address().toString());
    URI install = URI.create(app.awaitLine("install me").strip());
    assertThat(app.output()).doesNotContain("WRONG_ANSWER", "refused");
    String corp = Fresh.wecomId();
    SITE.wecom().putCorp(corp);
    Browser browser = new Browser();

    Page own = browser.open(install);
    browser.follow(URI.create(own.link()));
    Page end = browser.approve(corp);

    assertThat(end.html()).isEqualTo("Installed for Corp " + corp);
    assertThat(app.awaitLine("installed")).contains("Corp " + corp).doesNotContain(" 0 member");
  }

  @Test
  void what_it_seals_the_hub_accepts() {
    Listing listing = Listing.ready(SITE);
    String corp = listing.newCorp();
    String code = SITE.wecom().authCode(listing.suiteId(), corp);
    String notice = Letter.createAuth(listing.suiteId(), code, Instant.now().getEpochSecond());

    String answer = seal(listing, listing.suiteId(), notice);

    assertThat(answer.strip()).isEqualTo("200 success");
    listing.awaitState(corp, "ACTIVE");
  }

  @Test
  void what_it_seals_for_somebody_else_the_hub_refuses() {
    Listing listing = Listing.ready(SITE);
    String notice = Letter.unheardOf(listing.suiteId(), "anything", Instant.now().getEpochSecond());

    String answer = seal(listing, Fresh.wecomId(), notice);

    assertThat(answer).startsWith("403");
  }

  private static String seal(Listing listing, String receiver, String notice) {
    NodeProgram seal =
        NodeProgram.start(
            Map.of("TOKEN", listing.token(), "AES_KEY", listing.encodingAesKey()),
            "seal.mjs",
            SITE.hub().suite(listing.suite()).getString("commandCallbackUrl"),
            receiver);
    seal.write(notice);
    return seal.awaitEnd();
  }
}
