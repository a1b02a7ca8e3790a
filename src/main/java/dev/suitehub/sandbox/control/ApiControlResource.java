package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.api.CallLog;
import dev.suitehub.sandbox.api.Fault;
import dev.suitehub.sandbox.api.Faults;
import dev.suitehub.sandbox.api.IssuedToken;
import dev.suitehub.sandbox.api.IssuedTokens;
import dev.suitehub.sandbox.api.TokenKind;
import dev.suitehub.sandbox.api.TokenOwner;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /sandbox/control/calls}, {@code faults}, {@code kill-token} …: the API's behaviour. */
@Path("control")
@Produces(MediaType.APPLICATION_JSON)
public class ApiControlResource {

  private static final int LONGEST_DELAY_MS = 60_000;

  @Inject CallLog log;
  @Inject Faults faults;
  @Inject IssuedTokens tokens;
  @Inject Wipe wipe;
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

  @GET
  @Path("faults")
  public String faults() {
    return tx.call(() -> ControlJson.list("faults", faults.all(), ControlJson::fault));
  }

  /**
   * {@code errcode}: what it answers; or {@code drop}: it acts, and its answer gets lost; {@code
   * times} (-1: always). {@code delayMs}: it answers late, always. {@code corp}: only calls about
   * that corp; one fault for each corp and one for all of them may stand side by side.
   */
  @PUT
  @Path("faults/{api: .+}")
  public String plant(@PathParam("api") String api, String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<Integer> errcode = form.integer("errcode", -1, Integer.MAX_VALUE);
    boolean drop = form.flag("drop").orElse(false);
    Optional<CorpId> corp = form.corp("corp");
    int times = form.integer("times", Fault.ALWAYS, 1_000_000).orElse(1);
    int delayMs = form.integer("delayMs", 0, LONGEST_DELAY_MS).orElse(0);
    if (drop && errcode.isPresent()) {
      form.finding("drop", "choice", "goes without an errcode: WeCom acts, and nobody hears of it");
    }
    if (api.length() > 120) {
      form.finding("api", "length", "has up to 120 characters");
    }
    form.check();
    Fault.Plan plan =
        new Fault.Plan(
            api,
            corp.map(CorpId::value).orElse(""),
            errcode.orElse(0),
            drop,
            drop || errcode.isPresent() ? times : 0,
            Duration.ofMillis(delayMs));
    return tx.call(() -> ControlJson.fault(faults.plant(plan)).build().toString());
  }

  /** For every corp. */
  @DELETE
  @Path("faults/{api: .+}")
  public void heal(@PathParam("api") String api) {
    tx.run(() -> faults.remove(api));
  }

  @DELETE
  @Path("faults")
  public void healAll() {
    tx.run(() -> faults.all().forEach(fault -> faults.remove(fault.api())));
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

  @POST
  @Path("reset")
  public void reset() {
    tx.run(wipe::everything);
  }
}
