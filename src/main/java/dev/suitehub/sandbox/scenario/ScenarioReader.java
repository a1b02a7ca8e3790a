package dev.suitehub.sandbox.scenario;

import dev.suitehub.platform.time.ClockSetting;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.CorpIdTemplate;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.IpList;
import dev.suitehub.rules.Logo;
import dev.suitehub.rules.LogoRules;
import dev.suitehub.rules.SensitiveField;
import dev.suitehub.rules.SuiteStage;
import dev.suitehub.sandbox.api.Agent;
import dev.suitehub.sandbox.api.Agents;
import dev.suitehub.sandbox.console.ProviderEntry;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.control.ChangeForm;
import dev.suitehub.sandbox.control.ControlForm;
import dev.suitehub.sandbox.control.FaultDesk;
import dev.suitehub.sandbox.control.WorldForm;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.AuthorisationState;
import dev.suitehub.sandbox.install.SpecialGrant;
import dev.suitehub.sandbox.world.AppSheet;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProvider.Company;
import dev.suitehub.sandbox.world.SandboxProvider.ProviderForm;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads a scenario whole before anything is changed. A section has the fields of the control of its
 * thing; what is left out is as it is with a new one, secrets and codes included.
 */
final class ScenarioReader {

  private static final Duration FURTHEST = Duration.ofDays(36_500);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int LONGEST_ADDRESS = 1024;
  private static final int LONGEST_LOGO = (Scenario.MOST_LOGO_BYTES + 2) / 3 * 4;
  private static final int LONGEST_USERS = 20_000;
  private static final int LONGEST_IDS = 4000;
  private static final int MOST_AGENT = 999_999_999;

  private final Function<ClockSetting, Instant> shown;
  private final Duration ticketEvery;
  private final Complaints complaints = new Complaints();
  private final Map<CorpId, SandboxProvider> providers = new HashMap<>();
  private final Map<SuiteId, SandboxSuite> suites = new HashMap<>();
  private final Map<SuiteId, Logo> logos = new HashMap<>();
  private final Set<CorpId> corps = new HashSet<>();
  private final Set<String> faults = new HashSet<>();
  private Instant now = Instant.EPOCH;

  /**
   * For one file.
   *
   * @param shown what time it would be
   * @param ticketEvery after which the first tickets are due
   */
  ScenarioReader(Function<ClockSetting, Instant> shown, Duration ticketEvery) {
    this.shown = shown;
    this.ticketEvery = ticketEvery;
  }

  /** Throws {@code invalid-input} with all that is wrong with it. */
  Scenario read(JsonObject file) {
    Scenario scenario = Section.whole(file, complaints, this::whole);
    complaints.check();
    return scenario;
  }

  private Scenario whole(Section whole) {
    version(whole.form("clock", "providers", "suites", "corps", "faults"));
    ClockSetting clock = whole.one("clock", ScenarioReader::clock).orElse(ClockSetting.REAL);
    now = shown.apply(clock);
    List<SandboxProvider> allProviders = whole.each("providers", this::provider);
    List<SandboxSuite> allSuites = whole.each("suites", this::suite);
    List<Scenario.Corp> allCorps = whole.each("corps", this::corp);
    List<Optional<Fault.Plan>> allFaults = whole.each("faults", this::fault);
    bound(whole, "corps", allCorps, Scenario.MOST_CORPS);
    bound(whole, "faults", allFaults, Scenario.MOST_FAULTS);
    return new Scenario(
        clock,
        allProviders,
        allSuites,
        logos,
        allCorps,
        allFaults.stream().flatMap(Optional::stream).toList());
  }

  private static void version(ControlForm form) {
    Optional<Integer> version = form.integer("version", Scenario.VERSION, Scenario.VERSION);
    form.require("version", version.orElse(null));
    form.text("what");
  }

  private static void bound(Section whole, String name, List<?> things, int most) {
    if (things.size() > most) {
      whole.complain(name, "length", "has up to " + most);
    }
  }

  private static ClockSetting clock(Section section) {
    ControlForm form = section.form();
    Optional<Duration> ahead = form.text("ahead", 40).flatMap(text -> ahead(form, text));
    Optional<Instant> stoppedAt = form.instant("stoppedAt");
    if (stoppedAt.filter(at -> at.isBefore(EARLIEST) || at.isAfter(LATEST)).isPresent()) {
      form.finding("stoppedAt", "time", "goes from " + EARLIEST + " to " + LATEST);
      stoppedAt = Optional.empty();
    }
    return new ClockSetting(ahead.orElse(Duration.ZERO), stoppedAt);
  }

  /** A clock that was stopped and runs again may be behind. */
  private static Optional<Duration> ahead(ControlForm form, String text) {
    try {
      Duration ahead = Duration.parse(text);
      if (ahead.abs().compareTo(FURTHEST) <= 0) {
        return Optional.of(ahead);
      }
      form.finding("ahead", "duration", "goes up to " + FURTHEST);
    } catch (DateTimeException | ArithmeticException e) {
      form.finding("ahead", "duration", "is no ISO-8601 duration such as PT10M");
    }
    return Optional.empty();
  }

  private SandboxProvider provider(Section section) {
    ControlForm form = section.form();
    CorpId id = id(form, "corpId", form.corp("corpId"), new CorpId("none"));
    SandboxProvider provider = SandboxProvider.registered(id);
    ProviderForm entered = WorldForm.provider(form);
    Optional<String> introduction = form.text("introduction", 2000);
    Optional<String> website = form.text("website", 500);
    Optional<String> contactName = form.text("contactName", 400);
    Optional<String> contactMobile = form.text("contactMobile", 32);
    if (introduction.or(() -> website).or(() -> contactName).or(() -> contactMobile).isPresent()) {
      provider.describe(
          new Company(
              provider.name(),
              introduction.orElse(""),
              website.orElse(""),
              contactName.orElse(""),
              contactMobile.orElse("")));
    }
    provider.configure(entered);
    form.matching("logoHash", "[0-9a-f]{64}", "is a SHA-256 in lower-case hex")
        .ifPresent(provider::showLogo);
    form.flag("ipListStrict").ifPresent(provider::holdEverybodyToIpList);
    form.text("ipList")
        .ifPresent(
            text -> {
              Findings findings = new Findings();
              IpList list = ProviderEntry.ipList(field -> text, findings);
              form.add(findings);
              provider.enterIpList(list.text());
            });
    provider.certify(form.day("certifiedUntil"));
    if (providers.put(id, provider) != null) {
      twice(form, "corpId");
    }
    return provider;
  }

  private SandboxSuite suite(Section section) {
    ControlForm form = section.form("pending");
    SuiteId id = id(form, "suiteId", form.suite("suiteId"), new SuiteId("none"));
    CorpId provider = id(form, "provider", form.corp("provider"), new CorpId("none"));
    SuiteForm entered = WorldForm.suite(form);
    AppSheet sheet =
        new AppSheet(
            form.choice("appType", AppType.class),
            form.text("slogan", 40),
            form.text("introduction", 500),
            form.choice("contactScope", ContactScope.class),
            form.choices("sensitiveFields", SensitiveField.class),
            address(form, "homeUrl", text -> new CorpIdTemplate(text).sample()),
            address(form, "settingsUrl", text -> text),
            form.text("menu", 20_000),
            form.text("miniProgram", 40),
            reviewAfter(form),
            Optional.empty(),
            form.text("category", 40));
    Optional<SuiteStage> stage = stage(form);
    if (stage.isPresent() && entered.online().isPresent()) {
      form.finding("online", "choice", "goes without a stage, which says it too");
    }
    SandboxSuite suite = SandboxSuite.registered(id, provider, now.plus(ticketEvery));
    suite.configure(entered);
    suite.describe(sheet);
    suite.restore(stage, form.text("rejectReason", 1000), form.instant("submittedAt"));
    form.integer("contactLevel", 1, 5).ifPresent(suite::grants);
    form.domain("trustedDomain").ifPresent(suite::trust);
    if (form.flag("wasOnline").orElse(false)) {
      suite.restoreWasOnline();
    }
    section
        .one("pending", ScenarioReader::pending)
        .ifPresent(waits -> suite.hold(waits.form(), waits.sheet()));
    logo(form).ifPresent(good -> logos.put(id, good));
    if (form.has("provider") && !providers.containsKey(provider)) {
      form.finding("provider", "unknown", "is none of the providers");
    }
    if (suites.put(id, suite) != null) {
      twice(form, "suiteId");
    }
    return suite;
  }

  /** What is in force with the next release. */
  private record Pending(SuiteForm form, AppSheet sheet) {}

  private static Pending pending(Section section) {
    ControlForm form = section.form();
    SuiteForm entered =
        new SuiteForm(
            form.text("name", 120),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            form.url("commandUrl"),
            form.dataUrl("dataUrl"),
            form.has("installDomain")
                ? Optional.of(form.domain("installDomain").orElse(""))
                : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    AppSheet sheet =
        new AppSheet(
            form.choice("appType", AppType.class),
            given(form, "slogan", 40),
            given(form, "introduction", 500),
            Optional.empty(),
            form.choices("sensitiveFields", SensitiveField.class),
            given(form, "homeUrl", text -> new CorpIdTemplate(text).sample()),
            given(form, "settingsUrl", text -> text),
            given(form, "menu", 20_000),
            given(form, "miniProgram", 40),
            Optional.empty(),
            given(form, "trustedDomain", 250),
            given(form, "category", 40));
    return new Pending(entered, sheet);
  }

  /** An empty text takes out what is in force. */
  private static Optional<String> given(ControlForm form, String field, int longest) {
    Optional<String> text = form.text(field, longest);
    return form.has(field) ? Optional.of(text.orElse("")) : Optional.empty();
  }

  private static Optional<String> given(
      ControlForm form, String field, UnaryOperator<String> sample) {
    Optional<String> text = address(form, field, sample);
    return form.has(field) ? Optional.of(text.orElse("")) : Optional.empty();
  }

  /** Where a browser is sent; {@code sample} makes it what that browser gets. */
  private static Optional<String> address(
      ControlForm form, String field, UnaryOperator<String> sample) {
    Optional<String> text = form.text(field, LONGEST_ADDRESS);
    if (text.filter(one -> !isAddress(sample.apply(one))).isPresent()) {
      form.finding(field, "url", "has to be an absolute http or https address");
      return Optional.empty();
    }
    return text;
  }

  private static boolean isAddress(String text) {
    try {
      URI address = new URI(text);
      String scheme = String.valueOf(address.getScheme());
      return address.getHost() != null && scheme.matches("(?i)https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<Logo> logo(ControlForm form) {
    return form.text("logo", LONGEST_LOGO).flatMap(text -> logo(form, text));
  }

  private static Optional<Logo> logo(ControlForm form, String base64) {
    try {
      Findings findings = new Findings();
      byte[] picture = Base64.getDecoder().decode(base64);
      Optional<Logo> logo = LogoRules.APP.check(findings, "logo", picture);
      form.add(findings);
      return logo;
    } catch (IllegalArgumentException e) {
      form.finding("logo", "shape", "has to be a picture in Base64");
      return Optional.empty();
    }
  }

  /** As it was entered: one duration may be written in many ways. */
  private static Optional<String> reviewAfter(ControlForm form) {
    return form.duration("reviewAfter", FURTHEST).flatMap(any -> form.text("reviewAfter", 40));
  }

  private static Optional<SuiteStage> stage(ControlForm form) {
    Map<String, SuiteStage> stages =
        SuiteStage.TABLE.stream()
            .map(SuiteStage.Step::to)
            .distinct()
            .collect(Collectors.toMap(SuiteStage::toString, stage -> stage));
    Optional<String> text = form.text("stage", 40);
    Optional<SuiteStage> stage = text.map(stages::get);
    if (text.isPresent() && stage.isEmpty()) {
      form.finding(
          "stage", "choice", "has to be one of " + stages.keySet().stream().sorted().toList());
    }
    return stage;
  }

  private Scenario.Corp corp(Section section) {
    ControlForm form = section.form("contacts", "apps");
    CorpId id = id(form, "corpId", form.corp("corpId"), new CorpId("none"));
    SandboxCorp corp = SandboxCorp.founded(id);
    WorldForm.corp(form).enter(corp);
    if (!corps.add(id)) {
      twice(form, "corpId");
    }
    Optional<Organisation> contacts = section.one("contacts", ContactSection::read);
    contacts.ifPresent(all -> ContactBooks.seatCreator(corp, all));
    InCorp in = new InCorp(corp, contacts);
    List<Scenario.App> apps = section.each("apps", app -> app(app, in));
    return new Scenario.Corp(corp, contacts, in.numbered(apps));
  }

  /** What the apps of one corp share. */
  private static final class InCorp {

    private final SandboxCorp corp;
    private final Optional<Organisation> contacts;
    private final Set<SuiteId> apps = new HashSet<>();
    private final Set<Long> agents = new HashSet<>();

    private InCorp(SandboxCorp corp, Optional<Organisation> contacts) {
      this.corp = corp;
      this.contacts = contacts;
    }

    private Organisation organisation() {
      return contacts.orElseGet(() -> ContactBooks.first(corp));
    }

    /** Those without a number get the next that is free. */
    private List<Scenario.App> numbered(List<Scenario.App> read) {
      long[] next = {Authorisation.FIRST_AGENT};
      return read.stream()
          .map(
              app -> {
                if (app.written().agentId() > 0) {
                  return app;
                }
                do {
                  next[0]++;
                } while (!agents.add(next[0]));
                return new Scenario.App(app.written().numbered(next[0]), app.look());
              })
          .toList();
    }
  }

  private Scenario.App app(Section section, InCorp in) {
    ControlForm form = section.form("agent");
    SuiteId id = id(form, "suite", form.suite("suite"), new SuiteId("none"));
    Optional<SandboxSuite> suite = Optional.ofNullable(suites.get(id));
    if (form.has("suite") && suite.isEmpty()) {
      form.finding("suite", "unknown", "is none of the suites");
    }
    if (!in.apps.add(id)) {
      twice(form, "suite");
    }
    long agentId = form.number("agentId", 1, MOST_AGENT).orElse(0L);
    if (agentId > 0 && !in.agents.add(agentId)) {
      twice(form, "agentId");
    }
    AuthorisationChange change = ChangeForm.whole(form, in.organisation());
    Authorisation.Written written =
        new Authorisation.Written(
            id,
            in.corp.corpId(),
            form.secret("permanentCode").orElseGet(Authorisation::newPermanentCode),
            agentId,
            change.authMode().orElse(0),
            form.flag("test").orElse(false),
            change.level().orElseGet(() -> level(suite)),
            bounded(
                form,
                "allow",
                change.visible().orElseGet(() -> Range.ofUsers(in.corp.adminUserId()))),
            bounded(form, "extra", change.extra().orElse(Range.NOBODY)),
            change.consented().orElse(List.of()),
            Set.copyOf(form.choices("granted", SpecialGrant.class).orElse(List.of())),
            form.instant("installedAt").orElse(now),
            endedAt(form));
    return new Scenario.App(written, section.one("agent", ScenarioReader::look));
  }

  private static int level(Optional<SandboxSuite> suite) {
    return suite
        .map(SandboxSuite::contactLevel)
        .orElse(OptionalInt.empty())
        .orElse(Authorisation.BASIC_LEVEL);
  }

  /** As long as they are kept. */
  private static Range bounded(ControlForm form, String name, Range range) {
    if (Range.joined(range.users()).length() > LONGEST_USERS) {
      form.finding(name + "Users", "length", "has up to " + LONGEST_USERS + " characters in all");
    }
    if (Range.joined(range.parties()).length() > LONGEST_IDS) {
      form.finding(name + "Parties", "length", "has up to " + LONGEST_IDS + " characters in all");
    }
    if (Range.joined(range.tags()).length() > LONGEST_IDS) {
      form.finding(name + "Tags", "length", "has up to " + LONGEST_IDS + " characters in all");
    }
    return range;
  }

  private Optional<Instant> endedAt(ControlForm form) {
    Optional<Instant> ended = form.instant("endedAt");
    AuthorisationState state =
        form.choice("state", AuthorisationState.class).orElse(AuthorisationState.ACTIVE);
    if (state == AuthorisationState.CANCELLED) {
      return Optional.of(ended.orElse(now));
    }
    if (ended.isPresent()) {
      form.finding("endedAt", "choice", "goes with the state CANCELLED only");
    }
    return Optional.empty();
  }

  private static Scenario.Look look(Section section) {
    ControlForm form = section.form();
    Agent.Look set =
        new Agent.Look(
            form.text("name", 64),
            form.text("description", 240),
            form.text("redirectDomain", 250),
            form.integer("reportsLocation", 0, 1),
            form.integer("reportsEnter", 0, 1));
    Optional<JsonObject> menu = form.object("menu");
    if (menu.isPresent() && !Agents.isMenu(menu.get())) {
      form.finding("menu", "shape", "is none that menu/create takes");
    }
    return new Scenario.Look(
        set, form.flag("closed").orElse(false), menu.map(JsonObject::toString));
  }

  private Optional<Fault.Plan> fault(Section section) {
    ControlForm form = section.form();
    Optional<String> word = form.text("name", 40);
    form.require("name", word.orElse(null));
    Optional<FaultName> name = word.flatMap(FaultName::of);
    if (word.isPresent() && name.isEmpty()) {
      form.finding("name", "unknown", "is none of " + words());
    }
    Fault.Plan plan = FaultDesk.read(name.orElse(FaultName.BUSY), form);
    if (!faults.add(plan.name() + " " + plan.target())) {
      twice(form, "name");
    }
    return name.map(known -> plan);
  }

  private static String words() {
    return Arrays.stream(FaultName.values()).map(FaultName::word).collect(Collectors.joining(", "));
  }

  private static <T> T id(ControlForm form, String field, Optional<T> given, T otherwise) {
    form.require(field, given.orElse(null));
    return given.orElse(otherwise);
  }

  private static void twice(ControlForm form, String field) {
    if (form.has(field)) {
      form.finding(field, "twice", "is there twice");
    }
  }
}
