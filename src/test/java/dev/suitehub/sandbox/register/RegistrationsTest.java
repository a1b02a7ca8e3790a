package dev.suitehub.sandbox.register;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.CORP_B;
import static dev.suitehub.sandbox.push.PushRig.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.api.ApiRig;
import dev.suitehub.sandbox.install.RegisterCodes;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.world.SandboxProvider.ProviderForm;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationsTest {

  private static final CorpId NEW = new CorpId("wpnew");

  @AutoClose private final ApiRig rig = new ApiRig();
  private final Registrations registrations =
      new Registrations(
          rig.rig.providers,
          rig.rig.suites,
          rig.rig.corps,
          rig.registerCodes,
          rig.install.authorisations,
          rig.tokens,
          new QrInstalls(
              rig.install.installs,
              rig.origins,
              rig.rig.pusher,
              rig.rig.database.tx(),
              rig.rig.clock),
          rig.rig.pusher,
          rig.rig.database.tx(),
          rig.rig.clock);

  @BeforeEach
  void enter_a_system_url() {
    ProviderForm form =
        new ProviderForm(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(rig.rig.receiver.url("/system")));
    rig.rig.database.tx().run(() -> rig.rig.providers.get(PROVIDER).configure(form));
  }

  @Test
  void a_new_corp_is_founded_told_of_and_given_the_apps_of_the_package() {
    Secret code = code();
    Registrations.Registered done = registrations.register(code, applicant(NEW));

    assertThat(done.isFounded()).isTrue();
    assertThat(done.apps()).isEqualTo(1);
    assertThat(types()).containsExactly("create_auth", "register_corp");
    assertThat(
            rig.asProvider("service/get_register_info", "{'register_code':'" + code.reveal() + "'}")
                .getString("corpid"))
        .isEqualTo(NEW.value());
    assertThatThrownBy(() -> registrations.register(code, applicant(NEW)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void a_corp_that_is_a_customer_already_enters_the_package() {
    assertThat(rig.installed(CORP_A).isActive()).isTrue();

    assertThat(registrations.register(code(), applicant(CORP_A)).isFounded()).isFalse();
    assertThat(types()).containsExactly("create_auth", "enter_register_package");
  }

  @Test
  void a_corp_that_is_none_yet_gets_the_apps_and_no_notice() {
    assertThat(registrations.register(code(), applicant(CORP_B)).notice()).isEmpty();
    assertThat(types()).containsExactly("create_auth");
  }

  @Test
  void a_code_that_is_too_old_founds_nothing() {
    Secret code = code();
    rig.rig.clock.turn(Duration.ofMinutes(10));

    assertThatThrownBy(() -> registrations.register(code, applicant(NEW)))
        .isInstanceOf(ProblemException.class);
    assertThat(rig.rig.database.tx().call(() -> rig.rig.corps.find(NEW))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "admin, true",
    "'', true",
    "a.b-c_d@e, true",
    "a b, false",
    "-a, false",
    "张三, false",
    "'<b>', false"
  })
  void the_page_takes_a_userid_that_a_member_can_have(String user, boolean taken) {
    assertThat(RegisterPageResource.objection("", "", user).isEmpty()).isEqualTo(taken);
  }

  @Test
  void the_page_takes_names_as_long_as_they_are_kept() {
    assertThat(RegisterPageResource.objection("n".repeat(120), "a".repeat(64), "u".repeat(64)))
        .isEmpty();
    assertThat(RegisterPageResource.objection("n".repeat(121), "", "")).isPresent();
    assertThat(RegisterPageResource.objection("", "a".repeat(65), "")).isPresent();
    assertThat(RegisterPageResource.objection("", "", "u".repeat(65))).isPresent();
  }

  private Secret code() {
    return Secret.of(
        rig.asProvider(
                "service/get_register_code",
                "{'template_id':'" + RegisterCodes.templateOf(PROVIDER) + "','state':'s1'}")
            .getString("register_code"));
  }

  private static Registrations.Applicant applicant(CorpId corp) {
    return new Registrations.Applicant(
        corp, Optional.of("New corp"), Optional.empty(), Optional.empty());
  }

  /** The newest first. */
  private List<String> types() {
    return rig.rig.database.tx().call(() -> rig.rig.pushes.newest(Pushes.Wanted.ALL, 10)).stream()
        .map(Push::type)
        .toList();
  }
}
