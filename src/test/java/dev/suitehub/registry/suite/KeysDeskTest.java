package dev.suitehub.registry.suite;

import static dev.suitehub.registry.suite.AppFixture.CRM;
import static dev.suitehub.registry.suite.AppFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.access.TestCallers;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActRow;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.provider.KeyMaker;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysDeskTest {

  private static final Optional<Secret> AS_IT_IS = Optional.empty();

  @AutoClose private final AppFixture fixture = new AppFixture();

  @BeforeEach
  void an_app_is_there() {
    fixture.app("crm", AppType.ORDINARY);
  }

  @ParameterizedTest
  @CsvSource({
    "ww0123456789abcdef, '', false",
    "wx0123456789abcdef, '', false",
    "tj0123456789abcdef, '', false",
    "dk0123456789abcdef, CRE-10, true",
    "xx0123456789abcdef, CRE-10, false",
    "'w w', CRE-10, true"
  })
  @Tag("CRE-10")
  void a_suite_id_is_wecoms(String suiteId, String rule, boolean refused) {
    Findings findings = save(new KeysEntry(suiteId, AS_IT_IS, AS_IT_IS, AS_IT_IS, false));

    assertThat(rules(findings)).isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
    assertThat(findings.isRefused()).isEqualTo(refused);
    assertThat(suite().suiteId().isPresent()).isEqualTo(!refused);
  }

  @Test
  @Tag("CRE-10")
  void a_proposed_suite_id_is_confirmed_by_one_click() {
    fixture.database.tx().run(() -> fixture.suites.propose(CRM, new SuiteId("ww-crm")));

    assertThat(fixture.keys().confirm(CRM, suite().version()).all()).isEmpty();
    assertThat(suite().suiteId()).contains(new SuiteId("ww-crm"));
    assertThat(suite().proposedSuiteId()).isEmpty();
  }

  @Test
  @Tag("CRE-10")
  void a_suite_id_says_that_the_app_was_created_and_on_which_day_once() {
    ConsoleActs acts =
        new ConsoleActs(fixture.entities, TestCallers.admin(), fixture.audit, fixture.clock);
    KeysEntry first = new KeysEntry("ww-crm", AS_IT_IS, AS_IT_IS, AS_IT_IS, false);
    long seen = suite().version();

    Findings ahead = fixture.keys().save(CRM, seen, first, Optional.of(acts.today().plusDays(1)));
    assertThat(ahead.of("createdOn")).hasSize(1);
    assertThat(suite().suiteId()).as("refused, nothing changed").isEmpty();
    assertThat(acts.of("suite:crm")).isEmpty();

    LocalDate before = acts.today().minusDays(3);
    assertThat(fixture.keys().save(CRM, seen, first, Optional.of(before)).all()).isEmpty();
    assertThat(acts.last("suite:crm", ConsoleAct.APP_CREATED))
        .get()
        .extracting(ConsoleActRow::on)
        .isEqualTo(before);
    save(new KeysEntry("ww-crm", Optional.of(Secret.of("S")), AS_IT_IS, AS_IT_IS, false));
    assertThat(acts.of("suite:crm")).as("the same SuiteId again").hasSize(1);
  }

  @Test
  @Tag("CRE-10")
  void a_suite_id_belongs_to_one_suite() {
    fixture.app("other", AppType.ORDINARY);
    save(new KeysEntry("ww-crm", AS_IT_IS, AS_IT_IS, AS_IT_IS, false));

    Findings findings =
        fixture
            .keys()
            .save(
                new dev.suitehub.platform.key.SuiteKey("other"),
                fixture.suites.get(new dev.suitehub.platform.key.SuiteKey("other")).version(),
                new KeysEntry("ww-crm", AS_IT_IS, AS_IT_IS, AS_IT_IS, false));

    assertThat(rules(findings)).containsExactly("CRE-10");
  }

  @Test
  @Tag("CRE-10")
  void a_provider_secret_is_no_suite_secret() {
    assertThat(rules(save(secret("ProviderSecret")))).containsExactly("CRE-10");
    assertThat(suite().suiteSecret()).isEmpty();
    assertThat(save(secret("Su1teSecret")).all()).isEmpty();
    assertThat(suite().suiteSecret()).contains(Secret.of("Su1teSecret"));
    assertThat(save(secret("x".repeat(512))).all()).isEmpty();
    assertThat(save(secret("x".repeat(513))).isRefused()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"32, true", "33, false", "1, true"})
  @Tag("CFG-14")
  void a_token_has_up_to_32_letters_and_digits(int length, boolean good) {
    Findings findings =
        save(
            new KeysEntry(
                "",
                AS_IT_IS,
                Optional.of(Secret.of("T".repeat(length))),
                Optional.of(KeyMaker.fresh().encodingAesKey()),
                false));

    assertThat(rules(findings)).isEqualTo(good ? List.of() : List.of("CFG-14"));
  }

  @ParameterizedTest
  @CsvSource({"42, false", "43, true", "44, false"})
  @Tag("CFG-15")
  void an_encoding_aes_key_has_43(int length, boolean good) {
    Findings findings =
        save(
            new KeysEntry(
                "",
                AS_IT_IS,
                Optional.of(Secret.of("T0ken")),
                Optional.of(Secret.of("A".repeat(length))),
                false));

    assertThat(rules(findings)).isEqualTo(good ? List.of() : List.of("CFG-15"));
  }

  @Test
  @Tag("CFG-14")
  @Tag("CFG-15")
  void one_without_the_other_is_refused() {
    KeyTexts fresh = KeyMaker.fresh();

    assertThat(
            rules(save(new KeysEntry("", AS_IT_IS, Optional.of(fresh.token()), AS_IT_IS, false))))
        .containsExactly("CFG-15");
    assertThat(
            rules(
                save(
                    new KeysEntry(
                        "", AS_IT_IS, AS_IT_IS, Optional.of(fresh.encodingAesKey()), false))))
        .containsExactly("CFG-14");
  }

  @Test
  @Tag("registry-R5")
  void what_is_planned_takes_its_place_later() {
    CallbackKey before = suite().callback().current();
    save(secret("first"));
    KeyTexts fresh = KeyMaker.fresh();

    save(
        new KeysEntry(
            "",
            Optional.of(Secret.of("second")),
            Optional.of(fresh.token()),
            Optional.of(fresh.encodingAesKey()),
            true));

    assertThat(suite().callback().current()).isEqualTo(before);
    assertThat(suite().callback().next()).contains(fresh.key());
    assertThat(suite().suiteSecret()).contains(Secret.of("first"));
    assertThat(suite().nextSuiteSecret()).contains(Secret.of("second"));
  }

  @Test
  void somebody_elses_newer_version_is_not_overwritten() {
    long seen = suite().version();
    save(secret("first"));

    assertThat(rules(fixture.keys().save(CRM, seen, secret("second")))).containsExactly("stale");
    assertThat(suite().suiteSecret()).contains(Secret.of("first"));
  }

  private static KeysEntry secret(String text) {
    return new KeysEntry("", Optional.of(Secret.of(text)), AS_IT_IS, AS_IT_IS, false);
  }

  private Findings save(KeysEntry entry) {
    return fixture.keys().save(CRM, suite().version(), entry);
  }

  private Suite suite() {
    return fixture.suites.get(CRM);
  }
}
