package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** WeCom has had too much, is busy, is slow, or does not know the machine. */
class ThrottleJourneyIT {

  private static final int CALLERS = 20;
  private static final int CORPS = 24;
  private static final String CORP_TOKEN = "get_corp_token";

  /** A site of its own: its clock is moved, and what is paused is paused for all. */
  private static final Site SITE =
      Site.alone("throttle", Map.of("hub.upstream.calls-per-second", "10"));

  private final WecomSystem wecom = SITE.wecom();
  private final Listing listing = Listing.ready(SITE);
  private final String corp = listing.newInstalledCorp();

  @AfterEach
  void all_is_well_again() {
    wecom.endFaults();
    SITE.hub().advance(Duration.ofMinutes(15));
  }

  @AfterAll
  static void the_site_ends() {
    SITE.close();
  }

  @Test
  void a_frequency_limit_costs_one_call_in_its_window_and_everybody_is_told_when_to_come_back() {
    wecom.fault(CORP_TOKEN, Map.of("errcode", 45009, "times", -1));

    List<Reply> told =
        IntStream.range(0, CALLERS)
            .mapToObj(i -> SITE.hub().corpTokenLater(listing.suite(), corp))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    String another = listing.newInstalledCorp();
    Reply ofAnother = SITE.hub().corpToken(listing.suite(), another).expect(503);

    assertThat(told)
        .allSatisfy(
            reply -> {
              JsonObject problem = reply.expect(503).json();
              assertThat(problem.getInt("errcode")).isEqualTo(45009);
              assertThat(problem.getInt("retryAfter")).isBetween(50, 90);
              assertThat(problem.getString("meaning")).contains("too many calls");
              assertThat(problem.getString("cure")).contains("goes on by itself");
            });
    assertThat(ofAnother.json().getString("detail")).contains("get_corp_token was not sent");
    assertThat(refusals(45009)).isEqualTo(1);
    wecom.endFaults();
    assertThat(SITE.hub().corpToken(listing.suite(), corp).status()).isEqualTo(503);
    SITE.hub().advance(Duration.ofSeconds(100));
    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
    assertThat(wecom.accepts(listing.corpToken(another))).isTrue();
  }

  @Test
  void a_wecom_that_is_busy_three_times_is_asked_until_it_answers() {
    wecom.fault(CORP_TOKEN, Map.of("errcode", -1, "times", 3));

    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
    assertThat(refusals(-1)).isEqualTo(3);
  }

  @Test
  @Tag("complaint-37")
  void a_refused_address_is_named_with_the_place_where_it_is_to_be_entered() {
    wecom.fault(CORP_TOKEN, Map.of("errcode", 60020, "times", 1));

    JsonObject problem = SITE.hub().corpToken(listing.suite(), corp).expect(502).json();

    String seen =
        wecom.callLog(Map.of("api", CORP_TOKEN, "suite", listing.suiteId())).get(0).getString("ip");
    assertThat(problem.getInt("errcode")).isEqualTo(60020);
    assertThat(problem.getString("cure")).contains(seen, "IP白名单", "Every machine");
    JsonObject status =
        SITE.hub().api().get("/ops/status").expect(200).json().getJsonArray("tokens").stream()
            .map(JsonObject.class::cast)
            .filter(row -> row.getString("corpId", "").equals(corp))
            .findFirst()
            .orElseThrow();
    assertThat(status.getString("cure")).isEqualTo(problem.getString("cure"));
  }

  @Test
  void a_slow_wecom_is_given_up_in_time_and_asked_again_later() {
    wecom.fault(CORP_TOKEN, Map.of("delayMs", 12_000));
    long begun = System.nanoTime();

    Reply slow = SITE.hub().corpToken(listing.suite(), corp).expect(503);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(11));
    assertThat(slow.json().getString("detail")).contains("did not answer get_corp_token");
    wecom.endFaults();
    SITE.hub().advance(Duration.ofSeconds(10));
    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
  }

  @Test
  void the_tokens_of_many_corps_are_renewed_one_after_the_other() {
    List<String> corps = Stream.generate(listing::newInstalledCorp).limit(CORPS).toList();
    corps.forEach(listing::corpToken);
    SITE.hub().advance(Duration.ofMinutes(121));
    listing.pushTicket();
    listing.suiteToken();
    Map<String, ?> calls = Map.of("api", CORP_TOKEN, "suite", listing.suiteId());
    int before = wecom.calls(calls);

    List<CompletableFuture<Reply>> callers =
        corps.stream().map(each -> SITE.hub().corpTokenLater(listing.suite(), each)).toList();

    callers.forEach(caller -> caller.join().expect(200));
    assertThat(wecom.calls(calls) - before).isEqualTo(CORPS);
    assertThat(wecom.busiest(calls))
        .as("10 a second leave the hub; some come late, and the next ones in time")
        .isLessThanOrEqualTo(14);
  }

  private int refusals(int errcode) {
    return wecom.calls(Map.of("api", CORP_TOKEN, "suite", listing.suiteId(), "errcode", errcode));
  }
}
