package dev.suitehub.console.preflight;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.preflight.Check;
import dev.suitehub.preflight.Connection;
import dev.suitehub.preflight.Mark;
import dev.suitehub.preflight.Preflight;
import dev.suitehub.preflight.PreflightReport;
import dev.suitehub.preflight.PreflightTexts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Would the suite pass WeCom's review? */
@Named("preflightPage")
@RequestScoped
public class PreflightPage {

  private static final String GROUP = "preflight";

  @Inject Preflight preflight;
  @Inject Connection connection;
  @Inject Caller caller;
  @Inject Answers answers;
  @Inject Words words;

  private Optional<PreflightReport> report = Optional.empty();
  private boolean isRead;
  private @Nullable List<String> suites;

  public List<String> suites() {
    List<String> all = suites;
    if (all == null) {
      all = connection.suites();
      suites = all;
    }
    return all;
  }

  /** As the address, or the hidden field of the form, has it. */
  public String suite() {
    return Asked.suite();
  }

  public boolean isChosen() {
    return suites().contains(suite());
  }

  public boolean mayRun() {
    return caller.may(Scope.INSTALL_TEST) || caller.may(Scope.SETTINGS_WRITE);
  }

  public void run() {
    if (!isChosen()) {
      return;
    }
    SuiteKey key = new SuiteKey(suite());
    answers.attempt(
        () -> {
          PreflightReport told = preflight.run(key);
          report = Optional.of(told);
          isRead = true;
          if (told.passed()) {
            answers.done(words.text(GROUP, "preflight.passed"));
          } else {
            answers.refused(words.text(GROUP, "preflight.not-passed", told.count(Mark.BAD)));
          }
        });
  }

  /** Empty before the first run. */
  public Optional<PreflightReport> report() {
    if (!isRead) {
      report = isChosen() ? last(suite()) : Optional.empty();
      isRead = true;
    }
    return report;
  }

  private Optional<PreflightReport> last(String key) {
    try {
      return preflight.last(new SuiteKey(key));
    } catch (ProblemException e) {
      // Deleted a moment ago.
      return Optional.empty();
    }
  }

  public boolean isRun() {
    return report().isPresent();
  }

  public boolean isPassed() {
    return report().filter(PreflightReport::passed).isPresent();
  }

  /** Who ran it last, when, and how long it took. */
  public String lastRun() {
    return report()
        .map(
            told ->
                words.text(
                    GROUP,
                    "preflight.last",
                    told.by().replaceFirst("^(user|key):", ""),
                    words.time(told.startedAt()),
                    words.ago(told.startedAt()),
                    seconds(told.millis())))
        .orElse("");
  }

  /** How many checks ended how. */
  public String counts() {
    return report()
        .map(
            told ->
                words.text(
                    GROUP,
                    "preflight.counts",
                    told.count(Mark.GOOD),
                    told.count(Mark.WARNING),
                    told.count(Mark.BAD),
                    told.count(Mark.SKIPPED)))
        .orElse("");
  }

  public List<CheckRow> findings() {
    return report().map(PreflightReport::findings).map(this::rows).orElse(List.of());
  }

  public List<CheckRow> checks() {
    return report().map(PreflightReport::checks).map(this::rows).orElse(List.of());
  }

  private List<CheckRow> rows(List<Check> checks) {
    PreflightTexts texts = PreflightTexts.of(words.locale());
    return checks.stream().map(check -> row(check, texts)).toList();
  }

  private CheckRow row(Check check, PreflightTexts texts) {
    boolean answered = check.status() != 0;
    String body =
        check.answer().isEmpty()
            ? words.text(GROUP, "preflight.empty")
            : "“" + check.answer() + "”";
    return new CheckRow(
        texts.title(check),
        mark(check.mark()),
        words.text(GROUP, "preflight.mark." + check.mark()),
        texts.outcome(check),
        texts.consequence(check),
        texts.cure(check),
        check.url().replaceFirst("^https?://[^/]+", ""),
        check.sent(),
        answered ? check.status() + " " + body : "",
        answered
            ? Optional.of(words.text(GROUP, "preflight.millis", check.millis()))
            : Optional.empty());
  }

  private static String mark(Mark mark) {
    return switch (mark) {
      case GOOD -> "good";
      case WARNING -> "waiting";
      case BAD -> "bad";
      case SKIPPED -> "quiet";
    };
  }

  private String seconds(long millis) {
    return words.text(GROUP, "preflight.millis", millis);
  }
}
