package dev.suitehub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.suitehub.access.Caller;
import dev.suitehub.wire.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house: its rooms, who may use whom, and what nobody may do. */
class ArchitectureTest {

  private static final String ROOT = "dev.suitehub.";

  /** Each room with the rooms that it may import. What stands below the root package is no room. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("wire", Set.of()),
          Map.entry("rules", Set.of("wire")),
          Map.entry("platform", Set.of("wire")),
          Map.entry("access", Set.of("wire", "rules", "platform")),
          Map.entry("upstream", Set.of("wire", "platform")),
          Map.entry("registry", Set.of("wire", "rules", "platform", "access")),
          Map.entry("journal", Set.of("wire", "platform", "access")),
          Map.entry("tokens", Set.of("registry", "upstream", "access", "wire", "platform")),
          Map.entry(
              "install",
              Set.of(
                  "tokens",
                  "registry",
                  "upstream",
                  "journal",
                  "access",
                  "wire",
                  "rules",
                  "platform")),
          Map.entry("delivery", Set.of("journal", "access", "wire", "platform")),
          Map.entry(
              "gateway", Set.of("tokens", "registry", "upstream", "access", "wire", "platform")),
          Map.entry(
              "callbacks", Set.of("install", "tokens", "registry", "journal", "wire", "platform")),
          Map.entry(
              "ops",
              Set.of(
                  "callbacks",
                  "delivery",
                  "gateway",
                  "install",
                  "tokens",
                  "registry",
                  "journal",
                  "upstream",
                  "access",
                  "wire",
                  "rules",
                  "platform")),
          Map.entry(
              "preflight",
              Set.of(
                  "callbacks",
                  "install",
                  "tokens",
                  "registry",
                  "journal",
                  "upstream",
                  "access",
                  "wire",
                  "rules",
                  "platform")),
          Map.entry(
              "console",
              Set.of(
                  "preflight",
                  "rules",
                  "upstream",
                  "callbacks",
                  "install",
                  "tokens",
                  "registry",
                  "journal",
                  "delivery",
                  "gateway",
                  "ops",
                  "access",
                  "wire",
                  "platform")),
          Map.entry("sandbox", Set.of("wire", "rules", "platform")));

  /** Everything that may see the text of a secret. A new name here wants a reviewer. */
  private static final Set<String> MAY_REVEAL =
      Set.of(
          "access.ClientKeyResource",
          "access.ClientKeys",
          "access.people.Door",
          "access.people.FirstAdmin",
          "access.people.PasswordRules",
          "access.people.SignIns",
          "console.provider.DevelopmentPage",
          "access.people.UserResource",
          "console.people.ClientKeysPage",
          "console.people.UsersPage",
          "console.app.AppKeysPage",
          "console.app.NewAppPage",
          "gateway.identity.MiniProgramResource",
          "gateway.js.JsSignature",
          "install.InstallFlow",
          "install.PendingExchanges",
          "journal.JournalEntry",
          "ops.StartUp",
          "ops.Webhook",
          "platform.security.Argon2id",
          "platform.security.Sealing",
          "registry.Inputs",
          "registry.provider.DevelopmentCheck",
          "registry.suite.KeysDesk",
          "sandbox.api.Exchanges",
          "sandbox.api.GrantJson",
          "sandbox.Fresh",
          "sandbox.api.IdentityCalls",
          "sandbox.api.InstallCalls",
          "sandbox.api.IssuedToken",
          "sandbox.api.MediaCalls",
          "sandbox.api.MediaShelf",
          "sandbox.api.Message",
          "sandbox.api.MessageCalls",
          "sandbox.api.Messages",
          "sandbox.api.RegisterCalls",
          "sandbox.api.TokenJson",
          "sandbox.console.ConsoleHtml",
          "sandbox.control.ConsoleAppResource",
          "sandbox.control.ConsoleProviderResource",
          "sandbox.control.ControlJson",
          "sandbox.control.IdentityControlResource",
          "sandbox.control.InstallControlResource",
          "sandbox.control.OrderDesk",
          "sandbox.demo.DemoHttp",
          "sandbox.identity.IdentityCode",
          "sandbox.identity.IdentityCodes",
          "sandbox.identity.LoginPageResource",
          "sandbox.install.AuthCode",
          "sandbox.install.AuthCodes",
          "sandbox.install.InstallOrigin",
          "sandbox.install.InstallOrigins",
          "sandbox.install.InstallPageResource",
          "sandbox.install.PreAuthCode",
          "sandbox.install.PreAuthCodes",
          "sandbox.install.RegisterCode",
          "sandbox.install.RegisterCodes",
          "sandbox.market.Market",
          "sandbox.member.MemberPageResource",
          "sandbox.member.Workbench",
          "sandbox.push.NoticeText",
          "sandbox.push.Ticket",
          "sandbox.push.Tickets",
          "sandbox.register.RegisterNotice",
          "sandbox.scenario.ScenarioWriter",
          "tokens.Credentials",
          "tokens.TokenAnswers",
          "upstream.HttpWecom",
          "upstream.console.PlayedConsole",
          "upstream.WecomCall",
          "upstream.WecomProxy",
          "wire.CallbackKey",
          "wire.Signature");

  private static final JavaClasses HUB =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.suitehub");

  @Test
  void every_room_is_on_the_table() {
    Set<String> rooms =
        HUB.stream()
            .map(type -> room(type))
            .filter(room -> !room.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rooms).isEqualTo(new TreeSet<>(ARROWS.keySet()));
  }

  @TestFactory
  List<DynamicTest> a_room_uses_only_the_rooms_that_the_table_allows() {
    List<DynamicTest> tests = new ArrayList<>();
    ARROWS.forEach(
        (room, allowed) -> {
          String[] forbidden =
              ARROWS.keySet().stream()
                  .filter(other -> !other.equals(room) && !allowed.contains(other))
                  .map(other -> ROOT + other + "..")
                  .toArray(String[]::new);
          ArchRule rule =
              noClasses()
                  .that()
                  .resideInAPackage(ROOT + room + "..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(forbidden);
          tests.add(DynamicTest.dynamicTest(room, () -> rule.check(HUB)));
        });
    return tests;
  }

  @Test
  void no_room_hangs_in_a_cycle() {
    slices().matching("dev.suitehub.(*)..").should().beFreeOfCycles().check(HUB);
  }

  @Test
  void no_two_packages_hang_in_a_cycle() {
    slices().matching("dev.suitehub.(**)").should().beFreeOfCycles().check(HUB);
  }

  @Test
  void wire_is_plain_java() {
    classes()
        .that()
        .resideInAPackage("dev.suitehub.wire..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "javax.xml..",
            "jakarta.json..",
            "org.jspecify..",
            "dev.suitehub.wire..")
        .check(HUB);
  }

  @Test
  void rules_are_plain_java() {
    classes()
        .that()
        .resideInAPackage("dev.suitehub.rules..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.imageio..",
            "org.jspecify..",
            "dev.suitehub.wire..",
            "dev.suitehub.rules..")
        .check(HUB);
  }

  @Test
  void names_say_what_a_thing_is() {
    noClasses()
        .should()
        .haveNameMatching(
            ".*(Service|Manager|Impl|Helper|Utils?|Handler|Processor|DTO|VO|Facade|Base|Abstract|Common|Data)$")
        .check(HUB);
  }

  @Test
  void exceptions_are_two_and_everything_else_is_a_word_of_the_trade() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Exception")
        .should()
        .haveNameMatching(".*\\.(WireException|ProblemException)")
        .check(HUB);
  }

  @Test
  void resources_know_no_persistence() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .or()
        .haveSimpleNameEndingWith("Page")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..")
        .check(HUB);
  }

  @Test
  void nothing_depends_on_a_server() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.glassfish..",
            "org.jboss..",
            "org.wildfly..",
            "fish.payara..",
            "com.sun..",
            "org.hibernate..",
            "org.eclipse.persistence..")
        .check(HUB);
  }

  @Test
  void of_microprofile_only_config_is_used() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.eclipse.microprofile.faulttolerance..",
            "org.eclipse.microprofile.health..",
            "org.eclipse.microprofile.metrics..",
            "org.eclipse.microprofile.openapi..",
            "org.eclipse.microprofile.rest..")
        .check(HUB);
  }

  @Test
  void ejb_exists_for_the_timer_and_the_start() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Worker")
        .and()
        .doNotHaveSimpleName("StartUp")
        .and()
        .doNotHaveSimpleName("Causes")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.ejb..")
        .check(HUB);
  }

  @Test
  void time_comes_from_the_clock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Date")
        .check(HUB);
    noClasses()
        .that()
        .doNotHaveSimpleName("HubClock")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .check(HUB);
  }

  @Test
  void nobody_prints() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(HUB);
  }

  @Test
  void secrets_are_revealed_only_where_a_reviewer_has_agreed() {
    Set<String> revealers =
        HUB.stream()
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(access -> access.getTargetOwner().isEquivalentTo(Secret.class))
            .filter(access -> access.getName().equals("reveal"))
            .map(ArchitectureTest::owner)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(revealers).isEqualTo(new TreeSet<>(MAY_REVEAL));
  }

  @Test
  void only_the_gate_of_the_console_says_which_person_it_is() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ConsoleGate")
        .should()
        .callMethod(Caller.class, "entered", String.class, Set.class)
        .check(HUB);
  }

  @Test
  void journeys_know_no_room() {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("dev.suitehub.journey");
    String[] rooms =
        ARROWS.keySet().stream().map(room -> ROOT + room + "..").toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage("dev.suitehub.journey..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(rooms)
        .allowEmptyShould(true)
        .check(tests);
  }

  private static String owner(JavaAccess<?> access) {
    String name = access.getOriginOwner().getName().substring(ROOT.length());
    return name.replaceFirst("\\$.*$", "");
  }

  private static String room(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return Arrays.stream(parts).skip(2).findFirst().orElse("");
  }
}
