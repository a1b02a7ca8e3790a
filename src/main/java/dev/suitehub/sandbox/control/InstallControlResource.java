package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.contacts.GrantChanges;
import dev.suitehub.sandbox.install.AuthCodes;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.install.Consent;
import dev.suitehub.sandbox.install.Installs;
import dev.suitehub.sandbox.install.SpecialGrant;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /sandbox/control/install}, {@code uninstall} …: what a corp's admin does, by JSON. */
@Path("control")
@Produces(MediaType.APPLICATION_JSON)
public class InstallControlResource {

  /** Of a list; ask for a suite or a corp to see the others. */
  private static final int MOST = 1000;

  private static final String STATE = "[a-zA-Z0-9]{0,128}";

  @Inject Installs installs;
  @Inject GrantChanges grants;
  @Inject Authorisations authorisations;
  @Inject ChangeForm changes;
  @Inject Tx tx;

  /**
   * {@code {"suite", "corp", "authMode", "test", "createAuth", "state"}}, and who shall see the
   * app: {@code allowUsers}, {@code allowParties}, {@code allowTags}; the admin alone where none is
   * given.
   */
  @POST
  @Path("install")
  public String install(String body) {
    ControlForm form = ControlForm.parse(body);
    Pair pair = Pair.read(form);
    boolean test = form.flag("test").orElse(false);
    int authMode = form.integer("authMode", 0, 1).orElse(0);
    boolean createAuth = form.flag("createAuth").orElse(true);
    String state = form.text("state").orElse("");
    if (!state.matches(STATE)) {
      form.finding("state", "shape", "has up to 128 letters and digits");
    }
    Optional<Range> visible = changes.visible(form, pair.corp());
    form.check();
    Consent consent = new Consent(pair.suiteId(), pair.corpId(), authMode, test, visible);
    return brought(installs.install(consent, createAuth, state));
  }

  @POST
  @Path("uninstall")
  public String uninstall(String body) {
    ControlForm form = ControlForm.parse(body);
    Pair pair = Pair.read(form);
    boolean push = form.flag("push").orElse(true);
    form.check();
    Optional<Push> pushed = installs.uninstall(pair.suiteId(), pair.corpId(), push);
    return addPush(Json.createObjectBuilder(), pushed).build().toString();
  }

  /**
   * Mode, level, {@code allowUsers}, {@code allowParties}, {@code allowTags}, {@code extraUsers} …
   * and {@code consented}; what is not given stays. Who may use the app now, or no more, is in
   * {@code events}. With {@code push: false} WeCom tells nobody.
   */
  @POST
  @Path("change-auth")
  public String changeAuth(String body) {
    ControlForm form = ControlForm.parse(body);
    Pair pair = Pair.read(form);
    AuthorisationChange change = changes.read(form, pair.suite(), pair.corp());
    boolean push = form.flag("push").orElse(true);
    form.check();
    if (!push) {
      grants.changeSilently(pair.suiteId(), pair.corpId(), change);
      return addPush(Json.createObjectBuilder(), Optional.empty()).build().toString();
    }
    GrantChanges.Told told = grants.change(pair.suiteId(), pair.corpId(), change);
    return addPush(Json.createObjectBuilder(), told.changeAuth())
        .add("events", ControlJson.array(told.events(), ControlJson::push))
        .build()
        .toString();
  }

  /**
   * {@code {"suite", "corp", "granted": ["CORP_ARCH", "CUSTOMER_ACQUISITION", "DATA_ZONE_CHAT",
   * "EXTERNAL_USERID_MIGRATION"]}}: what the admin agrees to besides the install, these and no
   * others; each that is new or taken back has its notice.
   */
  @POST
  @Path("grants")
  public String grants(String body) {
    ControlForm form = ControlForm.parse(body);
    Pair pair = Pair.read(form);
    Optional<List<SpecialGrant>> wanted = form.choices("granted", SpecialGrant.class);
    form.require("granted", form.has("granted") ? "" : null);
    form.check();
    return ControlJson.list(
        "pushes",
        grants.agree(pair.suiteId(), pair.corpId(), Set.copyOf(wanted.orElseThrow())),
        ControlJson::push);
  }

  @POST
  @Path("reset-code")
  public String resetCode(String body) {
    ControlForm form = ControlForm.parse(body);
    Pair pair = Pair.read(form);
    form.check();
    return brought(installs.resetCode(pair.suiteId(), pair.corpId()));
  }

  @GET
  @Path("authorisations")
  public String authorisations(
      @QueryParam("suite") @DefaultValue("") String suite,
      @QueryParam("corp") @DefaultValue("") String corp) {
    return tx.call(
        () ->
            ControlJson.list(
                "authorisations",
                authorisations.list(suite, corp, MOST),
                ControlJson::authorisation));
  }

  private static String brought(Installs.Brought brought) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("authCode", brought.authCode().reveal())
            .add("expiresIn", AuthCodes.VALIDITY.toSeconds());
    return addPush(json, brought.push()).build().toString();
  }

  private static JsonObjectBuilder addPush(JsonObjectBuilder json, Optional<Push> push) {
    push.ifPresentOrElse(
        one -> json.add("push", ControlJson.push(one)), () -> json.addNull("push"));
    return json;
  }

  /** Suite and corp of a request. */
  private record Pair(Optional<SuiteId> suite, Optional<CorpId> corp) {
    private static Pair read(ControlForm form) {
      Pair pair = new Pair(form.suite("suite"), form.corp("corp"));
      form.require("suite", pair.suite.orElse(null));
      form.require("corp", pair.corp.orElse(null));
      return pair;
    }

    /** After the form was checked. */
    private SuiteId suiteId() {
      return suite.orElseThrow();
    }

    private CorpId corpId() {
      return corp.orElseThrow();
    }
  }
}
