package dev.suitehub.sandbox.api;

import dev.suitehub.rules.IpList;
import dev.suitehub.sandbox.SandboxGate;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What every call has to pass, whichever it is; everything in the caller's transaction. */
@Dependent
class CallGate {

  private static final int MOST_DEBUGGED = 5;

  private final SandboxProviders providers;
  private final SandboxSuites suites;
  private final IssuedTokens tokens;
  private final CallLog log;
  private final Frequency frequency;
  private final Clock clock;

  @Inject
  CallGate(
      SandboxProviders providers,
      SandboxSuites suites,
      IssuedTokens tokens,
      CallLog log,
      Frequency frequency,
      Clock clock) {
    this.providers = providers;
    this.suites = suites;
    this.tokens = tokens;
    this.log = log;
    this.frequency = frequency;
    this.clock = clock;
  }

  /** Throws the refusal. */
  void check(ApiCall call, CallTrace trace) {
    if (provider(call).filter(provider -> !isAllowed(call.ip(), provider)).isPresent()) {
      throw new ApiRefusal(ErrCode.IP_NOT_ALLOWED);
    }
    if (!frequency.takes(call.ip(), trace.corp(), call.path(), clock.instant())) {
      throw new ApiRefusal(ErrCode.FREQUENCY_LIMIT);
    }
    if (call.isDebug() && isDebuggedTooOften(trace)) {
      throw new ApiRefusal(ErrCode.FREQUENCY_LIMIT);
    }
  }

  /** That nobody is held to a list that was never entered is unconfirmed. */
  private static boolean isAllowed(String ip, SandboxProvider provider) {
    if (!provider.isIpListStrict() && (provider.ipList().isEmpty() || SandboxGate.isLoopback(ip))) {
      return true;
    }
    return IpList.kept(provider.ipList().orElse("")).passes(ip);
  }

  /** Five calls a minute with debug=1; that each app of a corp has its own five is unconfirmed. */
  private boolean isDebuggedTooOften(CallTrace trace) {
    return log.countDebugSince(
            trace.suite(), trace.corp(), clock.instant().minus(Duration.ofMinutes(1)))
        >= MOST_DEBUGGED;
  }

  /** Whose list counts: that of the token's provider, or of who asks for a token. */
  private Optional<SandboxProvider> provider(ApiCall call) {
    Optional<IssuedToken> token =
        Stream.of("suite_access_token", "provider_access_token", "access_token")
            .flatMap(name -> call.parameter(name).stream())
            .flatMap(text -> tokens.find(text).stream())
            .findFirst();
    if (token.isPresent()) {
      return token.get().kind() == TokenKind.PROVIDER
          ? byCorp(token.get().corp())
          : bySuite(token.get().suite());
    }
    Fields fields = Fields.lenient(call.body());
    return fields
        .text("suite_id")
        .flatMap(this::bySuite)
        .or(() -> fields.text("corpid").flatMap(this::byCorp));
  }

  private Optional<SandboxProvider> bySuite(String suiteId) {
    return Ids.of(suiteId, SuiteId::new)
        .flatMap(suites::find)
        .flatMap(suite -> providers.find(suite.provider()));
  }

  private Optional<SandboxProvider> byCorp(String corpId) {
    return Ids.of(corpId, CorpId::new).flatMap(providers::find);
  }
}
