package dev.suitehub.sandbox.scenario;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.CORP_B;
import static dev.suitehub.sandbox.push.PushRig.PROVIDER;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.time.ClockSetting;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.LogoRules;
import dev.suitehub.rules.ReviewStatus;
import dev.suitehub.rules.SensitiveField;
import dev.suitehub.rules.SuiteStage;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.sandbox.api.Agent;
import dev.suitehub.sandbox.api.TokenKind;
import dev.suitehub.sandbox.api.TokenOwner;
import dev.suitehub.sandbox.contacts.ContactChanges;
import dev.suitehub.sandbox.contacts.Contacts;
import dev.suitehub.sandbox.contacts.CorpAdmin;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Department;
import dev.suitehub.sandbox.contacts.MemberField;
import dev.suitehub.sandbox.contacts.RangeEvents;
import dev.suitehub.sandbox.contacts.Tag;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Target;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.SpecialGrant;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.world.AppSheet;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxProvider.Company;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {

  private static final Path EXAMPLE = Path.of("examples/scenario.json");
  private static final SuiteId SYNC = new SuiteId("wwsync");

  @TempDir Path data;
  private ScenarioRig rig;

  @BeforeEach
  void open() {
    rig = new ScenarioRig(data);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void what_was_saved_is_there_again_to_the_byte_after_it_was_loaded_elsewhere() {
    furnish();
    String saved = rig.desk.save();

    rig.desk.reset();
    assertThat(rig.desk.save()).doesNotContain("wwsuite").doesNotContain("wwcorpa");
    ScenarioDesk.Loaded loaded = load(saved);

    assertThat(rig.desk.save()).isEqualTo(saved);
    assertThat(loaded).isEqualTo(new ScenarioDesk.Loaded(1, 2, 3, 3, 2));
    assertThat(saved)
        .contains("\"stoppedAt\"")
        .contains("\"CANCELLED\"")
        .contains("\"extattr\": {")
        .contains("ONLINE/SUBMITTED")
        .contains("\"pending\": {")
        .contains("客户管理")
        .contains("\"wasOnline\": true")
        .contains("\"closed\": true")
        .contains("\"key\": \"V1\"")
        .endsWith("}\n");
  }

  @Test
  void the_greatest_numbers_that_the_api_takes_are_there_again() {
    Authorisation app = rig.api.installed(CORP_A);
    rig.api.install.installs.change(
        SUITE,
        CORP_A,
        AuthorisationChange.NONE
            .level(3)
            .visible(new Range(List.of(), List.of(Department.ROOT), List.of())));
    assertThat(
            contactCall(
                app,
                "department/create",
                "{'id':2147483647,'name':'最后','parentid':1,'order':4294967295}"))
        .isZero();
    assertThat(
            contactCall(
                app,
                "user/create",
                "{'userid':'last','name':'后','department':[2147483647],'order':[4294967295],'mobile':'10012345678'}"))
        .isZero();

    String saved = rig.desk.save();
    load(saved);

    assertThat(saved).contains("\"order\": 4294967295", "\"order\": [4294967295]");
    assertThat(rig.desk.save()).isEqualTo(saved);
  }

  private int contactCall(Authorisation app, String api, String body) {
    return rig.api.asCorp(app, api, body).getInt("errcode");
  }

  @Test
  void logos_are_there_again_but_for_the_largest() {
    byte[] small = picture(new Random(1), 60);
    byte[] large = picture(new Random(1), 750);
    assertThat(large).hasSizeGreaterThan(Scenario.MOST_LOGO_BYTES);
    furnish();
    show(SUITE, small);
    show(SYNC, large);

    String saved = rig.desk.save();
    rig.desk.reset();
    load(saved);

    assertThat(rig.tx.call(() -> rig.rig.suites.logo(SUITE)).orElseThrow().content())
        .isEqualTo(small);
    assertThat(rig.tx.call(() -> rig.rig.suites.logo(SYNC))).isEmpty();
    assertThat(rig.desk.save()).isEqualTo(saved);
  }

  private void show(SuiteId suite, byte[] picture) {
    rig.tx.run(
        () ->
            rig.rig.suites.show(
                suite, LogoRules.APP.check(new Findings(), "logo", picture).orElseThrow()));
  }

  /** With so many rows of noise, which no format makes small. */
  private static byte[] picture(Random random, int noisyRows) {
    BufferedImage image = new BufferedImage(750, 750, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < noisyRows; y++) {
      for (int x = 0; x < 750; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  @Test
  void media_outlive_a_load_that_fails_and_no_other() throws IOException {
    Path media = Files.createDirectories(data.resolve("sandbox-media")).resolve("one");
    Files.writeString(media, "picture");

    assertThatThrownBy(
            () ->
                rig.reset.to(
                    ClockSetting.REAL,
                    () -> {
                      throw new IllegalStateException("in the middle");
                    }))
        .hasMessageContaining("in the middle");
    assertThat(media).exists();

    load(example());
    assertThat(media).doesNotExist();
  }

  @Test
  void another_world_is_gone_and_so_is_all_traffic() {
    rig.api.installed(CORP_A);
    String token = suiteToken(SUITE);
    load(example());

    assertThat(rig.tx.call(() -> rig.rig.suites.find(SUITE))).isEmpty();
    assertThat(rig.tx.call(() -> rig.api.tokens.find(token))).isEmpty();
    assertThat(rig.tx.call(() -> rig.rig.pushes.newest(Pushes.Wanted.ALL, 9))).isEmpty();
  }

  @Test
  void the_api_answers_as_the_loaded_world_is() {
    load(example());
    SuiteId crm = new SuiteId("wwexamplecrm");
    String asSuite = suiteToken(crm);
    String body = "{'auth_corpid':'wwexampleacme','permanent_code':'play-permanent-code-of-acme'}";

    JsonObject info =
        rig.api.post("service/v2/get_auth_info", Map.of("suite_access_token", asSuite), body);
    assertThat(info.getJsonObject("auth_corp_info").getString("corp_name")).isEqualTo("远山科技 Acme");
    JsonObject agent = info.getJsonObject("auth_info").getJsonArray("agent").getJsonObject(0);
    assertThat(agent.getInt("agentid")).isEqualTo(1_000_001);
    assertThat(agent.getJsonObject("privilege").getJsonArray("allow_party").getInt(0)).isEqualTo(2);
    String token =
        rig.api
            .post("service/get_corp_token", Map.of("suite_access_token", asSuite), body)
            .getString("access_token");

    Map<String, String> zhao = Map.of("access_token", token, "userid", "zhao");
    assertThat(rig.api.get("user/get", zhao).getInt("errcode")).as("the fault").isEqualTo(-1);
    JsonObject member = rig.api.get("user/get", zhao);
    assertThat(member.getInt("errcode")).isZero();
    assertThat(member.getString("gender")).isEqualTo("2");
    assertThat(
            rig.api
                .post(
                    "service/get_corp_token",
                    Map.of("suite_access_token", asSuite),
                    body.replace("acme'", "beta'"))
                .getInt("errcode"))
        .as("cancelled there")
        .isNotZero();
  }

  @Test
  void nothing_is_pushed_because_of_it_and_tickets_come_as_for_a_new_suite() {
    furnish();
    String saved = rig.desk.save();
    int before = rig.rig.receiver.received().size();

    load(saved);
    assertThat(rig.rig.receiver.received()).hasSize(before);
    Instant shown = rig.clock.face().now();
    assertThat(due(shown.plus(Duration.ofMinutes(9)))).isEmpty();
    assertThat(due(shown.plus(Duration.ofMinutes(11)))).contains(SUITE.value());
  }

  @Test
  void a_reset_takes_faults_away_and_brings_the_machines_time_back() {
    rig.clock.advance(Duration.ofDays(3));
    rig.rig.switchOn(FaultName.BUSY);

    rig.desk.reset();

    assertThat(rig.clock.setting().isReal()).isTrue();
    assertThat(rig.tx.call(rig.rig.switches::all)).isEmpty();
    assertThat(rig.tx.call(() -> rig.rig.corps.count(""))).isZero();
  }

  @Test
  void the_example_loads_and_says_the_same_once_it_is_saved() {
    ScenarioDesk.Loaded loaded = load(example());
    String saved = rig.desk.save();
    load(saved);

    assertThat(loaded).isEqualTo(new ScenarioDesk.Loaded(1, 2, 2, 2, 1));
    assertThat(rig.desk.save()).isEqualTo(saved);
    assertThat(rig.tx.call(() -> rig.rig.corps.get(new CorpId("wwexampleacme"))).adminUserId())
        .isEqualTo("chen");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version | 1 | 2 | version",
        "clock | PT0S | soon | clock.ahead",
        "unknown | \"what\" | \"why\" | why",
        "provider | `\"provider\": \"wwexampleprovider\",\n      \"name\": \"客户` | `\"provider\": \"wwother\",\n      \"name\": \"客户` | suites[0].provider",
        "key | abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG | short | providers[0].encodingAesKey",
        "url | http://localhost:3000/command | localhost | suites[0].commandUrl",
        "home | http://localhost:3000/app/$CORPID$ | a b | suites[0].homeUrl",
        "settings | \"slogan\" | `\"settingsUrl\": \"/settings\", \"slogan\"` | suites[0].settingsUrl",
        "no host | \"slogan\" | `\"settingsUrl\": \"https://$CORPID$/\", \"slogan\"` | suites[0].settingsUrl",
        "base64 | \"slogan\" | `\"logo\": \"%%\", \"slogan\"` | suites[0].logo",
        "logo | \"slogan\" | `\"logo\": \"AAAA\", \"slogan\"` | suites[0].logo",
        "stage | DRAFT | NEARLY | suites[1].stage",
        "userid | `{\"userid\": \"li\",` | `{\"userid\": \"l i\",` | corps[0].contacts.members[4].userid",
        "department | `\"department\": [3, 4]` | `\"department\": [3, 9, 4]` | corps[0].contacts.members[3].department",
        "parent | `\"parentid\": 2` | `\"parentid\": 3` | corps[0].contacts.departments[2].parentid",
        "root | `{\"id\": 1, \"name\": \"远山科技\"},` | `` | corps[0].contacts.departments.id",
        "creator | CREATOR | SUPER | corps[0].contacts.admins.rank",
        "tag | `\"partylist\": [3]` | `\"partylist\": [8]` | corps[0].contacts.tags[0].partylist",
        "range | `\"allowTags\": [1]` | `\"allowTags\": [7]` | corps[0].apps[0].allowTags",
        "consent | `\"consented\": [\"gender\"]` | `\"consented\": [\"mobile\"]` | corps[0].apps[0].consented",
        "app | `\"suite\": \"wwexamplecrm\",\n          \"state\": \"CANCELLED\"` | `\"suite\": \"wwnone\"` | corps[1].apps[0].suite",
        "twice | wwexamplebeta | wwexampleacme | corps[1].corpId",
        "fault | `\"name\": \"busy\"` | `\"name\": \"busi\"` | faults[0].name",
        "list | `\"faults\": [` | `\"faults\": [7,` | faults[0]"
      })
  void a_bad_file_is_refused_at_the_field_and_the_old_world_stays(
      String what, String good, String bad, String field) {
    String before = rig.desk.save();
    String text = example();
    assertThat(text).as(what).contains(good);

    assertThatThrownBy(() -> load(text.replace(good, bad)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(fields(problem)).as("%s", problem.extensions()).contains(field));
    assertThat(rig.desk.save()).isEqualTo(before);
  }

  @Test
  void all_that_is_wrong_is_told_at_once_and_what_is_no_object_is_said_so() {
    assertThatThrownBy(() -> load("{\"corps\":[{},{\"name\":7,\"x\":1}],\"suites\":[{}]}"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(String.valueOf(problem.extensions().get("violations")))
                    .contains(
                        "field=version",
                        "field=corps[0].corpId",
                        "field=corps[1].x",
                        "field=suites[0].provider",
                        "adminName, fullName")
                    .containsPattern("logoUrl, contacts, apps"));
    assertThatThrownBy(() -> load("[]")).hasMessageContaining("JSON");
    assertThatThrownBy(() -> rig.desk.load(new byte[Scenario.MOST_BYTES + 1]))
        .hasMessageContaining("16 MiB");
  }

  @Test
  void what_is_left_out_is_as_it_is_with_a_new_one() {
    load(
        """
        {"version":1,"providers":[{"corpId":"wwprovider"}],
         "suites":[{"suiteId":"wwsuite","provider":"wwprovider"}],
         "corps":[{"corpId":"wwcorpa",
           "contacts":{"departments":[{"id":1,"name":"甲"}],"members":[{"userid":"boss"}],
             "admins":[{"userid":"boss","rank":"CREATOR"}]},
           "apps":[{"suite":"wwsuite"}]}]}
        """);

    Authorisation app = rig.tx.call(() -> rig.api.install.authorisations.active(SUITE, CORP_A));
    assertThat(app.visible()).isEqualTo(Range.ofUsers("boss"));
    assertThat(app.permanentCode().reveal()).hasSize(86);
    assertThat(app.agentId()).isEqualTo(1_000_001);
    assertThat(rig.tx.call(() -> rig.rig.suites.get(SUITE)).isOnline()).isTrue();
    assertThat(rig.clock.setting().isReal()).isTrue();
  }

  // There is no container here to inject it.
  @Test
  @SuppressWarnings("UnnecessaryAssignment")
  void the_control_takes_what_it_has_given() throws IOException {
    ScenarioControlResource resource = new ScenarioControlResource();
    resource.desk = rig.desk;
    String saved = resource.save();

    assertThat(resource.load(new ByteArrayInputStream(saved.getBytes(UTF_8))))
        .isEqualTo("{\"providers\":1,\"suites\":1,\"corps\":2,\"apps\":0,\"faults\":0}");
    assertThat(resource.save()).isEqualTo(saved);
  }

  @Test
  void thousands_of_corps_are_saved_and_loaded() {
    rig.tx.run(
        () ->
            rig.rig.corps.addAll(
                IntStream.range(0, 3000)
                    .mapToObj(i -> SandboxCorp.founded(new CorpId("wwmany" + i)))
                    .toList()));
    String saved = rig.desk.save();

    assertThat(load(saved).corps()).isEqualTo(3002);
    assertThat(rig.desk.save()).isEqualTo(saved);
  }

  @Test
  void a_new_install_gets_a_number_that_no_loaded_app_of_the_corp_has() {
    // The next but one, for the loaded app takes a row, too.
    long next = rig.api.installed(CORP_B).agentId() + 2;
    load(
        """
        {"version":1,"providers":[{"corpId":"wwprovider"}],
         "suites":[{"suiteId":"wwsuite","provider":"wwprovider"},{"suiteId":"wwsync","provider":"wwprovider"}],
         "corps":[{"corpId":"wwcorpa","apps":[{"suite":"wwsync","agentId":%d}]}]}
        """
            .formatted(next));

    assertThat(rig.api.installed(CORP_A).agentId()).isEqualTo(next + 1);
  }

  /** Two suites of different types, contacts with everything, faults, and a clock that stands. */
  private static SuiteForm renamed(String name) {
    return new SuiteForm(
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void furnish() {
    rig.rig.enterSystemUrl();
    rig.tx.run(
        () -> {
          var provider = rig.rig.providers.get(PROVIDER);
          provider.describe(new Company("甲", "介绍", "https://example.com", "张", "10000000001"));
          provider.showLogo("ab".repeat(32));
          provider.enterIpList("8.8.8.8;9.9.9.*");
          provider.certify(Optional.of(LocalDate.of(2030, 1, 31)));
          SandboxSuite suite = rig.rig.suites.get(SUITE);
          suite.describe(sheet(AppType.ORDINARY));
          suite.trust("app.example.com");
          suite.grants(2);
          suite.take(new SuiteStage(SuiteStatus.ONLINE, ReviewStatus.SUBMITTED));
          suite.handedIn(rig.rig.clock.instant());
          suite.hold(renamed("客户管理"), sheet(AppType.CONTACTS));
          SandboxSuite sync = SandboxSuite.drafted(SYNC, PROVIDER, rig.rig.clock.instant());
          sync.describe(sheet(AppType.CONTACTS));
          sync.rejected(SuiteStage.of(SuiteStatus.REJECTED), "缺少说明");
          sync.restoreWasOnline();
          rig.rig.suites.add(sync);
          rig.rig.corps.add(SandboxCorp.founded(new CorpId("wwcorpc")));
        });
    people();
    Authorisation installed = rig.api.installed(CORP_A);
    rig.api.install.installs.change(
        SUITE,
        CORP_A,
        AuthorisationChange.NONE
            .visible(new Range(List.of("lina", "wu"), List.of(2), List.of(7)))
            .extra(new Range(List.of(), List.of(3), List.of()))
            .consented(List.of("gender", "avatar")));
    rig.tx.run(() -> look(installed));
    rig.api.installed(CORP_B);
    rig.api.install.installs.uninstall(SUITE, CORP_B, false);
    rig.tx.run(
        () ->
            rig.api.install.authorisations.restore(
                new Authorisation.Written(
                    SYNC,
                    CORP_A,
                    Authorisation.newPermanentCode(),
                    1_000_777,
                    1,
                    true,
                    3,
                    Range.NOBODY,
                    Range.NOBODY,
                    List.of(),
                    Set.of(SpecialGrant.CORP_ARCH, SpecialGrant.DATA_ZONE_CHAT),
                    rig.rig.clock.instant(),
                    Optional.empty())));
    rig.rig.switchOn(
        Fault.Plan.always(FaultName.ERRCODE, new Target(SUITE.value(), "", "user/get"))
            .errcode(60011)
            .times(4));
    rig.rig.switchOn(FaultName.LATE_TICKET);
    rig.rig.switchOn(
        Fault.Plan.always(FaultName.BUSY, new Target("", CORP_B.value(), "")).times(0));
    rig.clock.advance(Duration.ofDays(3));
    rig.clock.stop();
  }

  private static AppSheet sheet(AppType type) {
    return new AppSheet(
        Optional.of(type),
        Optional.of("不丢一个客户"),
        Optional.of("说明"),
        Optional.empty(),
        Optional.of(List.of(SensitiveField.GENDER)),
        Optional.of("https://example.com/$CORPID$"),
        Optional.of("https://example.com/settings"),
        Optional.of("帮助 | click | HELP\n更多\n- 打开 | view | https://example.com/x"),
        Optional.empty(),
        Optional.of("P3D"),
        Optional.empty(),
        Optional.of("客户联系"));
  }

  private void people() {
    Contacts contacts =
        new Contacts(
            rig.books,
            new ContactChanges(
                rig.books,
                rig.api.install.authorisations,
                rig.rig.suites,
                new RangeEvents(rig.rig.suites, rig.rig.clock),
                rig.rig.clock),
            rig.rig.pusher,
            rig.tx);
    contacts.change(
        CORP_A,
        all ->
            all.add(new Department(7, "前端组", "Frontend", 2, 5, List.of("zhangwei")))
                .add(
                    CorpMember.named("wu", "吴", 7, 3)
                        .with(
                            Map.of(
                                MemberField.MOBILE,
                                "10012345678",
                                MemberField.EXTATTR,
                                "{\"attrs\":[{\"name\":\"a\",\"type\":0}]}"))
                        .under(List.of("lina"))
                        .withStatus(2)
                        .madeBy("wwsync"))
                .removeMember("liuyang")
                .add(new Tag(7, "新人", List.of("wu"), List.of(3), "wwsuite"))
                .appoint(
                    new CorpAdmin(
                        "lina",
                        CorpAdmin.Rank.SUB,
                        Map.of("wwsuite", 1, "wwsync", 0, "*", 0),
                        List.of(3))));
  }

  private void look(Authorisation installed) {
    Agent agent = rig.agents.of(installed);
    agent.look(
        new Agent.Look(
            Optional.of("客户"),
            Optional.of("管理客户"),
            Optional.empty(),
            Optional.of(1),
            Optional.empty()));
    agent.close(true);
    agent.showMenu("{\"button\":[{\"type\":\"click\",\"name\":\"今日\",\"key\":\"V1\"}]}");
    rig.agents.save(agent);
  }

  private List<String> due(Instant at) {
    return rig.tx.call(
        () ->
            rig.rig.suites.ticketDue(at, at.plus(Duration.ofDays(1))).stream()
                .map(one -> one.suiteId().value())
                .toList());
  }

  private String suiteToken(SuiteId suite) {
    return rig.tx.call(
        () -> rig.api.tokens.issue(new TokenOwner(TokenKind.SUITE, suite.value(), "")).reveal());
  }

  private ScenarioDesk.Loaded load(String text) {
    return rig.desk.load(text.getBytes(UTF_8));
  }

  private static List<String> fields(ProblemException problem) {
    List<String> fields = new ArrayList<>();
    if (problem.extensions().get("violations") instanceof List<?> violations) {
      for (Object one : violations) {
        fields.add(String.valueOf(((Map<?, ?>) one).get("field")));
      }
    }
    return fields;
  }

  private static String example() {
    try {
      return Files.readString(EXAMPLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
