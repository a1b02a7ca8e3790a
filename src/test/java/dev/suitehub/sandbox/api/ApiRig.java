package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.push.PushRig.PROVIDER;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static dev.suitehub.sandbox.push.PushRig.SUITE_SECRET;

import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.sandbox.SandboxConfigs;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.ContactChanges;
import dev.suitehub.sandbox.contacts.RangeEvents;
import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.InstallOrigins;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.install.RegisterCodes;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.push.Tickets;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The whole server API on a {@link PushRig}, called as a client calls it. */
public final class ApiRig implements AutoCloseable {

  public static final String IP = "10.0.0.7";

  public final PushRig rig = new PushRig();
  public final InstallRig install = new InstallRig(rig);
  public final IssuedTokens tokens = new IssuedTokens(rig.database.entities(), rig.clock);
  public final InstallOrigins origins = new InstallOrigins(rig.database.entities(), rig.clock);
  public final RegisterCodes registerCodes = new RegisterCodes(rig.database.entities(), rig.clock);
  final Faults faults = new Faults(rig.switches, tokens, rig.suites, rig.providers);
  final CallLog log = new CallLog(rig.database.entities());
  final IdentityCodes codes = new IdentityCodes(rig.database.entities(), rig.clock);
  public final Agents agents = new Agents(rig.database.entities());
  final ContactChanges changes;
  final Frequency frequency = new Frequency();
  final ApiTable table;
  private final WecomApi api;

  public ApiRig() {
    this(SandboxConfigs.on());
  }

  /**
   * @param data where media are kept
   */
  ApiRig(Path data) {
    this(SandboxConfigs.on(data));
  }

  private ApiRig(SandboxConfig config) {
    TokenCheck check = new TokenCheck(tokens, rig.clock);
    SuiteDoor suiteDoor = new SuiteDoor(rig.suites, check);
    ProviderDoor providerDoor = new ProviderDoor(rig.providers, check);
    CorpDoor door = new CorpDoor(install.authorisations, check);
    Grants grants = new Grants(install.authorisations, rig.corps);
    TokenJson json = new TokenJson(rig.suites, tokens);
    SpentCodes spent = new SpentCodes(codes);
    ContactBooks books = new ContactBooks(rig.database.entities(), rig.corps);
    Sights sights = new Sights(books);
    RangeEvents events = new RangeEvents(rig.suites, rig.clock);
    changes = new ContactChanges(books, install.authorisations, rig.suites, events, rig.clock);
    MediaShelf shelf = new MediaShelf(config, rig.clock);
    table =
        new ApiTable(
            new TokenCalls(
                rig.providers,
                rig.suites,
                rig.corps,
                install.authorisations,
                suiteDoor,
                grants,
                rig.tickets,
                json),
            new InstallCalls(
                suiteDoor,
                grants,
                install.preAuthCodes,
                new Exchanges(install.authorisations, origins, rig.corps, json, sights, events),
                rig.corps,
                books,
                new AppQr(rig.suites, config)),
            new RegisterCalls(
                providerDoor,
                door,
                registerCodes,
                install.authorisations,
                rig.suites,
                rig.corps,
                books,
                tokens,
                events,
                config,
                rig.clock),
            new IdentityCalls(
                suiteDoor,
                door,
                providerDoor,
                new LoginInfo(spent, install.authorisations, rig.suites, rig.corps, books),
                spent,
                codes,
                grants,
                sights),
            new JsTicketCalls(door, json, log, rig.clock),
            new AgentCalls(door, agents, rig.suites, shelf),
            new MenuCalls(door, agents, rig.suites),
            new MessageCalls(
                door, agents, new Messages(rig.database.entities(), rig.clock), shelf, sights),
            new MediaCalls(door, providerDoor, shelf, log, config, rig.clock),
            new IdCalls(door, providerDoor, install.authorisations, rig.corps, rig.suites, sights),
            new ExternalIdCalls(suiteDoor, door, providerDoor, install.authorisations, rig.corps),
            new ContactCalls(door, sights, changes),
            new AddressCalls(door));
    api =
        new WecomApi(
            table,
            new CallGate(rig.providers, rig.suites, tokens, log, frequency, rig.clock),
            faults,
            tokens,
            log,
            rig.database.tx(),
            rig.clock);
  }

  Answered answer(ApiCall call) {
    return api.answer(call);
  }

  public JsonObject post(String path, Map<String, String> query, String body) {
    return json(new ApiCall("POST", path, query, quoted(body), IP));
  }

  public JsonObject get(String path, Map<String, String> query) {
    return json(new ApiCall("GET", path, query, "", IP));
  }

  /** A POST with the suite's token. */
  JsonObject asSuite(String path, String body) {
    return post(path, Map.of("suite_access_token", suiteToken()), body);
  }

  /** A GET with the suite's token. */
  JsonObject getAsSuite(String path, Map<String, String> more) {
    return get(path, with("suite_access_token", suiteToken(), more));
  }

  /** A POST with the provider's token. */
  public JsonObject asProvider(String path, String body) {
    return post(path, Map.of("provider_access_token", providerToken()), body);
  }

  /** A POST with the token of that app of a corp. */
  public JsonObject asCorp(Authorisation authorisation, String path, String body) {
    return post(path, Map.of("access_token", corpToken(authorisation)), body);
  }

  /** A GET with the token of that app of a corp. */
  JsonObject getAsCorp(Authorisation authorisation, String path, Map<String, String> more) {
    return get(path, with("access_token", corpToken(authorisation), more));
  }

  static Map<String, String> with(String name, String value, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put(name, value);
    return all;
  }

  /** What WeCom answers, as JSON. */
  JsonObject json(ApiCall call) {
    try (var reader = Json.createReader(new StringReader(api.answer(call).json()))) {
      return reader.readObject();
    }
  }

  /** JSON with apostrophes is easier to read in a test. */
  private static String quoted(String body) {
    return body.replace('\'', '"');
  }

  String suiteToken() {
    return suiteToken(SUITE);
  }

  String suiteToken(SuiteId suite) {
    return token(new TokenOwner(TokenKind.SUITE, suite.value(), ""));
  }

  String providerToken() {
    return token(new TokenOwner(TokenKind.PROVIDER, "", PROVIDER.value()));
  }

  String corpToken(Authorisation authorisation) {
    return token(
        new TokenOwner(
            TokenKind.CORP, authorisation.suiteId().value(), authorisation.corpId().value()));
  }

  String token(TokenOwner owner) {
    return rig.database.tx().call(() -> tokens.issue(owner).reveal());
  }

  /** That corp has installed the suite. */
  public Authorisation installed(CorpId corp) {
    return install.exchange(install.authCode(corp)).orElseThrow();
  }

  /** A code of a member of that corp, for the suite. */
  String code(CodeKind kind, CorpId corp, String user, String scope) {
    Member member = new Member(corp.value(), user, scope);
    return rig.database.tx().call(() -> codes.issue(kind, SUITE.value(), member).reveal());
  }

  void pushTicket(String ticket) {
    rig.tickets.push(
        SUITE, new Tickets.Wish(Optional.of(Secret.of(ticket)), Optional.empty(), true));
  }

  /** What get_suite_token is given. */
  static String suiteSecrets(String ticket) {
    return Json.createObjectBuilder()
        .add("suite_id", SUITE.value())
        .add("suite_secret", SUITE_SECRET.reveal())
        .add("suite_ticket", ticket)
        .build()
        .toString();
  }

  @Override
  public void close() {
    rig.close();
  }
}
