package dev.suitehub.console.operate;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Words;
import dev.suitehub.install.Installs;
import dev.suitehub.journal.HourCount;
import dev.suitehub.journal.JournalDesk;
import dev.suitehub.journal.RefusalCount;
import dev.suitehub.journal.RefusalDesk;
import dev.suitehub.ops.AlertBoard;
import dev.suitehub.ops.AlertResource.AlertStatus;
import dev.suitehub.ops.OutageBoard;
import dev.suitehub.platform.Tx;
import dev.suitehub.registry.corp.CorpDesk;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.release.OpenDecisions;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.ReviewStatus;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.tokens.TokenDesk;
import dev.suitehub.tokens.TokenRow;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /console/index.xhtml}: what needs attention, and how the day goes. */
@Named("indexPage")
@RequestScoped
public class IndexPage {

  private static final int HOURS = 24;
  private static final int MOST_TROUBLED = 50;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @Inject AlertBoard alerts;
  @Inject OutageBoard outages;
  @Inject CorpDesk corps;
  @Inject Installs installs;
  @Inject RefusalDesk refusals;
  @Inject TokenDesk tokenDesk;
  @Inject Tokens tokens;
  @Inject TicketLines tickets;
  @Inject JournalDesk journal;
  @Inject Suites suites;
  @Inject OpenDecisions decisions;
  @Inject Providers providers;
  @Inject Caller caller;
  @Inject Tx tx;
  @Inject Words words;
  @Inject Clock clock;

  private List<HourBar> bars = List.of();
  private List<TicketLine> ticketLines = List.of();
  private List<Attention> attention = List.of();
  private List<Review> reviews = List.of();
  private boolean fresh;
  private boolean providerThere;
  private boolean suiteThere;

  /** A submission that WeCom has not decided on, and when it is due to. */
  public record Review(String suite, LocalDate due, boolean overdue) {}

  /** Before anything is shown; each answer is asked for once. */
  public void enter() {
    caller.need(Scope.OPS_READ);
    List<Suite> all = tx.call(suites::all);
    providerThere = !tx.call(providers::all).isEmpty();
    suiteThere = !all.isEmpty();
    Map<CorpState, Long> states = corps.counts();
    fresh = !suiteThere || states.values().stream().allMatch(count -> count == 0);
    bars = Dashboard.bars(hours());
    ticketLines = tickets.all();
    reviews = reviews(all);
    attention = attention(states);
  }

  private List<HourCount> hours() {
    return caller.may(Scope.JOURNAL_READ) ? journal.callbacksPerHour(HOURS) : List.of();
  }

  private List<Review> reviews(List<Suite> all) {
    LocalDate today = words.today();
    return all.stream()
        .filter(IndexPage::isInReview)
        .flatMap(
            suite ->
                suite.dueOn().stream()
                    .map(due -> new Review(suite.key().value(), due, due.isBefore(today))))
        .sorted(Comparator.comparing(Review::due))
        .toList();
  }

  private static boolean isInReview(Suite suite) {
    return suite.status() == SuiteStatus.SUBMITTED
        || suite.stage().review() == ReviewStatus.SUBMITTED;
  }

  /** The worst first. */
  private List<Attention> attention(Map<CorpState, Long> states) {
    Instant now = clock.instant();
    List<Attention> found = new ArrayList<>();
    alerts.listed().stream()
        .filter(alert -> alert.clearedAt() == null && !isDecision(alert))
        .forEach(
            alert ->
                found.add(
                    new Attention(
                        "CRITICAL".equals(alert.severity()) ? "bad" : "waiting",
                        alert.title(),
                        "/console/alerts.xhtml")));
    outages
        .since(now.minus(DAY))
        .forEach(
            outage ->
                add(
                    found,
                    "bad",
                    "/console/alerts.xhtml",
                    "need.outage",
                    words.time(outage.from()),
                    words.time(outage.until()),
                    outage.callbacksNotKept()));
    long refusedAddress = refusedAddress();
    if (refusedAddress > 0) {
      add(found, "bad", "/console/development.xhtml", "need.address", refusedAddress);
    }
    ticketLines.stream()
        .filter(ticket -> ticket.mark().equals("bad"))
        .forEach(
            ticket ->
                add(
                    found,
                    "bad",
                    "/console/tokens.xhtml",
                    "need.ticket",
                    ticket.suite(),
                    ticket.text()));
    count(
        found,
        "bad",
        "/console/corps.xhtml?state=SUSPECT",
        "need.suspect",
        states.getOrDefault(CorpState.SUSPECT, 0L));
    count(
        found,
        "waiting",
        "/console/corps.xhtml?state=CANCEL_REPORTED",
        "need.cancelled",
        states.getOrDefault(CorpState.CANCEL_REPORTED, 0L));
    count(
        found,
        "bad",
        "/console/journal.xhtml?type=create_auth",
        "need.lost",
        installs.losses(now.minus(DAY)).size());
    reviews.stream()
        .filter(Review::overdue)
        .forEach(
            review ->
                add(
                    found,
                    "waiting",
                    "/console/release.xhtml",
                    "need.review",
                    review.suite(),
                    review.due().toString()));
    tx.call(decisions::all)
        .forEach(
            one ->
                add(
                    found,
                    one.approved() ? "waiting" : "bad",
                    "/console/release.xhtml?suite=" + one.suite(),
                    one.approved() ? "need.approved" : "need.rejected",
                    one.suite().value(),
                    one.reason()));
    count(
        found,
        "waiting",
        "/console/refusals.xhtml",
        "need.refusals",
        refusals.since(now.minus(HOUR)).stream().mapToLong(RefusalCount::total).sum());
    return found;
  }

  /** The alert of a decision stays an hour longer than what it asks for: that is looked up here. */
  private static boolean isDecision(AlertStatus alert) {
    return alert.cause().startsWith("review-decided/");
  }

  private long refusedAddress() {
    return Stream.concat(
            tokenDesk.ofOwners().stream(), tokens.troubledCorps(MOST_TROUBLED).stream())
        .filter(row -> isOfAddress(row))
        .count();
  }

  private static boolean isOfAddress(TokenRow row) {
    return row.lastErrcode().isPresent()
        && row.lastErrcode().getAsInt() == ErrCode.IP_NOT_ALLOWED.code();
  }

  private void count(List<Attention> found, String mark, String url, String key, long count) {
    if (count > 0) {
      add(found, mark, url, key, count);
    }
  }

  private void add(List<Attention> found, String mark, String url, String key, Object... values) {
    found.add(new Attention(mark, words.text("operate", key, values), url));
  }

  public List<Attention> attention() {
    return attention;
  }

  public List<HourBar> bars() {
    return bars;
  }

  public List<String> ticks() {
    return Dashboard.ticks(bars);
  }

  public long callbacks() {
    return bars.stream().mapToLong(HourBar::callbacks).sum();
  }

  /** The most of one hour. */
  public long most() {
    return bars.stream().mapToLong(HourBar::callbacks).max().orElse(0);
  }

  public List<TicketLine> tickets() {
    return ticketLines;
  }

  public List<Review> reviews() {
    return reviews;
  }

  /** Nothing is installed yet: what to do comes first. */
  public boolean isFresh() {
    return fresh;
  }

  public boolean isProviderThere() {
    return providerThere;
  }

  public boolean isSuiteThere() {
    return suiteThere;
  }
}
