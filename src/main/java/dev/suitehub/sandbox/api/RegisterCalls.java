package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.contacts.RangeEvents;
import dev.suitehub.sandbox.contacts.Sight;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.install.RegisterCode;
import dev.suitehub.sandbox.install.RegisterCodes;
import dev.suitehub.sandbox.world.CustomisedApp;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A corp registers by a provider's promotion QR (推广二维码), and its contacts move in. */
@Dependent
class RegisterCalls implements Topic {

  private static final Pattern STATE = Pattern.compile("[a-zA-Z0-9]{0,128}");
  private static final Pattern SHORT_STATE = Pattern.compile("[a-zA-Z0-9]{0,32}");
  private static final int MOST_TEMPLATES = 9;
  private static final int LONGEST_NAME = 120;
  private static final int TEN_DAYS = 864_000;

  private final ProviderDoor door;
  private final CorpDoor corpDoor;
  private final RegisterCodes codes;
  private final Authorisations authorisations;
  private final SandboxSuites suites;
  private final SandboxCorps corps;
  private final ContactBooks books;
  private final RangeEvents events;
  private final IssuedTokens tokens;
  private final SandboxConfig config;
  private final Clock clock;

  @Inject
  RegisterCalls(
      ProviderDoor door,
      CorpDoor corpDoor,
      RegisterCodes codes,
      Authorisations authorisations,
      SandboxSuites suites,
      SandboxCorps corps,
      ContactBooks books,
      IssuedTokens tokens,
      RangeEvents events,
      SandboxConfig config,
      Clock clock) {
    this.door = door;
    this.corpDoor = corpDoor;
    this.codes = codes;
    this.authorisations = authorisations;
    this.suites = suites;
    this.corps = corps;
    this.books = books;
    this.tokens = tokens;
    this.events = events;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String title() {
    return "推广二维码 · Registration";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
            "service/get_register_code",
            "90581",
            "register_code for /sandbox/3rdservice/wework/register: 600 seconds, once",
            door.opens(this::code)),
        Endpoint.post(
            "service/get_register_info",
            "90582",
            "which corp was founded with a register_code; for 24 hours",
            door.opens(this::info)),
        Endpoint.post(
            "agent/set_scope",
            "90583",
            "the visible range of an app, while contacts are moved in",
            corpDoor.opensMigration(ErrCode.API_NO_PERMISSION, this::setScope)),
        Endpoint.get(
            "sync/contact_sync_success",
            "90584",
            "the contacts have moved in: its token dies",
            corpDoor.opensMigration(ErrCode.CONTACT_SYNC_OVER, (corp, call) -> moved(corp))),
        Endpoint.post(
            "service/get_customized_auth_url",
            "98744",
            "qrcode_url by which a corp gets customised apps (dk…); ten days",
            door.opens(this::customised)));
  }

  private JsonObjectBuilder code(SandboxProvider provider, ApiCall call) {
    Fields fields = Fields.of(call.body());
    String template = fields.text("template_id", ErrCode.MISSING_TEMPLATE_ID);
    if (!template.equals(RegisterCodes.templateOf(provider.corpId()))) {
      throw new ApiRefusal(ErrCode.UNKNOWN_TEMPLATE_ID);
    }
    String state = state(fields, STATE);
    Secret code =
        codes.issue(
            new RegisterCode.Wish(
                provider.corpId(),
                template,
                name(fields, "corp_name"),
                name(fields, "admin_name"),
                state));
    return Json.createObjectBuilder()
        .add("register_code", code.reveal())
        .add("expires_in", RegisterCode.TO_OPEN.toSeconds());
  }

  private static String state(Fields fields, Pattern shape) {
    String state = fields.text("state").orElse("");
    if (!shape.matcher(state).matches()) {
      throw new ApiRefusal(ErrCode.INVALID_STATE);
    }
    return state;
  }

  private static String name(Fields fields, String field) {
    String name = fields.text(field).orElse("");
    if (name.length() > LONGEST_NAME) {
      throw ApiRefusal.argument(field);
    }
    return name;
  }

  private JsonObjectBuilder info(SandboxProvider provider, ApiCall call) {
    Secret code = Fields.of(call.body()).secret("register_code", ErrCode.MISSING_REGISTER_CODE);
    RegisterCode known =
        codes
            .find(code)
            .filter(found -> found.provider().equals(provider.corpId()))
            .filter(found -> found.mayBeAsked(clock.instant()))
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_REGISTER_CODE));
    CorpId corpId =
        known.founded().orElseThrow(() -> new ApiRefusal(ErrCode.NOT_REGISTERED_BY_CODE));
    JsonObjectBuilder json = Json.createObjectBuilder().add("corpid", corpId.value());
    tokens
        .current(TokenOwner.ofMigration(corpId))
        .ifPresent(token -> json.add("contact_sync", sync(token)));
    json.add(
        "auth_user_info",
        Json.createObjectBuilder().add("userid", corps.get(corpId).adminUserId()));
    GrantJson.addState(json, known.state());
    return json.add("template_id", known.templateId());
  }

  private static JsonObjectBuilder sync(Secret token) {
    return Json.createObjectBuilder()
        .add("access_token", token.reveal())
        .add("expires_in", TokenKind.CONTACT_SYNC.validity().toSeconds());
  }

  /** A list that is left out is cleared. That the three answers are lists is unconfirmed. */
  private JsonObjectBuilder setScope(CorpId corpId, ApiCall call) {
    Fields fields = Fields.of(call.body());
    OptionalInt agentId = fields.looseNumber("agentid");
    if (agentId.isEmpty()) {
      throw ApiRefusal.missingAgentId();
    }
    Authorisation authorisation =
        authorisations.active(corpId).stream()
            .filter(one -> one.agentId() == agentId.getAsInt())
            .findFirst()
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_AGENTID));
    Range wanted =
        new Range(
            fields.texts("allow_user"), fields.numbers("allow_party"), fields.numbers("allow_tag"));
    Organisation there = books.of(corpId);
    Range good =
        new Range(
            wanted.users().stream().filter(user -> there.member(user).isPresent()).toList(),
            wanted.parties().stream().filter(id -> there.department(id).isPresent()).toList(),
            wanted.tags().stream().filter(id -> there.tag(id).isPresent()).toList());
    Sight before = Sight.of(authorisation, there);
    authorisations.setScope(authorisation, good);
    call.told().add(events.between(authorisation, before, Sight.of(authorisation, there)));
    return Json.createObjectBuilder()
        .add("invaliduser", without(wanted.users(), good.users()))
        .add("invalidparty", without(wanted.parties(), good.parties()))
        .add("invalidtag", without(wanted.tags(), good.tags()));
  }

  private static <T> JsonArrayBuilder without(List<T> all, List<T> good) {
    return Json.createArrayBuilder(all.stream().filter(one -> !good.contains(one)).toList());
  }

  private JsonObjectBuilder moved(CorpId corpId) {
    tokens.kill(TokenOwner.ofMigration(corpId), TokenKind.CONTACT_SYNC.ifKilled());
    return Json.createObjectBuilder();
  }

  private JsonObjectBuilder customised(SandboxProvider provider, ApiCall call) {
    Fields fields = Fields.of(call.body());
    String state = state(fields, SHORT_STATE);
    List<String> templates = fields.texts("templateid_list");
    if (templates.isEmpty()) {
      throw new ApiRefusal(ErrCode.MISSING_TEMPLATE_ID);
    }
    if (templates.size() > MOST_TEMPLATES) {
      throw ApiRefusal.argument("templateid_list");
    }
    if (!templates.stream().allMatch(template -> isOf(provider, template))) {
      throw new ApiRefusal(ErrCode.UNKNOWN_TEMPLATE_ID);
    }
    return Json.createObjectBuilder()
        .add("qrcode_url", AppQr.address(config, String.join(",", templates), state))
        .add("expires_in", TEN_DAYS);
  }

  private boolean isOf(SandboxProvider provider, String template) {
    return Ids.of(template, SuiteId::new)
        .filter(CustomisedApp::is)
        .flatMap(suites::find)
        .filter(suite -> suite.provider().equals(provider.corpId()))
        .isPresent();
  }
}
