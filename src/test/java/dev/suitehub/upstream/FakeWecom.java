package dev.suitehub.upstream;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * WeCom by script. Until told otherwise every call succeeds, and every token is a new one: {@code
 * suite-1}, {@code suite-2}, {@code corp-1} …
 */
public final class FakeWecom implements Wecom {

  private static final Duration LIFE = Duration.ofHours(2);

  private final Script<TokenGrant> suiteTokens = Script.numbered("suite");
  private final Script<TokenGrant> providerTokens = Script.numbered("provider");
  private final Script<TokenGrant> corpTokens = Script.numbered("corp");
  private final Script<PreAuthCode> preAuthCodes =
      new Script<>(number -> new PreAuthCode(Secret.of("pre-" + number), Duration.ofMinutes(20)));
  private final Script<Boolean> sessionInfos = new Script<>(number -> true);
  private final Script<PermanentGrant> permanentCodes =
      new Script<>(
          number ->
              new PermanentGrant(
                  new CorpId("wpAAA"), "甲公司", Secret.of("P" + number), Optional.of("admin")));
  private final Script<PermanentGrant> lastPermanentCodes =
      new Script<>(number -> permanentCodes().call("in spite of pauses"));
  private final Script<JsonObject> authInfos =
      new Script<>(number -> Json.createObjectBuilder().build());

  /** What one call answers, and how it was called. */
  public static final class Script<T> {

    /** The answer to the call of that number, from 1. */
    @FunctionalInterface
    public interface Standard<T> {
      T answer(int number);
    }

    private final Queue<Supplier<T>> next = new ArrayDeque<>();
    private final List<List<Object>> calls = new ArrayList<>();
    private Standard<T> standard;

    Script(Standard<T> standard) {
      this.standard = standard;
    }

    static Script<TokenGrant> numbered(String name) {
      return new Script<>(number -> new TokenGrant(Secret.of(name + "-" + number), LIFE));
    }

    /** Once, after what was scripted before. It runs inside the call: it may block or throw. */
    public synchronized Script<T> then(Supplier<T> answer) {
      next.add(answer);
      return this;
    }

    public Script<T> thenAnswer(T answer) {
      return then(() -> answer);
    }

    public Script<T> thenFail(RuntimeException failure) {
      return then(
          () -> {
            throw failure;
          });
    }

    public Script<T> thenRefuse(int errcode) {
      return thenFail(new WecomRefused("a call", errcode, "scripted"));
    }

    /** Refused, and left alone for that long. */
    public Script<T> thenPause(int errcode, Duration pause) {
      return thenFail(new WecomRefused("a call", errcode, "scripted").pausing(pause));
    }

    /** Not sent, for it is left alone. */
    public Script<T> thenHoldBack(int errcode, Duration pause) {
      return thenFail(WecomRefused.unsent("a call", errcode, pause, "it is paused"));
    }

    /** From now on, where nothing else is scripted. */
    public synchronized Script<T> always(Standard<T> answer) {
      standard = answer;
      return this;
    }

    public Script<T> alwaysFail(RuntimeException failure) {
      return always(
          number -> {
            throw failure;
          });
    }

    public Script<T> alwaysRefuse(int errcode) {
      return alwaysFail(new WecomRefused("a call", errcode, "scripted"));
    }

    /** How often it was called. */
    public synchronized int count() {
      return calls.size();
    }

    /** The arguments of every call, in order. */
    public synchronized List<List<Object>> calls() {
      return List.copyOf(calls);
    }

    T call(Object... arguments) {
      return answer(arguments).get();
    }

    private synchronized Supplier<T> answer(Object... arguments) {
      calls.add(List.of(arguments));
      int number = calls.size();
      Standard<T> usual = standard;
      Supplier<T> scripted = next.poll();
      return scripted == null ? () -> usual.answer(number) : scripted;
    }
  }

  public Script<TokenGrant> suiteTokens() {
    return suiteTokens;
  }

  public Script<TokenGrant> providerTokens() {
    return providerTokens;
  }

  public Script<TokenGrant> corpTokens() {
    return corpTokens;
  }

  public Script<PreAuthCode> preAuthCodes() {
    return preAuthCodes;
  }

  public Script<Boolean> sessionInfos() {
    return sessionInfos;
  }

  public Script<PermanentGrant> permanentCodes() {
    return permanentCodes;
  }

  public Script<JsonObject> authInfos() {
    return authInfos;
  }

  @Override
  public TokenGrant suiteToken(SuiteId suiteId, Secret suiteSecret, Secret ticket) {
    return suiteTokens.call(suiteId, suiteSecret, ticket);
  }

  @Override
  public TokenGrant providerToken(CorpId provider, Secret providerSecret) {
    return providerTokens.call(provider, providerSecret);
  }

  @Override
  public TokenGrant corpToken(Secret suiteToken, CorpId corpId, Secret permanentCode) {
    return corpTokens.call(suiteToken, corpId, permanentCode);
  }

  @Override
  public PreAuthCode preAuthCode(Secret suiteToken) {
    return preAuthCodes.call(suiteToken);
  }

  @Override
  public void sessionInfo(Secret suiteToken, Secret preAuthCode, int authType) {
    sessionInfos.call(suiteToken, preAuthCode, authType);
  }

  @Override
  public PermanentGrant permanentCode(Secret suiteToken, Secret authCode) {
    return permanentCodes.call(suiteToken, authCode);
  }

  /** Those of {@link #permanentCodes} that were asked for in spite of pauses. */
  public Script<PermanentGrant> lastPermanentCodes() {
    return lastPermanentCodes;
  }

  @Override
  public PermanentGrant permanentCodeInSpiteOfPauses(Secret suiteToken, Secret authCode) {
    return lastPermanentCodes.call(suiteToken, authCode);
  }

  @Override
  public JsonObject authInfo(Secret suiteToken, CorpId corpId, Secret permanentCode) {
    return authInfos.call(suiteToken, corpId, permanentCode);
  }

  private final Script<LoginInfo> loginInfos =
      new Script<>(
          number ->
              new LoginInfo(
                  1,
                  new CorpId("wpAAA"),
                  Optional.of("admin"),
                  Optional.empty(),
                  Optional.of("admin"),
                  Optional.empty(),
                  List.of(new LoginInfo.Agent(1_000_001, 1))));
  private final Script<UserInfo> userInfos =
      new Script<>(
          number ->
              new UserInfo(
                  Optional.of(new CorpId("wpAAA")),
                  Optional.of("zhang"),
                  Optional.of("wo1"),
                  Optional.empty(),
                  Optional.of(Secret.of("user-ticket-" + number))));
  private final Script<UserDetail> userDetails =
      new Script<>(
          number ->
              new UserDetail(
                  Optional.of("zhang"), Optional.of("1"), Optional.empty(), Optional.empty()));
  private final Script<MiniProgramSession> miniProgramSessions =
      new Script<>(
          number ->
              new MiniProgramSession(
                  new CorpId("wpAAA"), "zhang", Optional.empty(), Secret.of("session-" + number)));
  private final Script<List<Admin>> admins =
      new Script<>(number -> List.of(new Admin("admin", Optional.of("wo0"), 1)));
  private final Script<TokenGrant> configTickets = Script.numbered("config");
  private final Script<TokenGrant> agentTickets = Script.numbered("agent");

  public Script<LoginInfo> loginInfos() {
    return loginInfos;
  }

  public Script<UserInfo> userInfos() {
    return userInfos;
  }

  public Script<UserDetail> userDetails() {
    return userDetails;
  }

  public Script<MiniProgramSession> miniProgramSessions() {
    return miniProgramSessions;
  }

  /** The lists of admins. */
  public Script<List<Admin>> adminLists() {
    return admins;
  }

  public Script<TokenGrant> configTickets() {
    return configTickets;
  }

  public Script<TokenGrant> agentTickets() {
    return agentTickets;
  }

  @Override
  public LoginInfo loginInfo(Secret providerToken, Secret authCode) {
    return loginInfos.call(providerToken, authCode);
  }

  @Override
  public UserInfo userInfo(Secret suiteToken, Secret code) {
    return userInfos.call(suiteToken, code);
  }

  @Override
  public UserDetail userDetail(Secret suiteToken, Secret userTicket) {
    return userDetails.call(suiteToken, userTicket);
  }

  @Override
  public MiniProgramSession miniProgramSession(Secret suiteToken, Secret jsCode) {
    return miniProgramSessions.call(suiteToken, jsCode);
  }

  @Override
  public List<Admin> admins(Secret suiteToken, CorpId corpId, long agentId) {
    return admins.call(suiteToken, corpId, agentId);
  }

  @Override
  public TokenGrant configTicket(CorpId corpId, Secret corpToken) {
    return configTickets.call(corpToken);
  }

  @Override
  public TokenGrant agentTicket(CorpId corpId, Secret corpToken) {
    return agentTickets.call(corpToken);
  }
}
