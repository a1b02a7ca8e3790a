package dev.suitehub.sandbox.scenario;

import dev.suitehub.platform.time.ClockSetting;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.api.Agent;
import dev.suitehub.sandbox.api.Agents;
import dev.suitehub.sandbox.clock.SandboxClock;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.control.ControlJson;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.Switches;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.sandbox.world.SuiteLogo;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the world down, always in the same order; what a new provider, app or corp has anyway is
 * left out. In the caller's transaction.
 */
@Dependent
class ScenarioWriter {

  private static final String WHAT =
      "A world of SuiteHub's sandbox, which plays WeCom; load it with PUT /sandbox/control/scenario."
          + " Its secrets are play secrets.";

  /** So many corps are read at once. */
  private static final int PAGE = 1000;

  private final SandboxProviders providers;
  private final SandboxSuites suites;
  private final SandboxCorps corps;
  private final ContactBooks books;
  private final Authorisations authorisations;
  private final Agents agents;
  private final Switches switches;
  private final SandboxClock clock;

  @Inject
  ScenarioWriter(
      SandboxProviders providers,
      SandboxSuites suites,
      SandboxCorps corps,
      ContactBooks books,
      Authorisations authorisations,
      Agents agents,
      Switches switches,
      SandboxClock clock) {
    this.providers = providers;
    this.suites = suites;
    this.corps = corps;
    this.books = books;
    this.authorisations = authorisations;
    this.agents = agents;
    this.switches = switches;
    this.clock = clock;
  }

  /** Throws {@code world-too-large} where it could not be loaded again. */
  String write() {
    if (corps.count("") > Scenario.MOST_CORPS) {
      throw SandboxProblem.WORLD_TOO_LARGE.because(
          "It has more than " + Scenario.MOST_CORPS + " corps.");
    }
    List<SandboxSuite> apps = suites.all();
    String text =
        PrettyJson.of(
            Json.createObjectBuilder()
                .add("what", WHAT)
                .add("version", Scenario.VERSION)
                .add("clock", clock(clock.setting()))
                .add("providers", sorted(providers.all(), "corpId", ScenarioWriter::provider))
                .add("suites", sorted(apps, "suiteId", this::suite))
                .add("corps", corps(apps))
                .add("faults", faults())
                .build());
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Scenario.MOST_BYTES) {
      throw SandboxProblem.WORLD_TOO_LARGE.because(
          "It would have " + bytes / 1024 + " KiB of " + Scenario.MOST_BYTES / 1024 + ".");
    }
    return text;
  }

  private static JsonObjectBuilder clock(ClockSetting setting) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("ahead", setting.ahead().truncatedTo(ChronoUnit.MILLIS).toString());
    setting
        .stoppedAt()
        .ifPresent(at -> json.add("stoppedAt", at.truncatedTo(ChronoUnit.MILLIS).toString()));
    return json;
  }

  /** No database's order is that of another. */
  private static <T> JsonArrayBuilder sorted(
      List<T> things, String id, Function<T, JsonObjectBuilder> json) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    things.stream()
        .map(thing -> json.apply(thing).build())
        .sorted(Comparator.comparing(object -> object.getString(id)))
        .forEach(array::add);
    return array;
  }

  private static JsonObjectBuilder provider(SandboxProvider provider) {
    JsonObject blank = ControlJson.provider(SandboxProvider.registered(provider.corpId())).build();
    JsonObjectBuilder json =
        Lean.unlike(blank, ControlJson.provider(provider).build(), "corpId").remove("hasLogo");
    provider.logoHash().ifPresent(hash -> json.add("logoHash", hash));
    return json;
  }

  private JsonObjectBuilder suite(SandboxSuite suite) {
    SandboxSuite blank = SandboxSuite.registered(suite.suiteId(), suite.provider(), Instant.EPOCH);
    JsonObjectBuilder json = Lean.unlike(shown(blank), shown(suite), "suiteId", "provider");
    if (!suite.commandUrl().isEmpty()
        && suite
            .installDomain()
            .equals(String.valueOf(URI.create(suite.commandUrl()).getRawAuthority()))) {
      json.remove("installDomain");
    }
    if (suite.stage().isPresent()) {
      json.remove("online");
    }
    if (suite.wasOnline() && !saysThatItWas(suite)) {
      json.add("wasOnline", true);
    }
    suite.submittedAt().ifPresent(at -> json.add("submittedAt", at.toString()));
    suites
        .logo(suite.suiteId())
        .map(SuiteLogo::content)
        .filter(picture -> picture.length <= Scenario.MOST_LOGO_BYTES)
        .ifPresent(picture -> json.add("logo", Base64.getEncoder().encodeToString(picture)));
    return json;
  }

  private static boolean saysThatItWas(SandboxSuite suite) {
    return suite.isOnline()
        || suite.stage().filter(stage -> stage.status() == SuiteStatus.OFFLINE).isPresent();
  }

  private static JsonObject shown(SandboxSuite suite) {
    return ControlJson.suite(suite, Optional.empty()).build();
  }

  private JsonArrayBuilder corps(List<SandboxSuite> apps) {
    Set<SuiteId> known = apps.stream().map(SandboxSuite::suiteId).collect(Collectors.toSet());
    List<JsonObject> all = new ArrayList<>();
    SandboxCorps.Wanted wanted = SandboxCorps.Wanted.ALL;
    List<SandboxCorp> page = corps.search(wanted, PAGE);
    while (!page.isEmpty()) {
      all.addAll(page(page, known));
      wanted = new SandboxCorps.Wanted("", page.get(page.size() - 1).corpId().value());
      page = corps.search(wanted, PAGE);
    }
    all.sort(Comparator.comparing(corp -> corp.getString("corpId")));
    JsonArrayBuilder array = Json.createArrayBuilder();
    all.forEach(array::add);
    return array;
  }

  private List<JsonObject> page(List<SandboxCorp> page, Set<SuiteId> known) {
    List<CorpId> ids = page.stream().map(SandboxCorp::corpId).toList();
    Map<CorpId, Organisation> kept = books.kept(ids);
    Map<CorpId, List<Authorisation>> installed =
        authorisations.of(ids).stream()
            .filter(one -> known.contains(one.suiteId()))
            .collect(Collectors.groupingBy(Authorisation::corpId));
    Map<String, Agent> looks =
        agents.of(ids).stream()
            .collect(Collectors.toMap(one -> one.suite() + " " + one.corp(), one -> one));
    List<JsonObject> corpsOfPage = new ArrayList<>();
    for (SandboxCorp corp : page) {
      JsonObjectBuilder json = corp(corp);
      Organisation contacts = kept.get(corp.corpId());
      if (contacts != null) {
        json.add("contacts", ContactSection.write(contacts));
      }
      List<Authorisation> apps = installed.getOrDefault(corp.corpId(), List.of());
      if (!apps.isEmpty()) {
        Organisation seen = contacts == null ? ContactBooks.first(corp) : contacts;
        json.add(
            "apps",
            sorted(
                apps,
                "suite",
                one -> app(one, seen, looks.get(one.suiteId() + " " + one.corpId()))));
      }
      corpsOfPage.add(json.build());
    }
    return corpsOfPage;
  }

  private static JsonObjectBuilder corp(SandboxCorp corp) {
    JsonObject blank = ControlJson.corp(SandboxCorp.founded(corp.corpId())).build();
    JsonObjectBuilder json = Lean.unlike(blank, ControlJson.corp(corp).build(), "corpId");
    return corp.fullName().equals(corp.name()) ? json.remove("fullName") : json;
  }

  private static JsonObjectBuilder app(
      Authorisation one, Organisation contacts, @Nullable Agent agent) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("suite", one.suiteId().value())
            .add("state", one.state().name())
            .add("permanentCode", one.permanentCode().reveal())
            .add("agentId", one.agentId())
            .add("authMode", one.authMode())
            .add("test", one.isTest())
            .add("privilegeLevel", one.privilegeLevel());
    Range visible = there(one.visible(), contacts);
    Range extra = there(one.extra(), contacts);
    // Nobody at all has to be said: else the admin sees it.
    json.add("allowUsers", Json.createArrayBuilder(visible.users()));
    addFilled(json, "allowParties", visible.parties());
    addFilled(json, "allowTags", visible.tags());
    addFilled(json, "extraUsers", extra.users());
    addFilled(json, "extraParties", extra.parties());
    addFilled(json, "extraTags", extra.tags());
    addFilled(json, "consented", one.consented());
    addFilled(json, "granted", one.granted().stream().map(Enum::name).toList());
    json.add("installedAt", one.installedAt().toString());
    one.endedAt().ifPresent(at -> json.add("endedAt", at.toString()));
    if (agent != null) {
      json.add("agent", agent(agent));
    }
    return json;
  }

  /** Whoever has left the corp meanwhile is not written down. */
  private static Range there(Range range, Organisation contacts) {
    return new Range(
        range.users().stream().filter(user -> contacts.member(user).isPresent()).toList(),
        range.parties().stream().filter(id -> contacts.department(id).isPresent()).toList(),
        range.tags().stream().filter(id -> contacts.tag(id).isPresent()).toList());
  }

  private static void addFilled(JsonObjectBuilder json, String name, List<?> values) {
    if (!values.isEmpty()) {
      json.add(name, Json.createArrayBuilder(values));
    }
  }

  private static JsonObjectBuilder agent(Agent agent) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("name", agent.name().orElse(""))
            .add("description", agent.description())
            .add("redirectDomain", agent.redirectDomain())
            .add("reportsLocation", agent.reportsLocation())
            .add("reportsEnter", agent.reportsEnter());
    agent.menu().ifPresent(menu -> json.add("menu", object(menu)));
    return Lean.filled(json.build()).add("closed", agent.isClosed());
  }

  static JsonObject object(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  /** Those that strike no more are left out. */
  private JsonArrayBuilder faults() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    Comparator<Fault> order =
        Comparator.comparing((Fault one) -> one.name().word())
            .thenComparing(Fault::suite)
            .thenComparing(Fault::corp)
            .thenComparing(Fault::api);
    switches.all().stream()
        .filter(one -> one.timesLeft() != 0)
        .sorted(order)
        .forEach(one -> array.add(fault(one)));
    return array;
  }

  private static JsonObjectBuilder fault(Fault fault) {
    JsonObjectBuilder json =
        Lean.filled(
            Json.createObjectBuilder()
                .add("name", fault.name().word())
                .add("suite", fault.suite())
                .add("corp", fault.corp())
                .add("api", fault.api())
                .add("errcode", fault.errcode())
                .add("how", fault.how())
                .build());
    addUnless(json, "times", fault, Fault::timesLeft, Fault.ALWAYS);
    addUnless(
        json, "delayMs", fault, one -> one.delay().toMillis(), fault.name().delay().toMillis());
    return json;
  }

  private static void addUnless(
      JsonObjectBuilder json, String name, Fault fault, ToLongFunction<Fault> value, long usual) {
    if (value.applyAsLong(fault) != usual) {
      json.add(name, value.applyAsLong(fault));
    }
  }
}
