package dev.suitehub.registry.release;

import dev.suitehub.registry.FindingView;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.suite.ReleaseStep;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.rules.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an app has come.
 *
 * @param status where it stands; {@code review}: where its next version stands while it is online
 * @param dueOn by which day WeCom should have decided, in China
 * @param events what can happen to it now, as {@code POST …/release/{event}} names it
 * @param submission what stands between it and a submission
 * @param online what stands between it and going online
 * @param done what people did for it in WeCom's console: of each kind the newest
 * @param warnings of what was recorded just now
 */
public record ReleaseView(
    String suite,
    String status,
    String review,
    @Nullable Instant submittedAt,
    @Nullable LocalDate dueOn,
    boolean overdue,
    @Nullable LocalDate decidedOn,
    @Nullable String rejection,
    @Nullable Instant onlineSince,
    @Nullable Instant preflightPassedAt,
    List<String> events,
    List<FindingView> submission,
    List<FindingView> online,
    List<ActView> done,
    List<StepView> history,
    List<FindingView> warnings) {

  /** An act in WeCom's console: who told us of it, and on which day in China it was done. */
  public record ActView(String act, String who, LocalDate on, Instant recordedAt) {

    static ActView of(ConsoleActs.Done done) {
      return new ActView(done.act().name(), done.row().who(), done.row().on(), done.row().at());
    }
  }

  /**
   * One thing that happened to it, the newest first. {@code on}: the day in China on which it was
   * done at WeCom.
   */
  public record StepView(
      String event, String stage, String who, Instant at, @Nullable LocalDate on, String note) {

    static StepView of(ReleaseStep step) {
      return new StepView(
          step.event(),
          step.stage(),
          step.who(),
          step.at(),
          step.doneOn().orElse(null),
          step.note());
    }
  }

  static ReleaseView of(
      Suite suite,
      Instant now,
      List<FindingView> submission,
      List<FindingView> online,
      List<ConsoleActs.Done> done,
      List<ReleaseStep> history,
      List<FindingView> warnings) {
    return new ReleaseView(
        suite.key().value(),
        suite.status().name(),
        suite.stage().review().name(),
        suite.submittedAt().orElse(null),
        suite.dueOn().orElse(null),
        isOverdue(suite, now),
        suite.decidedOn().orElse(null),
        suite.rejection().orElse(null),
        suite.onlineSince().orElse(null),
        suite.preflightPassedAt().orElse(null),
        suite.stage().events().stream()
            .filter(event -> event != SuiteEvent.EDIT)
            .map(SuiteEvent::wireName)
            .toList(),
        submission,
        online,
        done.stream().map(ActView::of).toList(),
        history.stream().map(StepView::of).toList(),
        warnings);
  }

  static boolean isOverdue(Suite suite, Instant now) {
    return suite.stage().isInReview()
        && suite.dueOn().filter(due -> WorkingDays.isOverdue(due, now)).isPresent();
  }
}
