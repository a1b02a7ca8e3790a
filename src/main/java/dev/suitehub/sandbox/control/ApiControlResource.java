package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.api.CallLog;
import dev.suitehub.sandbox.api.IssuedToken;
import dev.suitehub.sandbox.api.IssuedTokens;
import dev.suitehub.sandbox.api.TokenKind;
import dev.suitehub.sandbox.api.TokenOwner;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /sandbox/control/calls}, {@code kill-token} …: what the API was asked, and its tokens. */
@Path("control")
@Produces(MediaType.APPLICATION_JSON)
public class ApiControlResource {

  @Inject CallLog log;
  @Inject IssuedTokens tokens;
  @Inject Reset reset;
  @Inject Clock clock;
  @Inject Tx tx;

  @GET
  @Path("calls")
  public String calls(
      @QueryParam("api") @DefaultValue("") String api,
      @QueryParam("suite") @DefaultValue("") String suite,
      @QueryParam("corp") @DefaultValue("") String corp,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    CallLog.Wanted wanted = new CallLog.Wanted(api, suite, corp, "", Optional.empty());
    return tx.call(
        () ->
            ControlJson.list(
                "calls",
                log.newest(wanted, PushControlResource.bounded(limit)),
                ControlJson::call));
  }

  @GET
  @Path("calls/count")
  public String count(
      @QueryParam("api") @DefaultValue("") String api,
      @QueryParam("suite") @DefaultValue("") String suite,
      @QueryParam("corp") @DefaultValue("") String corp,
      @QueryParam("codeHash") @DefaultValue("") String codeHash,
      @QueryParam("errcode") @Nullable Integer errcode) {
    CallLog.Wanted wanted =
        new CallLog.Wanted(api, suite, corp, codeHash, Optional.ofNullable(errcode));
    long count = tx.call(() -> log.count(wanted));
    return Json.createObjectBuilder().add("count", count).build().toString();
  }

  /** The most calls that came within any span of so many seconds. */
  @GET
  @Path("calls/busiest")
  public String busiest(
      @QueryParam("api") @DefaultValue("") String api,
      @QueryParam("suite") @DefaultValue("") String suite,
      @QueryParam("seconds") @DefaultValue("1") int seconds) {
    CallLog.Wanted wanted = new CallLog.Wanted(api, suite, "", "", Optional.empty());
    Duration span = Duration.ofSeconds(Math.max(1, Math.min(seconds, 3600)));
    int most = tx.call(() -> log.busiest(wanted, span));
    return Json.createObjectBuilder().add("count", most).build().toString();
  }

  @POST
  @Path("kill-token")
  public String kill(String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<TokenKind> kind = form.choice("kind", TokenKind.class);
    Optional<SuiteId> suite = form.suite("suite");
    Optional<CorpId> corp = form.corp("corp");
    Optional<Integer> errcode = form.integer("errcode", 1, Integer.MAX_VALUE);
    form.require("kind", kind.orElse(null));
    if (kind.isPresent() && kind.get() != TokenKind.PROVIDER) {
      form.require("suite", suite.orElse(null));
    }
    if (kind.isPresent() && kind.get() != TokenKind.SUITE) {
      form.require("corp", corp.orElse(null));
    }
    form.check();
    TokenOwner owner =
        new TokenOwner(
            kind.orElseThrow(),
            suite.map(SuiteId::value).orElse(""),
            corp.map(CorpId::value).orElse(""));
    int killed = tx.call(() -> tokens.kill(owner, errcode.orElse(owner.kind().ifKilled())));
    return Json.createObjectBuilder().add("killed", killed).build().toString();
  }

  /** What WeCom would say to that token now. */
  @POST
  @Path("check-token")
  public String check(String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<String> token = form.text("token");
    form.require("token", token.orElse(null));
    form.check();
    Optional<IssuedToken> issued = tx.call(() -> tokens.find(token.orElseThrow()));
    if (issued.isEmpty()) {
      return Json.createObjectBuilder()
          .add("errcode", ErrCode.INVALID_ACCESS_TOKEN.code())
          .addNull("kind")
          .addNull("suite")
          .addNull("corp")
          .addNull("expiresAt")
          .build()
          .toString();
    }
    return Json.createObjectBuilder()
        .add("errcode", issued.get().errcode(clock.instant()))
        .add("kind", issued.get().kind().name())
        .add("suite", issued.get().suite())
        .add("corp", issued.get().corp())
        .add("expiresAt", issued.get().expiresAt().toString())
        .build()
        .toString();
  }

  /** An empty world, without faults, and the machine's time. */
  @POST
  @Path("reset")
  public void reset() {
    reset.toNothing();
  }
}
