package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Switches;
import dev.suitehub.sandbox.fault.Target;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Checks who comes to the install page with what; everything in the caller's transaction. */
@Dependent
class InstallDesk {

  private final SandboxSuites suites;
  private final SandboxCorps corps;
  private final PreAuthCodes preAuthCodes;
  private final Switches switches;

  @Inject
  InstallDesk(
      SandboxSuites suites, SandboxCorps corps, PreAuthCodes preAuthCodes, Switches switches) {
    this.suites = suites;
    this.corps = corps;
    this.preAuthCodes = preAuthCodes;
    this.switches = switches;
  }

  /** Either the suite to install and how, or the reason against it. */
  record Opening(Optional<SandboxSuite> suite, boolean test, Optional<InstallRefusal> refusal) {
    private static Opening refused(InstallRefusal refusal) {
      return new Opening(Optional.empty(), false, Optional.of(refusal));
    }
  }

  /**
   * The page is opened: as {@link #judge}, and the way here has to begin at the provider's site.
   */
  Opening open(InstallLink link, String referer) {
    Opening opening = judge(link);
    return opening
        .suite()
        .filter(suite -> !InstallLink.isBelow(referer, suite.installDomain()) || isMisled(suite))
        .map(suite -> Opening.refused(InstallRefusal.FOREIGN_REFERER))
        .orElse(opening);
  }

  /** The fault: WeCom sees another Referer than the browser sent. */
  private boolean isMisled(SandboxSuite suite) {
    return switches
        .at(Target.of(suite.suiteId().value(), ""))
        .strike(FaultName.WRONG_REFERER)
        .isPresent();
  }

  Opening judge(InstallLink link) {
    Optional<SandboxSuite> suite = parse(link.suiteId(), SuiteId::new).flatMap(suites::find);
    if (suite.isEmpty()) {
      return Opening.refused(InstallRefusal.UNKNOWN_SUITE);
    }
    Optional<PreAuthCode> code =
        preAuthCodes.find(suite.get().suiteId(), Secret.of(link.preAuthCode()));
    if (code.isEmpty()) {
      return Opening.refused(InstallRefusal.UNKNOWN_PRE_AUTH_CODE);
    }
    return refusal(link, suite.get(), code.get())
        .map(Opening::refused)
        .orElseGet(() -> new Opening(suite, code.get().isTest(), Optional.empty()));
  }

  private Optional<InstallRefusal> refusal(InstallLink link, SandboxSuite suite, PreAuthCode code) {
    if (preAuthCodes.isExpired(code)) {
      return Optional.of(InstallRefusal.EXPIRED_PRE_AUTH_CODE);
    }
    if (!link.hasGoodState()) {
      return Optional.of(InstallRefusal.BAD_STATE);
    }
    if (!link.returnsTo(suite.installDomain())) {
      return Optional.of(InstallRefusal.FOREIGN_REDIRECT);
    }
    if (suite.isOnline() == code.isTest()) {
      return Optional.of(code.isTest() ? InstallRefusal.ONLINE : InstallRefusal.NOT_ONLINE);
    }
    return Optional.empty();
  }

  Optional<CorpId> corp(String corpId) {
    return parse(corpId, CorpId::new).flatMap(corps::find).map(corp -> corp.corpId());
  }

  private static <T> Optional<T> parse(
      String text, java.util.function.Function<String, T> constructor) {
    try {
      return Optional.of(constructor.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
