package dev.suitehub.registry.release;

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
    List<StepView> history) {

  /** One thing that happened to it, the newest first. */
  public record StepView(String event, String stage, String who, Instant at, String note) {

    static StepView of(ReleaseStep step) {
      return new StepView(step.event(), step.stage(), step.who(), step.at(), step.note());
    }
  }

  static ReleaseView of(
      Suite suite,
      Instant now,
      List<FindingView> submission,
      List<FindingView> online,
      List<ReleaseStep> history) {
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
        history.stream().map(StepView::of).toList());
  }

  static boolean isOverdue(Suite suite, Instant now) {
    return suite.stage().isInReview()
        && suite.dueOn().filter(due -> WorkingDays.isOverdue(due, now)).isPresent();
  }
}
