package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everybody wants the same token in the moment in which it has expired. */
class ManyCallersJourneyIT {

  private static final int CALLERS = 200;
  private static final int PUSHES = 60;

  /** A site of its own, as its clock is moved. */
  @Test
  @Tag("complaint-09")
  void an_expired_token_costs_one_call_while_callbacks_go_on_being_answered() {
    try (Site site = Site.alone("many-callers")) {
      WecomSystem wecom = site.wecom();
      Listing listing = Listing.ready(site);
      String corp = listing.newInstalledCorp();
      String expired = listing.corpToken(corp);
      assertThat(listing.corpTokenCalls(corp)).isEqualTo(1);

      site.hub().advance(Duration.ofMinutes(121));
      assertThat(wecom.accepts(expired)).isFalse();
      listing.pushTicket();
      wecom.fault("get_corp_token", Map.of("delayMs", 2000));
      List<CompletableFuture<Reply>> callers =
          IntStream.range(0, CALLERS)
              .mapToObj(i -> site.hub().corpTokenLater(listing.suite(), corp))
              .toList();
      JsonObject callbacks =
          wecom.bulkLater(listing.suiteId(), corp, PUSHES, "notice", 2).join().expect(200).json();
      List<String> tokens =
          callers.stream()
              .map(caller -> caller.join().expect(200).json().getString("accessToken"))
              .distinct()
              .toList();

      assertThat(callbacks.getInt("acknowledged")).as("%s", callbacks).isEqualTo(PUSHES);
      assertThat(tokens).hasSize(1).doesNotContain(expired);
      assertThat(wecom.accepts(tokens.get(0))).isTrue();
      assertThat(listing.corpTokenCalls(corp)).isEqualTo(2);
    }
  }
}
