package dev.suitehub.tokens;

import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.Sight.Refusal;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** What the registry says of whom a token belongs to. */
@Dependent
class Owners {

  private static final Duration TICKETS_COME_SOON = Duration.ofSeconds(30);
  private static final Duration CHECKED_SOON = Duration.ofSeconds(5);

  private final Suites suites;
  private final Providers providers;
  private final AuthorizedCorps corps;
  private final Tickets tickets;
  private final Clock clock;

  @Inject
  Owners(Suites suites, Providers providers, AuthorizedCorps corps, Tickets tickets, Clock clock) {
    this.suites = suites;
    this.providers = providers;
    this.corps = corps;
    this.tickets = tickets;
    this.clock = clock;
  }

  /** Throws the registry's {@code no-such-…}. */
  Owner of(TokenKey key) {
    return switch (key.kind()) {
      case SUITE -> suite(suites.get(key.suite()));
      case PROVIDER -> provider(providers.get(key.provider()));
      case CORP -> {
        Suite suite = suites.get(key.suite());
        yield corp(corps.get(suite.key(), key.corp()));
      }
    };
  }

  /** Those whose tokens are kept whether or not anybody asks. */
  List<TokenKey> standing() {
    return Stream.concat(
            suites.all().stream().map(suite -> TokenKey.suite(suite.key())),
            providers.all().stream().map(provider -> TokenKey.provider(provider.key())))
        .toList();
  }

  Set<String> suiteKeys() {
    Set<String> keys = new HashSet<>();
    suites.all().forEach(suite -> keys.add(suite.key().value()));
    return keys;
  }

  Set<String> providerKeys() {
    Set<String> keys = new HashSet<>();
    providers.all().forEach(provider -> keys.add(provider.key().value()));
    return keys;
  }

  /**
   * WeCom gives no token for its permanent code: get_auth_info is to tell what has become of it.
   */
  void doubt(TokenKey corp, int errcode) {
    corps.suspect(corp.suite(), corp.corp(), errcode);
  }

  private Owner suite(Suite suite) {
    Optional<SuiteId> suiteId = suite.suiteId();
    if (suiteId.isEmpty() || suite.suiteSecret().isEmpty()) {
      return Owner.lacking(
          suiteId.map(SuiteId::value).orElse(""),
          Refusal.of(
              TokenProblem.SUITE_NOT_CONFIRMED,
              "PUT "
                  + (suiteId.isEmpty() ? "'suiteId'" : "'suiteSecret'")
                  + (suiteId.isEmpty() && suite.suiteSecret().isEmpty() ? " and 'suiteSecret'" : "")
                  + " to /api/v1/suites/"
                  + suite.key()
                  + ", as WeCom's provider console shows them."));
    }
    Optional<SuiteTicket> ticket = tickets.newest(suite.key());
    if (ticket.isEmpty()) {
      return Owner.lacking(
          suiteId.get().value(),
          Refusal.until(
              TokenProblem.NO_TICKET_YET,
              "WeCom pushes one to the command callback URL every ten minutes; its provider console can push one now.",
              TICKETS_COME_SOON));
    }
    if (ticket.get().isStale(clock.instant())) {
      return Owner.lacking(
          suiteId.get().value(),
          Refusal.until(
              TokenProblem.TICKET_STALE,
              "The newest one is from "
                  + ticket.get().ticketTime()
                  + ", more than 30 minutes ago: check that WeCom reaches the command callback URL.",
              TICKETS_COME_SOON));
    }
    return Owner.of(
        new Credentials.OfSuite(
            suiteId.get(), suite.suiteSecret().get(), ticket.get().ticket().orElseThrow()));
  }

  private static Owner provider(Provider provider) {
    return provider
        .providerSecret()
        .map(secret -> Owner.of(new Credentials.OfProvider(provider.corpId(), secret)))
        .orElseGet(
            () ->
                Owner.lacking(
                    provider.corpId().value(),
                    Refusal.of(
                        TokenProblem.NO_PROVIDER_SECRET,
                        "PUT 'providerSecret' to /api/v1/providers/"
                            + provider.key()
                            + ", as WeCom's provider console shows it.")));
  }

  private Owner corp(AuthorizedCorp corp) {
    if (corp.state() == CorpState.CANCEL_REPORTED) {
      return Owner.barred(
          Refusal.until(
              TokenProblem.CANCEL_REPORTED,
              "WeCom reported that corp '"
                  + corp.corpId()
                  + "' withdrew its authorisation; the hub is asking whether a newer one exists.",
              CHECKED_SOON));
    }
    if (corp.state() == CorpState.ENDED || corp.permanentCode().isEmpty()) {
      return Owner.barred(
          Refusal.of(
              TokenProblem.CORP_NOT_AUTHORISED,
              "Corp '" + corp.corpId() + "' has to install the suite again."));
    }
    return corp.suspectSince().isPresent()
        ? Owner.lacking(corp.corpId().value(), suspect(corp, corp.suspectSince().get()))
        : Owner.of(new Credentials.OfCorp(corp.corpId(), corp.permanentCode().get()));
  }

  private Refusal suspect(AuthorizedCorp corp, Instant since) {
    Instant now = clock.instant();
    Instant next = corp.nextCheckAt().filter(now::isBefore).orElse(now);
    int errcode = corp.suspectErrcode().orElseThrow();
    return new Refusal(
        TokenProblem.CORP_SUSPECT,
        "Since "
            + since
            + " WeCom refuses calls about corp '"
            + corp.corpId()
            + "' with "
            + errcode
            + ErrCode.of(errcode).map(known -> " (" + known.meaning() + ")").orElse("")
            + ", and reported no withdrawal. The hub asks get_auth_info again at "
            + next
            + "; until it answers no new token is asked for.",
        Optional.of(max(Duration.between(now, next), CHECKED_SOON)),
        OptionalInt.of(errcode));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
