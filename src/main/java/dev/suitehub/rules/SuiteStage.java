package dev.suitehub.rules;

import static dev.suitehub.rules.SuiteEvent.APPROVE;
import static dev.suitehub.rules.SuiteEvent.EDIT;
import static dev.suitehub.rules.SuiteEvent.GO_OFFLINE;
import static dev.suitehub.rules.SuiteEvent.GO_ONLINE;
import static dev.suitehub.rules.SuiteEvent.RECORD_AS_DRAFT;
import static dev.suitehub.rules.SuiteEvent.RECORD_AS_ONLINE;
import static dev.suitehub.rules.SuiteEvent.RECORD_AS_SUBMITTED;
import static dev.suitehub.rules.SuiteEvent.REJECT;
import static dev.suitehub.rules.SuiteEvent.SUBMIT;
import static dev.suitehub.rules.SuiteEvent.WITHDRAW;

import java.util.List;
import java.util.Optional;

/**
 * How far an app has come: what corps have of it, and beside it the review of its next version.
 * {@link #TABLE} is the whole life; what is not on it does not happen. An app in review is locked,
 * and an approved one that is changed has lost its approval.
 */
public record SuiteStage(SuiteStatus status, ReviewStatus review) {

  /** One line of the table. */
  public record Step(SuiteStage from, SuiteEvent event, SuiteStage to) {}

  /** Every step that there is. */
  public static final List<Step> TABLE =
      List.of(
          step(of(SuiteStatus.UNRECORDED), RECORD_AS_DRAFT, of(SuiteStatus.DRAFT)),
          step(of(SuiteStatus.UNRECORDED), RECORD_AS_ONLINE, of(SuiteStatus.ONLINE)),
          step(of(SuiteStatus.UNRECORDED), RECORD_AS_SUBMITTED, of(SuiteStatus.SUBMITTED)),
          step(of(SuiteStatus.UNRECORDED), EDIT, of(SuiteStatus.UNRECORDED)),
          step(of(SuiteStatus.DRAFT), EDIT, of(SuiteStatus.DRAFT)),
          step(of(SuiteStatus.DRAFT), SUBMIT, of(SuiteStatus.SUBMITTED)),
          step(of(SuiteStatus.DRAFT), RECORD_AS_SUBMITTED, of(SuiteStatus.SUBMITTED)),
          step(of(SuiteStatus.DRAFT), RECORD_AS_ONLINE, of(SuiteStatus.ONLINE)),
          step(of(SuiteStatus.SUBMITTED), WITHDRAW, of(SuiteStatus.DRAFT)),
          step(of(SuiteStatus.SUBMITTED), APPROVE, of(SuiteStatus.APPROVED)),
          step(of(SuiteStatus.SUBMITTED), REJECT, of(SuiteStatus.REJECTED)),
          step(of(SuiteStatus.SUBMITTED), RECORD_AS_ONLINE, of(SuiteStatus.ONLINE)),
          step(of(SuiteStatus.REJECTED), EDIT, of(SuiteStatus.REJECTED)),
          step(of(SuiteStatus.REJECTED), SUBMIT, of(SuiteStatus.SUBMITTED)),
          step(of(SuiteStatus.REJECTED), RECORD_AS_SUBMITTED, of(SuiteStatus.SUBMITTED)),
          step(of(SuiteStatus.REJECTED), RECORD_AS_ONLINE, of(SuiteStatus.ONLINE)),
          step(of(SuiteStatus.APPROVED), EDIT, of(SuiteStatus.DRAFT)),
          step(of(SuiteStatus.APPROVED), GO_ONLINE, of(SuiteStatus.ONLINE)),
          step(of(SuiteStatus.APPROVED), RECORD_AS_ONLINE, of(SuiteStatus.ONLINE)),
          step(of(SuiteStatus.ONLINE), EDIT, of(SuiteStatus.ONLINE)),
          step(of(SuiteStatus.ONLINE), SUBMIT, online(ReviewStatus.SUBMITTED)),
          step(of(SuiteStatus.ONLINE), GO_OFFLINE, of(SuiteStatus.OFFLINE)),
          step(of(SuiteStatus.ONLINE), RECORD_AS_SUBMITTED, online(ReviewStatus.SUBMITTED)),
          step(online(ReviewStatus.SUBMITTED), WITHDRAW, of(SuiteStatus.ONLINE)),
          step(online(ReviewStatus.SUBMITTED), APPROVE, online(ReviewStatus.APPROVED)),
          step(online(ReviewStatus.SUBMITTED), REJECT, online(ReviewStatus.REJECTED)),
          step(online(ReviewStatus.SUBMITTED), GO_OFFLINE, of(SuiteStatus.OFFLINE)),
          step(online(ReviewStatus.SUBMITTED), RECORD_AS_ONLINE, of(SuiteStatus.ONLINE)),
          step(online(ReviewStatus.REJECTED), EDIT, online(ReviewStatus.REJECTED)),
          step(online(ReviewStatus.REJECTED), SUBMIT, online(ReviewStatus.SUBMITTED)),
          step(online(ReviewStatus.REJECTED), GO_OFFLINE, of(SuiteStatus.OFFLINE)),
          step(online(ReviewStatus.REJECTED), RECORD_AS_SUBMITTED, online(ReviewStatus.SUBMITTED)),
          step(online(ReviewStatus.REJECTED), RECORD_AS_ONLINE, of(SuiteStatus.ONLINE)),
          step(online(ReviewStatus.APPROVED), EDIT, of(SuiteStatus.ONLINE)),
          step(online(ReviewStatus.APPROVED), GO_ONLINE, of(SuiteStatus.ONLINE)),
          step(online(ReviewStatus.APPROVED), GO_OFFLINE, of(SuiteStatus.OFFLINE)),
          step(online(ReviewStatus.APPROVED), RECORD_AS_ONLINE, of(SuiteStatus.ONLINE)),
          step(of(SuiteStatus.OFFLINE), EDIT, of(SuiteStatus.OFFLINE)),
          step(of(SuiteStatus.OFFLINE), SUBMIT, of(SuiteStatus.SUBMITTED)),
          step(of(SuiteStatus.OFFLINE), RECORD_AS_SUBMITTED, of(SuiteStatus.SUBMITTED)),
          step(of(SuiteStatus.OFFLINE), RECORD_AS_ONLINE, of(SuiteStatus.ONLINE)));

  /** One without a version in review beside it. */
  public static SuiteStage of(SuiteStatus status) {
    return new SuiteStage(status, ReviewStatus.NONE);
  }

  private static SuiteStage online(ReviewStatus review) {
    return new SuiteStage(SuiteStatus.ONLINE, review);
  }

  private static Step step(SuiteStage from, SuiteEvent event, SuiteStage to) {
    return new Step(from, event, to);
  }

  /** Empty where that cannot happen to it. */
  public Optional<SuiteStage> after(SuiteEvent event) {
    return TABLE.stream()
        .filter(step -> step.from().equals(this) && step.event() == event)
        .map(Step::to)
        .findFirst();
  }

  public boolean allows(SuiteEvent event) {
    return after(event).isPresent();
  }

  /** What can happen to it, in the order of the table. */
  public List<SuiteEvent> events() {
    return TABLE.stream().filter(step -> step.from().equals(this)).map(Step::event).toList();
  }

  /**
   * What it tells is other than what our own steps led to: it says so, with day and reason. Where
   * nothing was recorded before, it only begins.
   */
  public boolean isPast(SuiteEvent event) {
    return event.isReport() && status != SuiteStatus.UNRECORDED;
  }

  /** WeCom's team has it: nobody changes it meanwhile. */
  public boolean isInReview() {
    return status == SuiteStatus.SUBMITTED || review == ReviewStatus.SUBMITTED;
  }

  /**
   * An app that corps have authorised while it was online stays for good.
   *
   * @param wasOnline whether it ever was
   * @param wasAuthorized whether any corp ever authorised it for real
   */
  public boolean mayBeDeleted(boolean wasOnline, boolean wasAuthorized) {
    return status == SuiteStatus.UNRECORDED
        || (!isInReview() && status != SuiteStatus.ONLINE && !(wasOnline && wasAuthorized));
  }

  /** {@code ONLINE}, or {@code ONLINE/SUBMITTED} with a version in review beside it. */
  @Override
  public String toString() {
    return review == ReviewStatus.NONE ? status.name() : status + "/" + review;
  }
}
