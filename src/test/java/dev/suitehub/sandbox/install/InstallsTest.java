package dev.suitehub.sandbox.install;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.CORP_B;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.world.CreateAuthMode;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InstallsTest {

  private static final Consent CONSENT = new Consent(SUITE, CORP_A, 0, false);

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);

  @Test
  void a_market_install_brings_its_code_by_create_auth_and_names_no_corp() {
    Secret code = install.installs.install(CONSENT, true, "st").authCode();

    Notice notice = pushed(0);
    assertThat(notice.rawType()).isEqualTo("create_auth");
    assertThat(notice.secret("AuthCode")).contains(code);
    assertThat(notice.field("State")).contains("st");
    assertThat(notice.corpId()).isEmpty();
    assertThat(install.exchange(code)).isPresent();
  }

  @Test
  void the_page_pushes_nothing_unless_it_is_switched_to() {
    install.installs.approve(CONSENT, "st");

    assertThat(rig.receiver.received()).isEmpty();
  }

  @Test
  void the_page_can_push_the_same_code_or_another_one() {
    mode(CreateAuthMode.SAME_CODE, true);
    Secret same = install.installs.approve(CONSENT, "st").authCode();
    assertThat(pushed(0).secret("AuthCode")).contains(same);

    mode(CreateAuthMode.OTHER_CODE, false);
    Secret own = install.installs.approve(CONSENT, "st").authCode();
    Secret other = pushed(1).secret("AuthCode").orElseThrow();
    assertThat(other).isNotEqualTo(own);
    assertThat(install.exchange(other)).isPresent();
    assertThat(install.exchange(own)).isPresent();
  }

  @Test
  @Tag("sandbox-R3")
  void a_code_is_spent_once() {
    Secret code = install.authCode(CORP_A);

    assertThat(install.exchange(code)).isPresent();
    assertThat(install.exchange(code)).isEmpty();
  }

  @Test
  void a_code_lives_ten_minutes() {
    Secret early = install.authCode(CORP_A);
    Secret late = install.authCode(CORP_A);
    rig.clock.turn(Duration.ofSeconds(599));
    assertThat(install.exchange(early)).isPresent();
    rig.clock.turn(Duration.ofSeconds(1));
    assertThat(install.exchange(late)).isEmpty();
  }

  @Test
  void authorising_again_keeps_the_permanent_code_and_reinstalling_changes_it() {
    Secret first = install.exchange(install.authCode(CORP_A)).orElseThrow().permanentCode();
    Secret again = install.exchange(install.authCode(CORP_A)).orElseThrow().permanentCode();
    assertThat(again).isEqualTo(first);

    install.installs.uninstall(SUITE, CORP_A, false);
    Secret anew = install.exchange(install.authCode(CORP_A)).orElseThrow().permanentCode();
    assertThat(anew).isNotEqualTo(first);
  }

  @Test
  void after_an_uninstall_all_is_agreed_to_anew() {
    install.exchange(install.authCode(CORP_A));
    install.installs.change(
        SUITE,
        CORP_A,
        AuthorisationChange.NONE
            .level(2)
            .visible(Range.ofUsers("li", "wu"))
            .extra(Range.ofUsers("he"))
            .consented(List.of("gender")));
    rig.database.tx().run(() -> managed().agree(EnumSet.of(SpecialGrant.CORP_ARCH)));
    install.exchange(install.authCode(CORP_A));
    assertThat(authorisation().granted()).as("authorised again").isNotEmpty();

    install.installs.uninstall(SUITE, CORP_A, false);
    install.exchange(install.authCode(CORP_A));

    assertThat(authorisation().privilegeLevel()).isEqualTo(Authorisation.BASIC_LEVEL);
    assertThat(authorisation().visible()).isEqualTo(Range.ofUsers("admin"));
    assertThat(authorisation().extra()).isEqualTo(Range.NOBODY);
    assertThat(authorisation().consented()).isEmpty();
    assertThat(authorisation().granted()).isEmpty();
  }

  @Test
  @Tag("TEST-02")
  @Tag("TEST-06")
  void the_install_page_lets_ten_corps_test_and_no_more() {
    for (int i = 1; i <= 10; i++) {
      install.exchange(install.installs.approve(testOf("wwtest" + i), "st").authCode());
    }

    Consent eleventh = testOf("wwtest11");
    assertThatThrownBy(() -> install.installs.approve(eleventh, "st"))
        .hasMessageContaining("is tested by 10 corps");
    install.installs.uninstall(SUITE, new CorpId("wwtest1"), false);
    install.installs.approve(eleventh, "st");
  }

  private Consent testOf(String id) {
    CorpId corp = new CorpId(id);
    rig.database.tx().run(() -> rig.corps.add(SandboxCorp.founded(corp)));
    return new Consent(SUITE, corp, 0, true);
  }

  @Test
  void an_uninstall_voids_codes_before_it_is_told() {
    install.exchange(install.authCode(CORP_A));
    Secret unused = install.authCode(CORP_A);
    Secret foreign = install.authCode(CORP_B);
    install.installs.uninstall(SUITE, CORP_A, true);

    assertThat(pushed(0).rawType()).isEqualTo("cancel_auth");
    assertThat(pushed(0).corpId()).contains(CORP_A);
    assertThat(install.exchange(unused)).isEmpty();
    assertThat(install.exchange(foreign)).isPresent();
    assertThatThrownBy(() -> install.installs.uninstall(SUITE, CORP_A, true))
        .hasMessageContaining("no active authorisation");
  }

  @Test
  void a_reset_gives_a_new_permanent_code_when_its_code_is_exchanged() {
    Secret old = install.exchange(install.authCode(CORP_A)).orElseThrow().permanentCode();
    Secret code = install.installs.resetCode(SUITE, CORP_A).authCode();
    assertThat(pushed(0).rawType()).isEqualTo("reset_permanent_code");
    assertThat(authorisation().accepts(old)).isTrue();

    Secret renewed = install.exchange(code).orElseThrow().permanentCode();
    assertThat(renewed).isNotEqualTo(old);
    assertThat(authorisation().accepts(old)).isFalse();
  }

  @Test
  void a_change_is_told_and_shown() {
    install.exchange(install.authCode(CORP_A));
    install.installs.change(
        SUITE,
        CORP_A,
        AuthorisationChange.NONE.authMode(1).level(3).visible(Range.ofUsers("li", "wu")));
    install.installs.pushChange(SUITE, CORP_A);

    assertThat(pushed(0).rawType()).isEqualTo("change_auth");
    assertThat(authorisation().authMode()).isEqualTo(1);
    assertThat(authorisation().privilegeLevel()).isEqualTo(3);
    assertThat(authorisation().allowUsers()).containsExactly("li", "wu");
  }

  @Test
  void the_range_that_was_picked_at_the_install_comes_with_its_code() {
    Range picked = new Range(List.of("lina"), List.of(2, 3), List.of(1));
    install.exchange(install.authCode(CORP_A));
    assertThat(authorisation().visible()).isEqualTo(Range.ofUsers("admin"));

    Consent consent = new Consent(SUITE, CORP_A, 0, false, Optional.of(picked));
    install.exchange(install.installs.install(consent, false, "").authCode());
    assertThat(authorisation().visible()).isEqualTo(picked);

    install.exchange(install.authCode(CORP_A));
    assertThat(authorisation().visible()).as("as it was").isEqualTo(picked);
  }

  private Authorisation authorisation() {
    return rig.database.tx().call(this::managed);
  }

  private Authorisation managed() {
    return install.authorisations.active(SUITE, CORP_A);
  }

  private Notice pushed(int number) {
    return Notice.parse(rig.receiver.received().get(number).opened().text());
  }

  private void mode(CreateAuthMode mode, boolean first) {
    Optional<String> same = Optional.empty();
    SuiteForm form =
        new SuiteForm(
            same,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            same,
            same,
            same,
            Optional.empty(),
            Optional.empty(),
            Optional.of(mode),
            Optional.of(first),
            Optional.empty());
    rig.database.tx().run(() -> rig.suites.get(SUITE).configure(form));
  }
}
