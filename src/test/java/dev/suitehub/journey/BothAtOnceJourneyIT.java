package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The redirect and create_auth both bring a code: the same one, or two. */
class BothAtOnceJourneyIT {

  private static final int ROUNDS = 25;
  private static final int ADMINS = 4;

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final WecomSystem wecom = site.wecom();

  @ParameterizedTest
  @CsvSource({"SAME_CODE,true,1", "SAME_CODE,false,1", "OTHER_CODE,true,2", "OTHER_CODE,false,2"})
  @Tag("complaint-31")
  void in_all_rounds_each_code_is_exchanged_once_and_each_corp_installed_once(
      String mode, boolean createAuthFirst, int codesPerRound) {
    Listing listing = Listing.ready(site);
    listing.tellWecom(
        Json.createObjectBuilder()
            .add("createAuthMode", mode)
            .add("createAuthFirst", createAuthFirst));

    List<String> corps = install(listing);

    awaitExchanges(listing, ROUNDS * codesPerRound);
    Map<String, List<Integer>> answersByCode =
        calls(listing).stream()
            .collect(
                Collectors.groupingBy(
                    call -> call.getString("codeHash"),
                    Collectors.mapping(call -> call.getInt("errcode"), Collectors.toList())));
    assertThat(answersByCode).hasSize(ROUNDS * codesPerRound);
    assertThat(answersByCode.values())
        .allSatisfy(errcodes -> assertThat(errcodes).containsExactly(0));

    assertThat(hub.corps(listing.suite()))
        .extracting(corp -> corp.getString("corpId"))
        .containsExactlyInAnyOrderElementsOf(corps);
    assertThat(hub.corps(listing.suite()))
        .extracting(corp -> corp.getString("state"))
        .containsOnly("ACTIVE");
    assertThat(hub.events(listing.suite(), "corp.installed"))
        .extracting(event -> event.getString("corpId"))
        .containsExactlyInAnyOrderElementsOf(corps);
    assertThat(wecom.pushes(Map.of("suite", listing.suiteId(), "type", "create_auth")))
        .hasSize(ROUNDS)
        .allSatisfy(Listing::assertAccepted);
    assertThat(corps)
        .allSatisfy(corp -> assertThat(wecom.accepts(listing.corpToken(corp))).isTrue());
  }

  /** Several admins at a time, each of another corp. */
  private List<String> install(Listing listing) {
    ExecutorService admins = Executors.newFixedThreadPool(ADMINS);
    try {
      List<Future<String>> rounds = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        rounds.add(admins.submit(() -> round(listing)));
      }
      List<String> corps = new ArrayList<>();
      for (Future<String> round : rounds) {
        corps.add(round.get());
      }
      return corps;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError("A round failed.", e.getCause());
    } finally {
      admins.shutdownNow();
    }
  }

  private static String round(Listing listing) {
    String corp = listing.newCorp();
    Page end = new Browser().install(listing.landing(), corp);
    assertThat(end.title()).as("%s", end).endsWith("is installed");
    assertThat(end.html()).contains(corp);
    return corp;
  }

  /** The admin sees the end of the first code; the other one may take a moment more. */
  private void awaitExchanges(Listing listing, int codes) {
    Awaitility.await("all codes exchanged")
        .atMost(Listing.SOON)
        .until(() -> listing.exchangeCalls() >= codes);
  }

  private List<JsonObject> calls(Listing listing) {
    return wecom.callLog(
        Map.of("api", Listing.EXCHANGE, "suite", listing.suiteId(), "limit", 1000));
  }
}
