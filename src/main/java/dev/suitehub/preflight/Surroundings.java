package dev.suitehub.preflight;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.error.Causes;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.rules.InstallDomain;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.Tokens;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a review needs besides callbacks: the install page, the SuiteId, tickets and tokens. */
@Dependent
class Surroundings {

  private static final int TOKEN_SECONDS = 5;

  /** A name and nothing that could lead elsewhere. */
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_.-]+");

  private final HubConfig hub;
  private final Tokens tokens;

  @Inject
  Surroundings(HubConfig hub, Tokens tokens) {
    this.hub = hub;
    this.tokens = tokens;
  }

  /** Pages that have to be reached from outside. */
  List<Scene> pages(Subject subject) {
    List<Scene> pages = new ArrayList<>();
    URI landing = hub.publicUrl("/install/" + subject.suite());
    pages.add(page("landing", landing, seen -> Judge.landing(subject.open(), seen)));
    if (ownership(subject).mark() == Mark.GOOD) {
      String name = subject.development().ownershipFile();
      URI file =
          URI.create(
              hub.publicUrl().getScheme() + "://" + hub.publicUrl().getRawAuthority() + "/" + name);
      String content = subject.development().ownershipContent();
      pages.add(page("ownership", file, seen -> Judge.exactly(content, seen)));
    }
    return pages;
  }

  /** The ownership file, where it is not ours to ask for. */
  Optional<Check> untried(Subject subject) {
    return Optional.of(ownership(subject))
        .filter(verdict -> verdict.mark() != Mark.GOOD)
        .map(verdict -> Check.told("ownership", verdict));
  }

  private static Scene page(String name, URI address, Function<Seen, Verdict> judge) {
    return new Scene(
        name, address, "GET", () -> new Letter("", HttpRequest.newBuilder(address).build()), judge);
  }

  /** Whether the file (WW_verify_….txt) would be asked for at our own host; no other is called. */
  private Verdict ownership(Subject subject) {
    String domain = subject.development().trustedDomain();
    String file = subject.development().ownershipFile();
    if (domain.isEmpty() || !FILE.matcher(file).matches()) {
      return Verdict.skipped("no-file");
    }
    return domain.equalsIgnoreCase(hub.publicUrl().getHost())
        ? Verdict.FINE
        : Verdict.skipped("elsewhere", domain, file);
  }

  private Verdict installDomain(Subject subject) {
    InstallDomain entered = new InstallDomain(subject.development().installDomain());
    if (entered.text().isEmpty()) {
      return Verdict.skipped("not-entered");
    }
    return entered.covers(hub.publicUrl())
        ? Verdict.FINE
        : Verdict.bad("domain-other", entered.text(), InstallDomain.of(hub.publicUrl()).text());
  }

  /** What needs no call of our own URL. */
  List<Check> state(Subject subject) {
    List<Check> checks = new ArrayList<>();
    checks.add(Check.told("install-domain", installDomain(subject)));
    checks.add(Check.told("suite-id", suiteId(subject)));
    checks.add(Check.told("ticket-fresh", ticket(subject)));
    checks.add(
        Check.told(
            "suite-token",
            subject.suiteId().isPresent() && subject.hasSuiteSecret()
                ? token(TokenKey.suite(subject.suite()))
                : Verdict.bad("no-suite-secret")));
    checks.add(
        Check.told(
            "provider-token",
            subject.hasProviderSecret()
                ? token(TokenKey.provider(subject.provider()))
                : Verdict.warning("no-provider-secret")));
    return checks;
  }

  private static Verdict suiteId(Subject subject) {
    if (subject.suiteId().isPresent()) {
      return Verdict.good("suite-id", subject.suiteId().get());
    }
    return subject
        .proposedSuiteId()
        .map(proposed -> Verdict.bad("suite-id-proposed", proposed))
        .orElseGet(() -> Verdict.bad("no-suite-id"));
  }

  private static Verdict ticket(Subject subject) {
    return switch (subject.ticket().freshness()) {
      case FRESH -> Verdict.FINE;
      case STALE -> Verdict.bad("ticket-stale");
      case WAITING_FOR_TICKET -> Verdict.bad("ticket-none");
    };
  }

  private Verdict token(TokenKey key) {
    try {
      tokens.want(key).toCompletableFuture().get(TOKEN_SECONDS, TimeUnit.SECONDS);
      return Verdict.FINE;
    } catch (TimeoutException e) {
      return Verdict.bad("token-late", TOKEN_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.bad("token-late", TOKEN_SECONDS);
    } catch (ExecutionException e) {
      if (Causes.unwrap(e) instanceof ProblemException problem) {
        Object errcode = problem.extensions().get("errcode");
        return Verdict.bad(
            "token", problem.type().slug(), problem.detail(), errcode == null ? "" : errcode);
      }
      throw new IllegalStateException("The token " + key + " could not be read.", e);
    }
  }
}
