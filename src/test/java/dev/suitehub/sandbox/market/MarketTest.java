package dev.suitehub.sandbox.market;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.rules.AppType;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.console.AppConsole;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.GrantChanges;
import dev.suitehub.sandbox.contacts.RangeEvents;
import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.IdentityCode;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Consent;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.install.SpecialGrant;
import dev.suitehub.sandbox.push.Announcer;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.world.AppSheet;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MarketTest {

  private static final Range PRODUCT = new Range(List.of("lina"), List.of(2), List.of(1));
  private static final Range MARKETING = new Range(List.of(), List.of(3), List.of());
  private static final Choice CHOICE = new Choice(PRODUCT, MARKETING, List.of("gender"));

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);
  private final IdentityCodes codes = new IdentityCodes(rig.database.entities(), rig.clock);
  private final Market market =
      new Market(
          rig.suites,
          rig.corps,
          install.authorisations,
          install.installs,
          new GrantChanges(
              new ContactBooks(rig.database.entities(), rig.corps),
              install.authorisations,
              rig.suites,
              rig.providers,
              install.installs,
              new RangeEvents(rig.suites, rig.clock),
              rig.pusher,
              new Announcer(rig.pusher, rig.clock),
              rig.database.tx()),
          new AppConsole(
              rig.providers,
              rig.suites,
              install.authorisations,
              install.installs,
              rig.checks(),
              rig.clock,
              rig.database.tx()),
          codes,
          rig.database.tx());

  @Test
  void what_was_ticked_comes_true_with_the_exchange_of_the_code() {
    Push push = market.install(CORP_A, SUITE, CHOICE);
    assertThat(push.type()).isEqualTo("create_auth");
    assertThat(market.see(CORP_A, SUITE).authorisation()).isEmpty();

    exchanged(CHOICE);

    Authorisation granted = market.see(CORP_A, SUITE).authorisation().orElseThrow();
    assertThat(granted.visible()).isEqualTo(PRODUCT);
    assertThat(granted.extra()).isEqualTo(MARKETING);
    assertThat(granted.consented()).containsExactly("gender");
  }

  @Test
  void an_app_stands_on_the_shelf_until_it_is_installed() {
    assertThat(market.shelf(CORP_A).online())
        .extracting(SandboxSuite::suiteId)
        .containsExactly(SUITE);

    exchanged(CHOICE);

    assertThat(market.shelf(CORP_A).online()).isEmpty();
    assertThat(market.shelf(CORP_A).installed()).hasSize(1);
  }

  @Test
  void a_change_is_told_and_an_uninstall_is() {
    exchanged(CHOICE);

    Push changed =
        market.change(CORP_A, SUITE, new Choice(MARKETING, Range.NOBODY, List.of())).orElseThrow();
    assertThat(changed.type()).isEqualTo("change_auth");
    assertThat(changed.isAccepted()).isTrue();
    Authorisation now = market.see(CORP_A, SUITE).authorisation().orElseThrow();
    assertThat(now.visible()).isEqualTo(MARKETING);
    assertThat(now.consented()).isEmpty();

    assertThat(market.uninstall(CORP_A, SUITE).type()).isEqualTo("cancel_auth");
    assertThat(market.see(CORP_A, SUITE).authorisation()).isEmpty();
  }

  @Test
  void a_change_tells_who_may_use_the_app_now_and_a_special_grant_has_its_own_notice() {
    exchanged(CHOICE);
    rig.receiver.received().clear();

    market.change(CORP_A, SUITE, new Choice(MARKETING, Range.NOBODY, List.of()));
    assertThat(rig.receiver.received())
        .extracting(one -> one.opened().text())
        .anyMatch(text -> text.contains("[subscribe]") && text.contains("liuyang"))
        .anyMatch(text -> text.contains("[unsubscribe]") && text.contains("zhangwei"));

    assertThat(market.agree(CORP_A, SUITE, EnumSet.of(SpecialGrant.CORP_ARCH)))
        .extracting(Push::type)
        .containsExactly("corp_arch_auth");
    assertThat(market.agree(CORP_A, SUITE, EnumSet.of(SpecialGrant.CORP_ARCH))).isEmpty();
  }

  @Test
  void the_settings_of_an_app_open_with_a_code_that_tells_the_admin() {
    exchanged(CHOICE);
    assertThat(problem(() -> market.settings(CORP_A, SUITE))).isEqualTo(SandboxProblem.NO_URL);
    describe(SUITE, settings("https://a.example/settings?from=wecom"));

    URI opened = market.settings(CORP_A, SUITE);

    assertThat(opened.toString()).startsWith("https://a.example/settings?from=wecom&auth_code=");
    String code = opened.getQuery().substring(opened.getQuery().indexOf("auth_code=") + 10);
    Optional<Member> admin =
        rig.database
            .tx()
            .call(
                () ->
                    codes
                        .find(CodeKind.LOGIN, PushRig.PROVIDER.value(), Secret.of(code))
                        .map(IdentityCode::member));
    assertThat(admin).map(Member::user).contains("admin");
  }

  @Test
  void nobody_opens_the_settings_of_what_is_not_installed() {
    assertThat(problem(() -> market.settings(CORP_A, SUITE)))
        .isEqualTo(SandboxProblem.NOT_INSTALLED);
  }

  @Test
  void a_corp_has_one_contacts_app() {
    SuiteId other = new SuiteId("wwother");
    rig.database
        .tx()
        .run(
            () -> {
              SandboxSuite suite =
                  SandboxSuite.registered(other, PushRig.PROVIDER, rig.clock.instant());
              suite.describe(contactsApp());
              rig.suites.add(suite);
            });
    describe(SUITE, contactsApp());
    exchanged(CHOICE);

    assertThat(problem(() -> market.install(CORP_A, other, CHOICE)))
        .isEqualTo(SandboxProblem.ONE_CONTACTS_APP);
  }

  /** As the provider's server does with the code of create_auth. */
  private void exchanged(Choice choice) {
    Consent consent =
        new Consent(
            SUITE,
            CORP_A,
            0,
            false,
            Optional.of(choice.visible()),
            Optional.of(choice.extra()),
            Optional.of(choice.consented()));
    install.exchange(install.installs.install(consent, false, "").authCode());
  }

  private void describe(SuiteId suite, AppSheet sheet) {
    rig.database.tx().run(() -> rig.suites.get(suite).describe(sheet));
  }

  private static AppSheet contactsApp() {
    return sheet(Optional.of(AppType.CONTACTS), Optional.empty());
  }

  private static AppSheet settings(String url) {
    return sheet(Optional.empty(), Optional.of(url));
  }

  private static AppSheet sheet(Optional<AppType> type, Optional<String> settings) {
    return new AppSheet(
        type,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        settings,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static SandboxProblem problem(Runnable act) {
    return (SandboxProblem) catchThrowableOfType(ProblemException.class, act::run).type();
  }
}
