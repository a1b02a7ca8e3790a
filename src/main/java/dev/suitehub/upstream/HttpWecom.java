package dev.suitehub.upstream;

import dev.suitehub.platform.http.BoundedClient;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.JsonParts;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** WeCom's server API over HTTP. */
@ApplicationScoped
public class HttpWecom implements Wecom {

  private static final String SERVICE = "/cgi-bin/service/";
  private static final int MOST_BYTES = 1 << 20;

  private final WecomCalls calls;
  private final Versions permanentCodes;
  private final Versions authInfos;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected HttpWecom() {
    calls = null;
    permanentCodes = null;
    authInfos = null;
  }

  @Inject
  HttpWecom(UpstreamConfig config, Pace pace, WecomClock wecomClock, Clock clock) {
    this(config, pace, wecomClock, clock, Sleeper.REAL, new Random());
  }

  HttpWecom(UpstreamConfig config, Clock clock, Sleeper sleeper, RandomGenerator random) {
    this(
        config,
        new Pace(config.callsPerSecond(), config.callsPerMinute(), clock, sleeper),
        new WecomClock(clock),
        clock,
        sleeper,
        random);
  }

  private HttpWecom(
      UpstreamConfig config,
      Pace pace,
      WecomClock wecomClock,
      Clock clock,
      Sleeper sleeper,
      RandomGenerator random) {
    BoundedClient client = new BoundedClient(config.deadline(), MOST_BYTES, config.proxy());
    this.calls =
        new WecomCalls(client, config, pace, wecomClock, clock, sleeper, new Jitter(random));
    this.permanentCodes = new Versions(clock);
    this.authInfos = new Versions(clock);
  }

  @Override
  public TokenGrant suiteToken(SuiteId suiteId, Secret suiteSecret, Secret ticket) {
    JsonObject body =
        JsonParts.object()
            .add("suite_id", suiteId.value())
            .add("suite_secret", suiteSecret.reveal())
            .add("suite_ticket", ticket.reveal())
            .build();
    WecomCall call =
        WecomCall.post(SERVICE + "get_suite_token", body).hiding(List.of(suiteSecret, ticket));
    return calls.repeatable(call).token("suite_access_token");
  }

  @Override
  public TokenGrant providerToken(CorpId provider, Secret providerSecret) {
    JsonObject body =
        JsonParts.object()
            .add("corpid", provider.value())
            .add("provider_secret", providerSecret.reveal())
            .build();
    WecomCall call =
        WecomCall.post(SERVICE + "get_provider_token", body).hiding(List.of(providerSecret));
    return calls.repeatable(call).token("provider_access_token");
  }

  @Override
  public TokenGrant corpToken(Secret suiteToken, CorpId corpId, Secret permanentCode) {
    WecomCall call =
        WecomCall.post(SERVICE + "get_corp_token", ofCorp(corpId, permanentCode))
            .as(suiteToken)
            .about(corpId)
            .hiding(List.of(permanentCode));
    return calls.repeatable(call).token("access_token");
  }

  @Override
  public PreAuthCode preAuthCode(Secret suiteToken) {
    WecomReply reply =
        calls.repeatable(WecomCall.get(SERVICE + "get_pre_auth_code").as(suiteToken));
    return new PreAuthCode(reply.secret("pre_auth_code"), reply.seconds("expires_in"));
  }

  @Override
  public void sessionInfo(Secret suiteToken, Secret preAuthCode, int authType) {
    JsonObject body =
        JsonParts.object()
            .add("pre_auth_code", preAuthCode.reveal())
            .add("session_info", JsonParts.object().add("auth_type", authType))
            .build();
    calls.repeatable(
        WecomCall.post(SERVICE + "set_session_info", body)
            .as(suiteToken)
            .hiding(List.of(preAuthCode)));
  }

  @Override
  public PermanentGrant permanentCode(Secret suiteToken, Secret authCode) {
    return permanentCode(suiteToken, authCode, calls::once);
  }

  @Override
  public PermanentGrant permanentCodeInSpiteOfPauses(Secret suiteToken, Secret authCode) {
    return permanentCode(suiteToken, authCode, calls::onceInSpiteOfPauses);
  }

  private PermanentGrant permanentCode(
      Secret suiteToken, Secret authCode, Function<WecomCall, WecomReply> way) {
    JsonObject body = JsonParts.object().add("auth_code", authCode.reveal()).build();
    return permanentCodes
        .newestKnown(
            version ->
                way.apply(
                    WecomCall.post(SERVICE + version + "get_permanent_code", body)
                        .as(suiteToken)
                        .hiding(List.of(authCode))))
        .permanentGrant();
  }

  @Override
  public JsonObject authInfo(Secret suiteToken, CorpId corpId, Secret permanentCode) {
    JsonObject body = ofCorp(corpId, permanentCode);
    return authInfos
        .newestKnown(
            version ->
                calls.repeatable(
                    WecomCall.post(SERVICE + version + "get_auth_info", body)
                        .as(suiteToken)
                        .about(corpId)
                        .hiding(List.of(permanentCode))))
        .authInfo();
  }

  @Override
  public LoginInfo loginInfo(Secret providerToken, Secret authCode) {
    JsonObject body = JsonParts.object().add("auth_code", authCode.reveal()).build();
    // Its parameter is called access_token and carries the provider's (doc 91125).
    return calls
        .once(
            WecomCall.post(SERVICE + "get_login_info", body)
                .with("access_token", providerToken)
                .hiding(List.of(authCode)))
        .loginInfo();
  }

  @Override
  public UserInfo userInfo(Secret suiteToken, Secret code) {
    return calls
        .once(WecomCall.get(SERVICE + "auth/getuserinfo3rd").as(suiteToken).with("code", code))
        .userInfo();
  }

  @Override
  public UserDetail userDetail(Secret suiteToken, Secret userTicket) {
    JsonObject body = JsonParts.object().add("user_ticket", userTicket.reveal()).build();
    return calls
        .repeatable(
            WecomCall.post(SERVICE + "auth/getuserdetail3rd", body)
                .as(suiteToken)
                .hiding(List.of(userTicket)))
        .userDetail();
  }

  @Override
  public MiniProgramSession miniProgramSession(Secret suiteToken, Secret jsCode) {
    return calls
        .once(
            WecomCall.get(SERVICE + "miniprogram/jscode2session")
                .as(suiteToken)
                .with("js_code", jsCode)
                .with("grant_type", Secret.of("authorization_code")))
        .miniProgramSession();
  }

  @Override
  public List<Admin> admins(Secret suiteToken, CorpId corpId, long agentId) {
    JsonObject body =
        JsonParts.object().add("auth_corpid", corpId.value()).add("agentid", agentId).build();
    return calls
        .repeatable(WecomCall.post(SERVICE + "get_admin_list", body).as(suiteToken))
        .admins();
  }

  @Override
  public TokenGrant configTicket(CorpId corpId, Secret corpToken) {
    return calls
        .once(WecomCall.get("/cgi-bin/get_jsapi_ticket").as(corpId, corpToken))
        .token("ticket");
  }

  @Override
  public TokenGrant agentTicket(CorpId corpId, Secret corpToken) {
    return calls
        .once(
            WecomCall.get("/cgi-bin/ticket/get")
                .as(corpId, corpToken)
                .with("type", Secret.of("agent_config")))
        .token("ticket");
  }

  private static JsonObject ofCorp(CorpId corpId, Secret permanentCode) {
    return JsonParts.object()
        .add("auth_corpid", corpId.value())
        .add("permanent_code", permanentCode.reveal())
        .build();
  }
}
