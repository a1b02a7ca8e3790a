package dev.suitehub.sandbox.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.ReviewStatus;
import dev.suitehub.rules.SuiteStage;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.Consent;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.push.Receiver.Reaction;
import dev.suitehub.sandbox.push.UrlChecks;
import dev.suitehub.sandbox.world.AppSheet;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxProvider.Company;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider's way in WeCom's console, from registration to release. */
class ProviderConsoleTest {

  private static final CorpId ACME = new CorpId("wwacme");
  private static final Secret TOKEN = Secret.of("callback-token");
  private static final Secret AES_KEY = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
  private static final int BASIC = ContactPermission.BASIC.level();
  private static final int MEMBER_BASIC = ContactPermission.MEMBER_BASIC.level();

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);
  private final UrlChecks checks = rig.checks();
  private final ProviderConsole providers =
      new ProviderConsole(rig.providers, checks, rig.database.tx());
  private final AppConsole apps =
      new AppConsole(
          rig.providers,
          rig.suites,
          install.authorisations,
          install.installs,
          checks,
          rig.clock,
          rig.database.tx());

  @Test
  @Tag("DEV-03")
  void development_settings_are_saved_once_the_system_url_has_passed_the_check() {
    registered();
    rig.receiver.reacts(Reaction.NEWLINE_TOO_MANY);
    assertThat(problem(this::develop)).isEqualTo(SandboxProblem.URL_CHECK_FAILED);
    assertThat(rig.database.tx().call(() -> rig.providers.get(ACME).systemUrl())).isEmpty();

    rig.receiver.reacts(Reaction.RIGHT);
    develop();

    assertThat(rig.database.tx().call(() -> rig.providers.get(ACME).systemUrl()))
        .endsWith("/system");
  }

  @Test
  @Tag("CRE-01")
  void an_app_comes_after_the_development_settings() {
    registered();

    assertThat(problem(this::create)).isEqualTo(SandboxProblem.DEVELOPMENT_MISSING);
  }

  @Test
  @Tag("CFG-12")
  void an_app_is_issued_its_ids_once_both_urls_have_passed_the_check() {
    registered();
    develop();
    rig.receiver.reacts(Reaction.STATUS_500);
    assertThat(problem(this::create)).isEqualTo(SandboxProblem.URL_CHECK_FAILED);
    assertThat(rig.database.tx().call(() -> rig.suites.all())).hasSize(1);

    rig.receiver.reacts(Reaction.RIGHT);
    SandboxSuite suite = create();

    assertThat(suite.suiteId().value()).startsWith("ww");
    assertThat(suite.stage()).contains(SuiteStage.of(SuiteStatus.DRAFT));
  }

  @Test
  @Tag("REL-01")
  @Tag("REL-06")
  void an_app_goes_online_by_a_certified_provider_a_review_and_a_second_step() {
    SuiteId app = draft();
    assertThat(problem(() -> apps.submit(List.of(app)))).isEqualTo(SandboxProblem.NOT_CERTIFIED);
    certified();
    apps.submit(List.of(app));
    assertThat(problem(() -> apps.goOnline(app))).isEqualTo(SandboxProblem.NOT_THAT_FAR);
    assertThat(problem(() -> apps.edit(app, form(), AppSheet.NOTHING, Optional.of(BASIC))))
        .isEqualTo(SandboxProblem.NOT_THAT_FAR);

    assertThat(apps.reject(app, "No privacy statement").rejectReason())
        .contains("No privacy statement");
    apps.submit(List.of(app));
    assertThat(apps.approve(app).isOnline()).isFalse();
    assertThat(apps.goOnline(app).isOnline()).isTrue();

    apps.submit(List.of(app));
    assertThat(apps.approve(app).stage())
        .contains(new SuiteStage(SuiteStatus.ONLINE, ReviewStatus.APPROVED));
    assertThat(apps.goOffline(app).isOnline()).isFalse();
  }

  @Test
  @Tag("APP-02")
  @Tag("APP-05")
  void a_submission_is_complete_and_what_it_lacks_is_said_at_once() {
    registered();
    develop();
    certified();
    SuiteId app = apps.create(ACME, form(), AppSheet.NOTHING, BASIC).suiteId();

    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> apps.submit(List.of(app)));
    assertThat(refusal.type()).isEqualTo(SandboxProblem.INCOMPLETE);
    assertThat(String.valueOf(refusal.extensions().get("violations")))
        .contains("appType", "logo", "slogan", "introduction", "category", "homeUrl");
    assertThat(stage(app)).isEqualTo(SuiteStatus.DRAFT);

    apps.edit(app, form(), described("一目了然"), Optional.empty());
    assertThat(problem(() -> apps.submit(List.of(app)))).isEqualTo(SandboxProblem.INCOMPLETE);
    apps.showLogo(app, picture(750));
    apps.submit(List.of(app));
    assertThat(stage(app)).isEqualTo(SuiteStatus.SUBMITTED);
  }

  @Test
  @Tag("REL-03")
  void of_several_apps_all_are_submitted_or_none() {
    SuiteId first = draft();
    SuiteId second = drawn();
    certified();
    apps.submit(List.of(second));

    assertThat(problem(() -> apps.submit(List.of(first, second))))
        .isEqualTo(SandboxProblem.NOT_THAT_FAR);
    assertThat(stage(first)).isEqualTo(SuiteStatus.DRAFT);
    apps.withdraw(second);
    apps.submit(List.of(first, second));
    assertThat(stage(first)).isEqualTo(SuiteStatus.SUBMITTED);
  }

  @Test
  @Tag("REL-02")
  void a_draft_is_not_authorised_and_an_app_of_the_older_controls_is() {
    SuiteId app = draft();

    assertThat(problem(() -> market(app, PushRig.CORP_A))).isEqualTo(SandboxProblem.APP_NOT_ONLINE);
    market(PushRig.SUITE, PushRig.CORP_A);
  }

  @Test
  @Tag("TEST-03")
  void a_corp_that_tested_an_app_does_not_authorise_it_formally() {
    SuiteId app = draft();
    tested(app, PushRig.CORP_A);
    online(app);

    assertThat(problem(() -> market(app, PushRig.CORP_A))).isEqualTo(SandboxProblem.TEST_CORP);
    market(app, PushRig.CORP_B);
  }

  @Test
  @Tag("TEST-02")
  void the_tenth_corp_tests_an_app_and_the_eleventh_does_not() {
    SuiteId app = draft();
    for (int i = 1; i <= 10; i++) {
      tested(app, corp("wwtest" + i));
    }

    CorpId eleventh = corp("wwtest11");
    assertThat(problem(() -> apps.installTest(app, eleventh)))
        .isEqualTo(SandboxProblem.TOO_MANY_TEST_CORPS);
    apps.installTest(app, new CorpId("wwtest10"));
  }

  @Test
  @Tag("TEST-05")
  void an_install_test_fails_where_create_auth_is_not_taken() {
    SuiteId app = draft();
    rig.receiver.reacts(Reaction.STATUS_500);

    assertThat(problem(() -> apps.installTest(app, PushRig.CORP_A)))
        .isEqualTo(SandboxProblem.NOT_TAKEN);
  }

  @Test
  @Tag("CHG-02")
  @Tag("CHG-03")
  void a_permission_goes_down_for_all_corps_at_once_and_never_up() {
    SuiteId app = draft();
    online(app);
    granted(app, PushRig.CORP_A);
    granted(app, PushRig.CORP_B);

    assertThat(apps.lowerPermission(app, MEMBER_BASIC)).hasSize(2);
    assertThat(levels(app)).containsOnly(4);
    assertThat(changesTold(app)).hasSize(2).allMatch(Push::isAccepted);
    assertThat(problem(() -> apps.lowerPermission(app, BASIC))).isEqualTo(SandboxProblem.NOT_LOWER);
  }

  @Test
  @Tag("CHG-03")
  void a_permission_that_is_lowered_by_an_edit_is_lowered_for_all_corps_too() {
    SuiteId app = draft();
    online(app);
    granted(app, PushRig.CORP_A);
    granted(app, PushRig.CORP_B);

    apps.edit(app, form(), AppSheet.NOTHING, Optional.of(BASIC));
    assertThat(changesTold(app)).isEmpty();
    apps.edit(app, form(), AppSheet.NOTHING, Optional.of(MEMBER_BASIC));

    assertThat(levels(app)).containsOnly(4);
    assertThat(changesTold(app)).hasSize(2);
  }

  @Test
  @Tag("CHG-02")
  void an_app_that_was_taken_offline_is_raised_for_nobody() {
    SuiteId app = draft();
    online(app);
    granted(app, PushRig.CORP_A);
    apps.lowerPermission(app, MEMBER_BASIC);
    apps.goOffline(app);

    assertThat(problem(() -> apps.lowerPermission(app, BASIC))).isEqualTo(SandboxProblem.NOT_LOWER);
    assertThat(problem(() -> apps.edit(app, form(), AppSheet.NOTHING, Optional.of(BASIC))))
        .isEqualTo(SandboxProblem.NOT_LOWER);
    apps.submit(List.of(app));
    apps.withdraw(app);
    assertThat(stage(app)).isEqualTo(SuiteStatus.DRAFT);
    assertThat(problem(() -> apps.lowerPermission(app, BASIC))).isEqualTo(SandboxProblem.NOT_LOWER);
    assertThat(levels(app)).containsOnly(4);
  }

  @Test
  @Tag("CHG-03")
  void a_permission_goes_down_where_nobody_hears_it_too() {
    SuiteId app = draft();
    online(app);
    granted(app, PushRig.CORP_A);
    granted(app, PushRig.CORP_B);
    install.installs.change(app, PushRig.CORP_B, AuthorisationChange.NONE.level(MEMBER_BASIC));
    rig.database.tx().run(() -> rig.suites.get(app).configure(commandUrl("")));

    assertThat(apps.lowerPermission(app, MEMBER_BASIC))
        .as("the other one grants no more already")
        .containsExactly(PushRig.CORP_A);
    assertThat(levels(app)).containsOnly(4);
    assertThat(changesTold(app)).isEmpty();
  }

  @Test
  void whoever_uninstalled_meanwhile_is_told_of_no_change() {
    SuiteId app = draft();
    online(app);
    granted(app, PushRig.CORP_A);
    granted(app, PushRig.CORP_B);
    install.installs.uninstall(app, PushRig.CORP_A, false);

    install.installs.pushChanges(app, List.of(PushRig.CORP_A, PushRig.CORP_B));

    assertThat(changesTold(app)).extracting(Push::corp).containsExactly(PushRig.CORP_B.value());
  }

  @Test
  void what_is_edited_while_an_app_is_online_is_in_force_with_the_next_release() {
    SuiteId app = draft();
    online(app);
    apps.edit(app, commandUrl(rig.receiver.url("/new")), described("换了标语"), Optional.empty());

    SandboxSuite now = suite(app);
    assertThat(now.slogan()).isEqualTo("一目了然");
    assertThat(now.commandUrl()).endsWith("/command");
    assertThat(now.pending()).containsOnlyKeys("commandUrl", "slogan");
    assertThat(now.next().slogan()).isEqualTo("换了标语");
    assertThat(AppFacts.of(now.next(), now.pending().keySet()))
        .contains("标语 · Slogan", "换了标语", "指令回调URL · Command URL")
        .doesNotContain("slogan", "commandUrl", "介绍");

    apps.submit(List.of(app));
    apps.approve(app);
    assertThat(suite(app).slogan()).isEqualTo("一目了然");
    apps.goOnline(app);

    assertThat(suite(app).slogan()).isEqualTo("换了标语");
    assertThat(suite(app).commandUrl()).endsWith("/new");
    assertThat(suite(app).pending()).isEmpty();
  }

  @Test
  void what_is_edited_back_waits_no_more_and_keys_and_scope_wait_never() {
    SuiteId app = draft();
    online(app);
    apps.edit(app, form(), described("换了标语"), Optional.empty());
    apps.edit(app, form(), described("一目了然"), Optional.empty());
    assertThat(suite(app).pending()).isEmpty();

    Secret other = Secret.of("other-token");
    rig.receiver.opensWith(CallbackKey.of(other, AES_KEY));
    apps.edit(app, token(other), scope(ContactScope.EXTRA), Optional.empty());

    assertThat(suite(app).token()).isEqualTo(other);
    assertThat(suite(app).contactScope()).contains(ContactScope.EXTRA);
  }

  @Test
  void an_edit_takes_an_approval_back_and_waits_until_the_next() {
    SuiteId app = draft();
    online(app);
    apps.edit(app, form(), described("换了标语"), Optional.empty());
    apps.submit(List.of(app));
    apps.approve(app);

    apps.edit(app, form(), described("又换标语"), Optional.empty());

    assertThat(problem(() -> apps.goOnline(app))).isEqualTo(SandboxProblem.NOT_THAT_FAR);
    assertThat(suite(app).slogan()).isEqualTo("一目了然");
  }

  @Test
  @Tag("APP-02")
  void a_logo_is_part_of_what_is_reviewed() {
    SuiteId app = draft();
    certified();
    apps.submit(List.of(app));
    assertThat(problem(() -> apps.showLogo(app, other750())))
        .isEqualTo(SandboxProblem.NOT_THAT_FAR);
    apps.approve(app);
    assertThat(apps.showLogo(app, new byte[] {1}).isRefused()).isTrue();
    assertThat(stage(app)).as("a refused one changes nothing").isEqualTo(SuiteStatus.APPROVED);
    apps.showLogo(app, other750());
    assertThat(stage(app)).isEqualTo(SuiteStatus.DRAFT);
    assertThat(apps.logo(app).orElseThrow().content()).isEqualTo(other750());

    online(app);
    apps.showLogo(app, picture(750));
    assertThat(apps.logo(app).orElseThrow().content()).isEqualTo(other750());
    online(app);
    assertThat(apps.logo(app).orElseThrow().content()).isEqualTo(picture(750));
  }

  @Test
  @Tag("CHG-02")
  void an_app_that_is_online_asks_for_no_more_when_it_is_edited() {
    SuiteId app = draft();
    online(app);

    assertThat(
            problem(
                () ->
                    apps.edit(
                        app,
                        form(),
                        AppSheet.NOTHING,
                        Optional.of(ContactPermission.ALL_READ.level()))))
        .isEqualTo(SandboxProblem.NOT_LOWER);
    assertThat(apps.edit(app, form(), AppSheet.NOTHING, Optional.empty()).contactLevel())
        .hasValue(BASIC);
  }

  @Test
  @Tag("REL-05")
  void a_review_passes_by_itself_when_its_time_is_over_and_nobody_is_told() {
    SuiteId app = draft();
    certified();
    Reviews reviews = reviews(Optional.of(Duration.ofHours(2)));
    apps.submit(List.of(app));
    int told = rig.pushes.newest(Pushes.Wanted.ALL, 100).size();

    rig.clock.turn(Duration.ofHours(2).minusSeconds(1));
    reviews.approveDue();
    assertThat(stage(app)).isEqualTo(SuiteStatus.SUBMITTED);
    rig.clock.turn(Duration.ofSeconds(1));
    reviews.approveDue();

    assertThat(stage(app)).isEqualTo(SuiteStatus.APPROVED);
    assertThat(rig.pushes.newest(Pushes.Wanted.ALL, 100)).hasSize(told);
  }

  @Test
  void an_app_may_say_for_itself_how_long_its_review_takes() {
    SuiteId app = draft();
    certified();
    apps.submit(List.of(app));
    rig.database.tx().run(() -> rig.suites.get(app).describe(reviewedAfter("PT30M")));
    rig.clock.turn(Duration.ofMinutes(30));

    reviews(Optional.empty()).approveDue();

    assertThat(stage(app)).isEqualTo(SuiteStatus.APPROVED);
  }

  @Test
  void without_a_time_somebody_has_to_decide() {
    SuiteId app = draft();
    certified();
    apps.submit(List.of(app));
    rig.clock.turn(Duration.ofDays(90));

    reviews(Optional.empty()).approveDue();

    assertThat(stage(app)).isEqualTo(SuiteStatus.SUBMITTED);
  }

  private Reviews reviews(Optional<Duration> after) {
    return new Reviews(rig.suites, apps, new ReviewConfig(after), rig.database.tx(), rig.clock);
  }

  @Test
  @Tag("APP-02")
  void a_logo_is_kept_if_it_is_750_by_750_and_the_next_takes_its_place() {
    registered();
    develop();
    SuiteId app = create().suiteId();
    assertThat(apps.showLogo(app, picture(749)).of("logo")).hasSize(1);
    assertThat(apps.showLogo(app, new byte[] {1, 2, 3}).isRefused()).isTrue();
    assertThat(apps.logo(app)).isEmpty();

    byte[] good = picture(750);
    assertThat(apps.showLogo(app, good).isRefused()).isFalse();
    assertThat(apps.showLogo(app, good).isRefused()).isFalse();
    assertThat(apps.logo(app).orElseThrow().content()).isEqualTo(good);
    assertThat(apps.logo(app).orElseThrow().mediaType()).isEqualTo("image/png");
  }

  private static byte[] picture(int size) {
    return png(new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB));
  }

  private static byte[] other750() {
    return png(new BufferedImage(750, 750, BufferedImage.TYPE_BYTE_GRAY));
  }

  private static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private List<Integer> levels(SuiteId app) {
    return rig.database.tx().call(() -> install.authorisations.active(app)).stream()
        .map(Authorisation::privilegeLevel)
        .toList();
  }

  private List<Push> changesTold(SuiteId app) {
    return rig.pushes.newest(
        new Pushes.Wanted(app.value(), "", "change_auth", Optional.empty()), 10);
  }

  private SandboxSuite suite(SuiteId app) {
    return rig.database.tx().call(() -> rig.suites.get(app));
  }

  private static AppSheet described(String slogan) {
    return new AppSheet(
        Optional.of(AppType.ORDINARY),
        Optional.of(slogan),
        Optional.of("每天汇总团队的报表"),
        Optional.of(ContactScope.SAME_AS_VISIBLE),
        Optional.empty(),
        Optional.of("https://a.example/home?corp=$CORPID$"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("团队协同"));
  }

  private static AppSheet scope(ContactScope scope) {
    return new AppSheet(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(scope),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static AppSheet reviewedAfter(String time) {
    return new AppSheet(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(time),
        Optional.empty(),
        Optional.empty());
  }

  private void registered() {
    providers.register(ACME, new Company("Acme", "客户关系", "https://a.example", "张三", "13800138000"));
  }

  private void develop() {
    providers.enterDevelopment(ACME, rig.receiver.url("/system"), TOKEN, AES_KEY);
  }

  private void certified() {
    providers.certify(ACME, Optional.of(LocalDate.of(2999, 12, 31)));
  }

  private SuiteId draft() {
    registered();
    develop();
    return drawn();
  }

  /** With all that a submission needs. */
  private SuiteId drawn() {
    SuiteId app = create().suiteId();
    apps.showLogo(app, picture(750));
    return app;
  }

  private SandboxSuite create() {
    return apps.create(ACME, form(), described("一目了然"), BASIC);
  }

  private SuiteForm form() {
    return form(TOKEN, rig.receiver.url("/command"));
  }

  private SuiteForm token(Secret token) {
    return form(token, rig.receiver.url("/command"));
  }

  private SuiteForm commandUrl(String url) {
    return form(TOKEN, url);
  }

  private SuiteForm form(Secret token, String commandUrl) {
    return new SuiteForm(
        Optional.of("客户"),
        Optional.empty(),
        Optional.of(token),
        Optional.of(AES_KEY),
        Optional.of(commandUrl),
        Optional.of(rig.receiver.url("/data/$CORPID$")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void online(SuiteId app) {
    certified();
    apps.submit(List.of(app));
    apps.approve(app);
    apps.goOnline(app);
  }

  private CorpId corp(String id) {
    CorpId corp = new CorpId(id);
    rig.database.tx().run(() -> rig.corps.add(SandboxCorp.founded(corp)));
    return corp;
  }

  private Secret market(SuiteId app, CorpId corp) {
    return install.installs.install(new Consent(app, corp, 0, false), false, "").authCode();
  }

  private void granted(SuiteId app, CorpId corp) {
    Secret code = market(app, corp);
    rig.database.tx().run(() -> install.authorisations.exchange(app, code));
  }

  /** As the provider's server does with the code of create_auth. */
  private void tested(SuiteId app, CorpId corp) {
    apps.installTest(app, corp);
    Secret code = install.installs.install(new Consent(app, corp, 0, true), false, "").authCode();
    rig.database.tx().run(() -> install.authorisations.exchange(app, code));
  }

  private SuiteStatus stage(SuiteId app) {
    return rig.database.tx().call(() -> rig.suites.get(app).stage().orElseThrow().status());
  }

  private static SandboxProblem problem(Runnable act) {
    return (SandboxProblem) catchThrowableOfType(ProblemException.class, act::run).type();
  }
}
