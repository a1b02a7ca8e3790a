package dev.suitehub.ops;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.install.InstallTotals;
import dev.suitehub.install.Installs;
import dev.suitehub.journal.Refusal;
import dev.suitehub.journal.RefusalCount;
import dev.suitehub.journal.Refusals;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlChecks;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.ops.AlertResource.AlertStatus;
import dev.suitehub.ops.checklist.Check;
import dev.suitehub.ops.checklist.Checklist;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.Ticks;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.CorpTokens;
import dev.suitehub.tokens.TicketState;
import dev.suitehub.tokens.Tickets;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.TokenRow;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /ops/status}: tickets, tokens, exchanges and refusals at a glance; no secrets. */
@Path("status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

  private static final int MOST_CORP_TOKENS = 100;

  @Inject Providers providers;
  @Inject Suites suites;
  @Inject AuthorizedCorps corps;
  @Inject Tickets tickets;
  @Inject Tokens tokens;
  @Inject Installs installs;
  @Inject Refusals refusals;
  @Inject UrlChecks checks;
  @Inject HubConfig hub;
  @Inject Ticks ticks;
  @Inject Alerts alerts;
  @Inject KeyRotations masterKeys;
  @Inject Outages outages;
  @Inject Checklist checklist;
  @Inject Clock clock;

  /** Everything. */
  public record Status(
      Instant now,
      boolean sandbox,
      MasterKeyState masterKey,
      List<ProviderStatus> providers,
      List<SuiteStatus> suites,
      List<TokenStatus> tokens,
      List<CorpTokenStatus> corpTokens,
      ExchangeStatus exchanges,
      List<RefusalStatus> refusals,
      List<TickStatus> ticks,
      List<OutageStatus> outages,
      List<AlertStatus> alerts,
      List<CheckStatus> checklist) {}

  /** A point of the production checklist: GOOD, WARN or BAD, and what to do. */
  public record CheckStatus(String id, String mark, String text) {}

  /** The corp tokens of a suite, counted: of their rows only the first hundred are told. */
  public record CorpTokenStatus(String suite, long total, long valid, long troubled) {}

  /** A time in which a node had no database. */
  public record OutageStatus(String node, Instant from, Instant until, long callbacksNotKept) {}

  /** When a worker of this node last ended a tick. */
  public record TickStatus(String worker, Instant at) {}

  /** One callback that was turned away. */
  public record RefusedCallback(
      String from, String url, Instant at, String remoteAddress, String reason, String detail) {}

  public record ProviderStatus(String provider, @Nullable Instant systemUrlChecked) {}

  public record SuiteStatus(
      String suite,
      @Nullable String suiteId,
      @Nullable String proposedSuiteId,
      String ticket,
      @Nullable Instant ticketTime,
      @Nullable Instant commandUrlChecked,
      @Nullable Instant dataUrlChecked,
      long authorizedCorps,
      long checksDue) {}

  public record TokenStatus(
      String kind,
      String owner,
      @Nullable String corpId,
      @Nullable Instant expiresAt,
      @Nullable Instant renewAfter,
      @Nullable Instant lastUsedAt,
      @Nullable String problem,
      @Nullable Integer errcode,
      @Nullable String detail,
      @Nullable String cure,
      @Nullable Instant nextTryAt) {}

  public record ExchangeStatus(
      long pending,
      long outcomeUnknown,
      long done,
      long refused,
      long lost,
      @Nullable Instant oldestWaiting) {}

  public record RefusalStatus(String from, String url, String reason, long total) {}

  /**
   * How tickets, tokens, exchanges and refusals are, and what of the production checklist is open.
   */
  @GET
  @NeedsScope(Scope.OPS_READ)
  public Status status() {
    return new Status(
        clock.instant(),
        hub.isSandboxOn(),
        masterKeys.state(),
        providers.all().stream().map(this::provider).toList(),
        suites.all().stream().map(this::suite).toList(),
        tokenRows().map(StatusResource::token).toList(),
        tokens.corpTokens().entrySet().stream()
            .map(entry -> corpTokens(entry.getKey(), entry.getValue()))
            .toList(),
        exchanges(installs.totals()),
        refusals.counts().stream().map(StatusResource::refusal).toList(),
        ticks.last().entrySet().stream()
            .map(tick -> new TickStatus(tick.getKey(), tick.getValue()))
            .toList(),
        outages.latest().stream().map(StatusResource::outage).toList(),
        AlertResource.list(alerts),
        checklist.all().stream().map(StatusResource::check).toList());
  }

  /** All of suites and providers; of corps those in trouble first, and not more than a page. */
  private Stream<TokenRow> tokenRows() {
    List<TokenRow> troubled = tokens.troubledCorps(MOST_CORP_TOKENS);
    List<TokenRow> others = tokens.someCorps(MOST_CORP_TOKENS - troubled.size());
    return Stream.of(tokens.ownerRows(), troubled, others).flatMap(List::stream);
  }

  private static CheckStatus check(Check check) {
    return new CheckStatus(check.id(), check.mark().name(), check.text(Locale.ENGLISH));
  }

  private static CorpTokenStatus corpTokens(String suite, CorpTokens count) {
    return new CorpTokenStatus(suite, count.total(), count.valid(), count.troubled());
  }

  private static OutageStatus outage(DatabaseOutage outage) {
    return new OutageStatus(
        outage.node(), outage.beganAt(), outage.endedAt(), outage.callbacksNotKept());
  }

  /** The last callbacks that each URL turned away, and why: what the caller was never told. */
  @GET
  @Path("refusals")
  @NeedsScope(Scope.OPS_READ)
  public List<RefusedCallback> refusals() {
    return refusals.counts().stream()
        .map(count -> new Turned(count.source(), count.url()))
        .distinct()
        .flatMap(
            turned ->
                refusals.latest(turned.source(), turned.url()).stream()
                    .map(refusal -> refused(turned, refusal)))
        .toList();
  }

  private record Turned(Source source, UrlKind url) {}

  private static RefusedCallback refused(Turned turned, Refusal refusal) {
    return new RefusedCallback(
        turned.source().toString(),
        turned.url().name(),
        refusal.at(),
        refusal.remoteAddress(),
        refusal.reason().name(),
        refusal.detail());
  }

  private ProviderStatus provider(Provider provider) {
    return new ProviderStatus(
        provider.key().value(),
        checks.lastPassed(Source.of(provider.key()), UrlKind.SYSTEM).orElse(null));
  }

  private SuiteStatus suite(Suite suite) {
    SuiteKey key = suite.key();
    TicketState ticket = tickets.state(key);
    return new SuiteStatus(
        key.value(),
        suite.suiteId().map(SuiteId::value).orElse(null),
        suite.proposedSuiteId().map(SuiteId::value).orElse(null),
        ticket.freshness().name(),
        ticket.ticketTime().orElse(null),
        checks.lastPassed(Source.of(key), UrlKind.COMMAND).orElse(null),
        checks.lastPassed(Source.of(key), UrlKind.DATA).orElse(null),
        corps.count(key),
        corps.countDue(key));
  }

  private static TokenStatus token(TokenRow row) {
    TokenKey key = row.key();
    return new TokenStatus(
        key.kind().name(),
        key.owner(),
        key.corpId().isEmpty() ? null : key.corpId(),
        row.expiresAt().orElse(null),
        row.renewAfter().orElse(null),
        row.lastUsedAt().orElse(null),
        row.lastProblem().map(Enum::name).orElse(null),
        row.lastErrcode().isPresent() ? row.lastErrcode().getAsInt() : null,
        row.lastDetail().orElse(null),
        row.lastCure().orElse(null),
        row.nextTryAt().orElse(null));
  }

  private static ExchangeStatus exchanges(InstallTotals totals) {
    return new ExchangeStatus(
        totals.pending(),
        totals.outcomeUnknown(),
        totals.done(),
        totals.refused(),
        totals.lost(),
        totals.oldestWaiting().orElse(null));
  }

  private static RefusalStatus refusal(RefusalCount count) {
    return new RefusalStatus(
        count.source().toString(), count.url().name(), count.reason().name(), count.total());
  }
}
