package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.fault.FaultName.BROKEN_ANSWER;
import static dev.suitehub.sandbox.fault.FaultName.BUSY;
import static dev.suitehub.sandbox.fault.FaultName.CODE_CONSUMED_REPLY_DROPPED;
import static dev.suitehub.sandbox.fault.FaultName.CORP_DEREGISTERED_WITHOUT_NOTICE;
import static dev.suitehub.sandbox.fault.FaultName.ERRCODE;
import static dev.suitehub.sandbox.fault.FaultName.IP_LIST;
import static dev.suitehub.sandbox.fault.FaultName.SLOW_ANSWER;
import static dev.suitehub.sandbox.fault.FaultName.SUITE_TOKEN_REFUSED_FOREVER;
import static dev.suitehub.sandbox.fault.FaultName.THROTTLED;
import static dev.suitehub.sandbox.fault.FaultName.TOKEN_DEAD_EARLY;

import dev.suitehub.rules.IpPattern;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.Switches;
import dev.suitehub.sandbox.fault.Target;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the faults that are on do to a call; everything in the caller's transaction. */
@Dependent
class Faults {

  private static final List<String> TOKEN_PARAMETERS =
      List.of("suite_access_token", "access_token", "provider_access_token");

  private final Switches switches;
  private final IssuedTokens tokens;
  private final SandboxSuites suites;
  private final SandboxProviders providers;

  @Inject
  Faults(Switches switches, IssuedTokens tokens, SandboxSuites suites, SandboxProviders providers) {
    this.switches = switches;
    this.tokens = tokens;
    this.suites = suites;
    this.providers = providers;
  }

  /** How an answer, after WeCom has acted, gets spoilt on its way. */
  enum Breakage {
    /** The connection ends in the middle of the answer. */
    DROPPED,
    /** The first half of the JSON, as though it were all. */
    HALF,
    HTML,
    BAD_GATEWAY,
    /** All of the JSON, called plain text. */
    WRONG_TYPE
  }

  record Spoil(Duration delay, Optional<Breakage> breakage) {}

  /**
   * The errcode with which this call is refused before WeCom does anything. A token that is to die
   * early is dead after this.
   */
  Optional<Integer> refusal(ApiCall call, CallTrace trace) {
    Target target = target(call, trace);
    Switches.Aimed aimed = switches.at(target);
    Optional<IssuedToken> token = token(call);
    token.ifPresent(found -> dieEarly(found, aimed));
    if (token.filter(found -> found.kind() == TokenKind.SUITE).isPresent()
        && aimed.strike(SUITE_TOKEN_REFUSED_FOREVER).isPresent()) {
      return Optional.of(ErrCode.EXPIRED_SUITE_TOKEN.code());
    }
    if (!target.corp().isEmpty() && aimed.strike(CORP_DEREGISTERED_WITHOUT_NOTICE).isPresent()) {
      return Optional.of(ErrCode.CORP_BANNED.code());
    }
    return aimed
        .strike(IP_LIST, fault -> !isListed(call.ip(), target))
        .or(() -> aimed.strikeFirst(BUSY, THROTTLED, ERRCODE))
        .map(Faults::errcode);
  }

  private static int errcode(Fault fault) {
    return switch (fault.name()) {
      case IP_LIST -> ErrCode.IP_NOT_ALLOWED.code();
      case BUSY -> ErrCode.SYSTEM_BUSY.code();
      case THROTTLED -> ErrCode.FREQUENCY_LIMIT.code();
      default -> fault.errcode();
    };
  }

  private void dieEarly(IssuedToken token, Switches.Aimed aimed) {
    aimed
        .strike(
            TOKEN_DEAD_EARLY,
            fault -> fault.how().isEmpty() || fault.how().equalsIgnoreCase(token.kind().name()))
        .ifPresent(
            fault ->
                tokens.kill(
                    new TokenOwner(token.kind(), token.suite(), token.corp()),
                    token.kind().ifKilled()));
  }

  /** A provider without a list lets nobody in; who the provider is may not be known. */
  private boolean isListed(String ip, Target target) {
    return provider(target)
        .flatMap(SandboxProvider::ipList)
        .map(list -> Arrays.asList(list.split("[\\s,;]+")))
        .map(list -> list.stream().anyMatch(entry -> passes(entry, ip)))
        .orElse(false);
  }

  private static boolean passes(String entry, String ip) {
    try {
      return new IpPattern(entry).passes(ip);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Optional<SandboxProvider> provider(Target target) {
    try {
      return target.suite().isEmpty()
          ? providers.find(new CorpId(target.corp()))
          : suites
              .find(new SuiteId(target.suite()))
              .flatMap(suite -> providers.find(suite.provider()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** How late the answer to this call is to be, and what becomes of it if WeCom has acted. */
  Spoil spoil(ApiCall call, CallTrace trace, boolean hasActed) {
    Switches.Aimed aimed = switches.at(target(call, trace));
    Duration delay = aimed.strike(SLOW_ANSWER).map(Fault::delay).orElse(Duration.ZERO);
    Optional<Fault> broken =
        hasActed ? aimed.strikeFirst(CODE_CONSUMED_REPLY_DROPPED, BROKEN_ANSWER) : Optional.empty();
    return new Spoil(delay, broken.map(Faults::breakage));
  }

  private static Breakage breakage(Fault fault) {
    if (fault.name() == CODE_CONSUMED_REPLY_DROPPED) {
      return Breakage.DROPPED;
    }
    return switch (fault.how()) {
      case "html" -> Breakage.HTML;
      case "502" -> Breakage.BAD_GATEWAY;
      case "type" -> Breakage.WRONG_TYPE;
      default -> Breakage.HALF;
    };
  }

  private Optional<IssuedToken> token(ApiCall call) {
    return TOKEN_PARAMETERS.stream()
        .flatMap(name -> call.parameter(name).stream())
        .findFirst()
        .flatMap(tokens::find);
  }

  private static Target target(ApiCall call, CallTrace trace) {
    return new Target(trace.suite(), trace.corp(), call.api());
  }
}
