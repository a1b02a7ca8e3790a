package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tickets overtake each other; the SuiteId is confirmed, and the token asked for, after both. */
class LateTicketJourneyIT {

  private static final int REFUSED_TICKET = 40085;

  private final Site site = Site.shared();
  private final Listing listing = Listing.entered(site);
  private final long now = System.currentTimeMillis() / 1000;

  @Test
  @Tag("complaint-03")
  void an_older_ticket_that_comes_later_changes_nothing() {
    push(now, true);
    push(now - 600, false);

    listing.confirm();

    assertThat(site.wecom().accepts(listing.suiteToken())).isTrue();
    assertThat(tokenCalls(REFUSED_TICKET)).isZero();
  }

  @Test
  void a_newer_ticket_that_comes_later_takes_its_place() {
    push(now - 600, false);
    push(now, true);

    listing.confirm();

    assertThat(site.wecom().accepts(listing.suiteToken())).isTrue();
    assertThat(tokenCalls(REFUSED_TICKET)).isZero();
  }

  @Test
  void it_is_the_time_that_decides_and_not_what_wecom_would_take() {
    push(now, false);
    push(now - 600, true);

    listing.confirm();

    assertThat(site.hub().suiteToken(listing.suite()).status()).isNotEqualTo(200);
    assertThat(tokenCalls(0)).isZero();
    assertThat(tokenCalls(REFUSED_TICKET)).isPositive();
  }

  @Test
  @Tag("complaint-06")
  void without_any_ticket_the_caller_is_told_to_come_back() {
    listing.confirm();

    Reply reply = site.hub().suiteToken(listing.suite()).expectProblem(503, "tokens:no-ticket-yet");

    assertThat(reply.header("Retry-After")).matches("[0-9]+");
  }

  private void push(long timeStamp, boolean known) {
    Listing.assertAccepted(
        site.wecom().pushTicket(listing.suiteId(), Fresh.secret(), timeStamp, known));
  }

  private int tokenCalls(int errcode) {
    return site.wecom()
        .calls(Map.of("api", "get_suite_token", "suite", listing.suiteId(), "errcode", errcode));
  }
}
