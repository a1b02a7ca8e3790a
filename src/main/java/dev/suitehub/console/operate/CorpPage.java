package dev.suitehub.console.operate;

import dev.suitehub.access.AuditBook;
import dev.suitehub.access.AuditLine;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.install.CorpCheckDesk;
import dev.suitehub.install.PlayedUninstall;
import dev.suitehub.journal.JournalDesk;
import dev.suitehub.journal.JournalQuery;
import dev.suitehub.journal.Source;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.registry.corp.AgentRights;
import dev.suitehub.registry.corp.AuthInfo;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.CorpDesk;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.release.CorpFindings;
import dev.suitehub.tokens.TokenDesk;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.upstream.Cures;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /console/corp.xhtml}: one corp's authorisation of one suite, and its story. */
@Named("corpPage")
@RequestScoped
public class CorpPage {

  private static final int STORY = 15;
  private static final int LOWEST_LEVEL = 1;
  private static final int HIGHEST_LEVEL = 5;

  @Inject CorpDesk desk;
  @Inject CorpCheckDesk checks;
  @Inject PlayedUninstall uninstall;
  @Inject TokenDesk tokens;
  @Inject TokenLines tokenLines;
  @Inject JournalDesk journal;
  @Inject EntryLines entries;
  @Inject AuditBook audit;
  @Inject CorpFindings findings;
  @Inject Tx tx;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Words words;

  private @Nullable AuthorizedCorp corp;

  /** Before anything is shown, and when a button was pressed. */
  public @Nullable String enter() {
    if (!answers.attempt(this::corp)) {
      return Asked.away("/console/corps");
    }
    if (Asked.isSent()) {
      act(Asked.now(), corp().suite(), corp().corpId());
      corp = null;
    }
    return null;
  }

  private void act(Asked asked, SuiteKey suite, CorpId corpId) {
    TokenKey token = TokenKey.corp(suite, corpId);
    if (asked.text("recheck").isPresent()) {
      answers.attempt(() -> told(checks.recheck(suite, corpId)));
    } else if (asked.text("renew").isPresent()) {
      if (answers.attempt(() -> tokens.renew(token))) {
        answers.done(words.text("operate", "corp.renewed"));
      }
    } else if (asked.text("forget").isPresent()) {
      if (answers.attempt(() -> tokens.forget(token))) {
        answers.done(words.text("operate", "corp.forgotten"));
      }
    } else if (asked.text("uninstall").isPresent()
        && answers.attempt(() -> uninstall.uninstall(suite, corpId))) {
      answers.done(words.text("operate", "corp.uninstalled"));
    }
  }

  private void told(CorpCheckDesk.Checked checked) {
    if (checked.state() == CorpState.ACTIVE && checked.answered()) {
      answers.done(words.text("operate", "corp.confirmed"));
    } else if (checked.answered()) {
      answers.warned(
          words.text("operate", "corp.stands", words.text("operate", "corp." + checked.state())));
    } else {
      answers.warned(words.text("operate", "corp.unanswered"));
    }
  }

  /** Read when it is asked for first: a form's parts are, before its button has acted. */
  public AuthorizedCorp corp() {
    AuthorizedCorp known = corp;
    if (known == null) {
      Asked asked = Asked.now();
      known =
          desk.get(
              asked.value("suite", SuiteKey::new).orElseThrow(CorpPage::unnamed),
              asked.value("corp", CorpId::new).orElseThrow(CorpPage::unnamed));
      corp = known;
    }
    return known;
  }

  private static RuntimeException unnamed() {
    return RegistryProblem.NO_SUCH_CORP.because("The address names no suite and corp.");
  }

  public String title() {
    return corp().corpName().isEmpty() ? corp().corpId().value() : corp().corpName();
  }

  public String mark() {
    return CorpsPage.mark(corp().state());
  }

  public String state() {
    return words.text("operate", "corp." + corp().state());
  }

  /** What the state means, and since when. */
  public String why() {
    CorpState state = corp().state();
    Optional<Instant> since =
        switch (state) {
          case ACTIVE -> Optional.of(corp().authorizedAt());
          case SUSPECT -> corp().suspectSince();
          case CANCEL_REPORTED -> corp().cancelReportedAt();
          case ENDED -> corp().endedAt();
        };
    return words.text(
        "operate",
        "corp." + state + ".why",
        since.map(words::time).orElse(words.text("", "frame.never")));
  }

  /** With what WeCom refuses calls about it, and what helps; empty where it does not. */
  public String doubt() {
    if (corp().suspectErrcode().isEmpty()) {
      return "";
    }
    int errcode = corp().suspectErrcode().getAsInt();
    return errcode
        + ErrCode.of(errcode).map(known -> ": " + known.meaning()).orElse("")
        + ". "
        + Cures.of(errcode);
  }

  /** What is remarkable about it: it stands all the same. */
  public List<String> findings() {
    return tx.call(
        () -> findings.of(corp()).all().stream().map(found -> found.text(words.locale())).toList());
  }

  public String kind() {
    return words.text("operate", "corp.kind." + corp().kind());
  }

  public @Nullable Instant nextCheck() {
    return corp().nextCheckAt().orElse(null);
  }

  public List<RightsLine> rights() {
    return corp().authInfo().map(AuthInfo::rights).orElse(List.of()).stream()
        .map(this::rights)
        .toList();
  }

  private RightsLine rights(AgentRights agent) {
    int level = agent.level().orElse(0);
    String key = level >= LOWEST_LEVEL && level <= HIGHEST_LEVEL ? "level." + level : "level.other";
    return new RightsLine(
        agent.agentId(),
        agent.name(),
        agent.level().isEmpty()
            ? words.text("operate", "level.unknown")
            : level + ": " + words.text("operate", key),
        words.text("operate", key + ".reads"),
        agent.authMode().isEmpty()
            ? ""
            : words.text(
                "operate", agent.authMode().getAsInt() == 1 ? "mode.member" : "mode.admin"),
        String.join(", ", agent.visible().parties()),
        String.join(", ", agent.visible().users()),
        String.join(", ", agent.visible().tags()),
        String.join(", ", agent.extra().parties()),
        String.join(", ", agent.extra().users()),
        String.join(", ", agent.extra().tags()));
  }

  /** How its token stands; empty where nobody has asked for it, or the reader may not know. */
  public List<TokenLine> token() {
    return caller.may(Scope.OPS_READ)
        ? tokens
            .find(TokenKey.corp(corp().suite(), corp().corpId()))
            .map(row -> List.of(tokenLines.of(row)))
            .orElse(List.of())
        : List.of();
  }

  public List<EntryLine> entries() {
    JournalQuery query = JournalQuery.of(Source.of(corp().suite()), corp().corpId());
    return entries.of(journal.search(query, Optional.empty(), STORY).rows());
  }

  public List<AuditLine> acts() {
    return audit.about(
        Scope.CORPS_READ, "suite/" + corp().suite() + "/corp/" + corp().corpId(), STORY);
  }

  public String journalUrl() {
    return "/console/journal.xhtml?source="
        + Asked.encoded("suite:" + corp().suite())
        + "&corp="
        + Asked.encoded(corp().corpId().value());
  }

  public boolean isActing() {
    return caller.may(Scope.OPS_WRITE) && corp().state() != CorpState.ENDED;
  }

  public boolean isPlayed() {
    return uninstall.isThere();
  }

  /** For the form: what the address named. */
  public Map<String, String> named() {
    return Map.of("suite", corp().suite().value(), "corp", corp().corpId().value());
  }
}
