package dev.suitehub.rules;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What WeCom asks before an app goes on, all of it at once (应用上线, 变更应用). */
public final class ReleaseRules {

  private ReleaseRules() {}

  /** 提交上线. */
  public static Findings submission(ReleaseGates gates) {
    Findings findings = new Findings();
    stage(findings, Rule.REL_03, gates.stage(), SuiteEvent.SUBMIT);
    submissionGates(findings, gates);
    return findings;
  }

  private static void submissionGates(Findings findings, ReleaseGates gates) {
    findings.addAll(gates.provider());
    certified(findings, gates);
    findings.addAll(gates.app());
    if (gates.openTestLinks() > 0) {
      String text =
          gates.stage().status() == SuiteStatus.ONLINE
              ? "test.links-online"
              : "test.links-open-yet";
      findings.warn(Rule.TEST_07, "testLinks", text, gates.openTestLinks());
    }
    if (!gates.preflightPassed()) {
      findings.warn(Rule.REL_04, "preflight", "release.no-preflight");
    }
  }

  /**
   * 上线, after the approval.
   *
   * @param typeSetBack somebody says that whatever else begins installs asks for formal ones again
   */
  public static Findings goOnline(ReleaseGates gates, boolean typeSetBack) {
    Findings findings = new Findings();
    stage(findings, Rule.REL_06, gates.stage(), SuiteEvent.GO_ONLINE);
    onlineGates(findings, gates, typeSetBack);
    return findings;
  }

  private static void onlineGates(Findings findings, ReleaseGates gates, boolean typeSetBack) {
    certified(findings, gates);
    if (gates.openTestLinks() > 0) {
      findings.refuse(Rule.TEST_07, "testLinks", "test.links-open", gates.openTestLinks());
    }
    if (!typeSetBack) {
      findings.refuse(Rule.TEST_07, "typeSetBack", "test.type-back");
    }
  }

  /**
   * What would have kept it from where WeCom has it already: told, and no more. A fact is never
   * refused.
   *
   * @param event {@code RECORD_AS_SUBMITTED} or {@code RECORD_AS_ONLINE}
   * @param typeSetBack as in {@link #goOnline}
   */
  public static Findings past(ReleaseGates gates, SuiteEvent event, boolean typeSetBack) {
    Findings open = new Findings();
    boolean approved = gates.stage().allows(SuiteEvent.GO_ONLINE);
    if (!approved && !gates.stage().isInReview()) {
      submissionGates(open, gates);
    }
    if (event == SuiteEvent.RECORD_AS_ONLINE) {
      if (!approved) {
        open.warn(Rule.REL_06, "status", "release.no-approval");
      }
      onlineGates(open, gates, typeSetBack);
    }
    Findings told = new Findings();
    open.asWarnings().all().stream().distinct().forEach(told::add);
    return told;
  }

  /** Any other step that the table has or has not. */
  public static Findings step(SuiteStage stage, SuiteEvent event) {
    Findings findings = new Findings();
    stage(findings, Rule.REL_06, stage, event);
    return findings;
  }

  /**
   * A change of contacts permission and scope.
   *
   * @param wasOnline whether the app was ever released: from then on the permission only goes down
   */
  public static Findings permission(
      SuiteStage stage,
      boolean wasOnline,
      @Nullable ContactPermission now,
      ContactPermission next,
      @Nullable ContactScope scope,
      ContactScope nextScope) {
    Findings findings = new Findings();
    if (stage.isInReview()) {
      findings.refuse(Rule.CHG_01, "contactPermission", "change.in-review");
    }
    if (wasOnline && now != null && !now.mayBecome(next)) {
      findings.refuse(
          Rule.CHG_02, "contactPermission", "change.only-down", now.level(), next.level());
    }
    if (scope != null && nextScope.isWiderThan(scope)) {
      findings.warn(Rule.CHG_01, "contactScope", "change.wider");
    }
    return findings;
  }

  /** Why a released app may not have {@code next}; empty where it may. */
  public static Optional<Finding> whyNot(
      boolean wasOnline, @Nullable ContactPermission now, ContactPermission next) {
    return permission(
            SuiteStage.of(SuiteStatus.DRAFT),
            wasOnline,
            now,
            next,
            ContactScope.EXTRA,
            ContactScope.EXTRA)
        .of("contactPermission")
        .stream()
        .findFirst();
  }

  private static void certified(Findings findings, ReleaseGates gates) {
    if (!gates.certified()) {
      findings.refuse(Rule.REL_01, "provider", "release.not-certified");
    }
  }

  private static void stage(Findings findings, Rule rule, SuiteStage stage, SuiteEvent event) {
    if (stage.status() == SuiteStatus.UNRECORDED && !stage.allows(event)) {
      findings.refuse(rule, "status", "release.unrecorded");
    } else if (stage.isInReview() && !stage.allows(event)) {
      findings.refuse(rule, "status", "release.in-review");
    } else if (!stage.allows(event)) {
      findings.refuse(rule, "status", "release.stage." + event.wireName());
    }
  }
}
