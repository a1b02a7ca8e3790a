package dev.suitehub.registry.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.Picture;
import dev.suitehub.registry.RulesConfig;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProviderDeskTest {

  private static final ProviderKey ACME = new ProviderKey("acme");
  private static final ProfileEntry GOOD = profile("wwAcme", "客户关系管理");
  private static final OptionalLong ANY = OptionalLong.empty();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final int ALMOST_FIVE_MIB = 5 * 1024 * 1024 - 1;

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T23:00:00Z");
  private final Providers providers = new Providers(database.entities());
  private final ProviderDesk desk = as(Role.OPERATOR);

  @Test
  @Tag("REG-01")
  void a_provider_begins_with_its_profile() {
    assertThat(desk.saveProfile(ACME, GOOD, ANY).all()).isEmpty();

    Provider provider = providers.get(ACME);
    assertThat(provider.introduction()).contains("客户关系管理");
    assertThat(provider.contactMobile()).contains("13800138000");
    assertThat(provider.maskedMobile()).contains("138****8000");
    assertThat(provider.isCallbackEntered()).isFalse();
    assertThat(audit()).containsExactly("user:test provider.profile.save provider/acme created");
  }

  @Test
  @Tag("REG-01")
  void a_corp_is_one_provider_and_names_itself_rightly() {
    desk.saveProfile(ACME, GOOD, ANY);

    assertThat(rules(desk.saveProfile(new ProviderKey("other"), GOOD, ANY)))
        .containsExactly("REG-01 corpId unique");
    assertThat(rules(desk.saveProfile(ACME, profile("", "客户关系管理"), ANY)))
        .containsExactly("REG-01 corpId required");
    assertThat(rules(desk.saveProfile(ACME, profile("a corp", "客户关系管理"), ANY)))
        .containsExactly("REG-01 corpId corp.shape");
  }

  @Test
  @Tag("registry-R2")
  void all_findings_come_at_once_and_nothing_is_changed() {
    ProfileEntry bad = new ProfileEntry("", "", "字字字", "example", "", "1234", false);

    assertThat(rules(desk.saveProfile(ACME, bad, ANY)))
        .containsExactly(
            "REG-01 corpId required",
            "REG-01 name required",
            "REG-04 introduction length",
            "REG-05 website http-address",
            "REG-06 contactName required",
            "REG-07 contactMobile mobile.shape",
            "REG-02 filedByAdmin admin.unconfirmed");
    assertThat(providers.all()).isEmpty();
    assertThat(audit()).isEmpty();
  }

  @Test
  @Tag("REG-02")
  void who_did_not_say_that_an_administrator_files_it_is_told() {
    ProfileEntry entry =
        new ProfileEntry(
            "wwAcme", "A", "客户关系", "https://a.example.com", "张三", "13800138000", false);

    Findings findings = desk.saveProfile(ACME, entry, ANY);

    assertThat(rules(findings)).containsExactly("REG-02 filedByAdmin admin.unconfirmed");
    assertThat(findings.isRefused()).isFalse();
  }

  @Test
  void what_somebody_else_saved_meanwhile_is_not_overwritten() {
    desk.saveProfile(ACME, GOOD, ANY);
    OptionalLong seen = OptionalLong.of(providers.get(ACME).version());
    desk.saveIpList(ACME, "8.8.4.4", seen);

    Findings late = desk.saveIpList(ACME, "8.8.8.8", seen);

    assertThat(rules(late)).containsExactly("stale  stale");
    assertThat(providers.get(ACME).ipList()).isEqualTo("8.8.4.4");
  }

  @Test
  @Tag("REG-03")
  void a_logo_of_almost_five_mebibytes_is_kept_as_it_came() {
    desk.saveProfile(ACME, GOOD, ANY);
    byte[] picture = Arrays.copyOf(white(702, 180), ALMOST_FIVE_MIB);

    assertThat(desk.saveLogo(ACME, picture, ANY).all()).isEmpty();

    Picture logo = database.tx().call(() -> providers.logo(ACME).orElseThrow()).picture();
    assertThat(logo.content()).isEqualTo(picture);
    assertThat(logo.mediaType()).isEqualTo("image/png");
    assertThat(providers.get(ACME).logoHash()).isPresent();
  }

  @Test
  @Tag("REG-03")
  void a_logo_that_is_refused_leaves_the_one_before() {
    desk.saveProfile(ACME, GOOD, ANY);
    byte[] first = white(702, 180);
    desk.saveLogo(ACME, first, ANY);

    assertThat(rules(desk.saveLogo(ACME, white(701, 180), ANY)))
        .containsExactly("REG-03 logo logo.pixels");

    assertThat(database.tx().call(() -> providers.logo(ACME).orElseThrow()).picture().content())
        .isEqualTo(first);
    assertThat(desk.saveLogo(ACME, white(702, 180), ANY).isRefused()).isFalse();
  }

  @Test
  @Tag("REG-08")
  @Tag("DEV-01")
  @Tag("CRE-01")
  void apps_come_after_registration_and_development_settings() {
    desk.saveProfile(ACME, GOOD, ANY);
    assertThat(rules(providers.standing(ACME).missing()))
        .containsExactly(
            "REG-08 provider standing.not-registered",
            "DEV-01 provider standing.no-secret",
            "DEV-04 provider standing.no-key");

    desk.recordRegistered(ACME, TODAY);
    desk.saveDevelopment(ACME, secret("Pr0viderSecret"), ANY);
    assertThat(providers.standing(ACME).mayCreateApps()).isFalse();
    desk.saveDevelopment(ACME, pair(KeyMaker.fresh(), false), ANY);

    ProviderStanding standing = providers.standing(ACME);
    assertThat(standing.mayCreateApps()).isTrue();
    assertThat(standing.missing().all()).isEmpty();
  }

  @Test
  @Tag("REG-08")
  void a_provider_that_wecom_gave_a_suite_id_is_registered() {
    desk.saveProfile(ACME, GOOD, ANY);
    database
        .tx()
        .run(
            () ->
                database
                    .entities()
                    .createNativeQuery(
                        "insert into suite (id, suite_key, provider_key, suite_id, token_sealed,"
                            + " encoding_aes_key_sealed, return_hosts, version)"
                            + " values (1, 'crm', 'acme', 'ww123', '-', '-', '', 0)")
                    .executeUpdate());

    assertThat(providers.standing(ACME).registered()).isTrue();
  }

  @Test
  @Tag("REG-08")
  void a_registration_is_recorded_with_what_the_form_would_still_want() {
    desk.saveProfile(ACME, GOOD, ANY);

    Findings findings = desk.recordRegistered(ACME, TODAY);

    assertThat(findings.isRefused()).isFalse();
    assertThat(rules(findings)).containsExactly("REG-03 logo profile.incomplete");
    assertThat(providers.get(ACME).registeredOn()).contains(TODAY);
    assertThat(desk.recordRegistered(ACME, TODAY.plusDays(1)).isRefused()).isTrue();
    assertThat(providers.get(ACME).registeredOn()).contains(TODAY);
  }

  @Test
  @Tag("REL-01")
  void a_certification_counts_to_the_end_of_its_last_day() {
    desk.saveProfile(ACME, GOOD, ANY);
    assertThat(providers.standing(ACME).isCertified(TODAY)).isFalse();

    desk.certified(ACME, Optional.of(TODAY), ANY);

    assertThat(providers.standing(ACME).isCertified(TODAY)).isTrue();
    assertThat(providers.standing(ACME).isCertified(TODAY.plusDays(1))).isFalse();
  }

  @Test
  @Tag("DEV-04")
  @Tag("DEV-05")
  void a_first_pair_counts_at_once_and_the_next_one_waits_for_wecom() {
    desk.saveProfile(ACME, GOOD, ANY);
    KeyTexts first = KeyMaker.fresh();
    KeyTexts second = KeyMaker.fresh();
    desk.saveDevelopment(ACME, pair(first, false), ANY);
    assertThat(key(ACME)).isEqualTo(first.key());

    desk.saveDevelopment(ACME, pair(second, false), ANY);
    assertThat(key(ACME)).isEqualTo(first.key());
    assertThat(providers.get(ACME).callback().next()).contains(second.key());

    desk.withdrawNextKey(ACME, ANY);
    assertThat(providers.get(ACME).callback().next()).isEmpty();
    desk.saveDevelopment(ACME, pair(second, true), ANY);
    assertThat(key(ACME)).isEqualTo(second.key());
    assertThat(rules(desk.saveDevelopment(ACME, pair(second, false), ANY)))
        .containsExactly("DEV-04 token key.same");
  }

  @Test
  @Tag("DEV-04")
  @Tag("DEV-05")
  void a_pair_that_wecom_would_not_take_is_refused_and_not_repeated() {
    desk.saveProfile(ACME, GOOD, ANY);
    KeyTexts bad = new KeyTexts(Secret.of("to-ken"), Secret.of("shortSecret"));

    Findings findings = desk.saveDevelopment(ACME, pair(bad, false), ANY);

    assertThat(rules(findings))
        .containsExactly("DEV-04 token token.shape", "DEV-05 encodingAesKey aes-key.shape");
    assertThat(findings.all()).noneMatch(one -> one.values().toString().contains("shortSecret"));
    assertThat(
            rules(
                desk.saveDevelopment(
                    ACME,
                    new DevelopmentEntry(
                        Optional.empty(), Optional.of(Secret.of("T1")), Optional.empty(), false),
                    ANY)))
        .containsExactly("DEV-04 encodingAesKey key.pair");
  }

  @Test
  @Tag("DEV-02")
  void the_system_event_url_is_ready_to_be_pasted() {
    assertThat(desk.systemUrl(ACME)).hasToString("https://hub.example.com/callback/system/acme");
  }

  @Test
  @Tag("DEV-10")
  void an_ip_list_ends_where_the_configuration_says() {
    desk.saveProfile(ACME, GOOD, ANY);

    assertThat(desk.saveIpList(ACME, "8.8.4.4;8.8.8.8", ANY).isRefused()).isFalse();
    assertThat(rules(desk.saveIpList(ACME, "8.8.4.4;8.8.8.8;8.8.8.9", ANY)))
        .containsExactly("DEV-10 ipList ip.most");
    assertThat(providers.get(ACME).ipList()).isEqualTo("8.8.4.4;8.8.8.8");
  }

  @Test
  void a_change_after_it_was_entered_at_wecom_is_seen() {
    desk.saveProfile(ACME, GOOD, ANY);
    desk.saveIpList(ACME, "8.8.4.4", ANY);
    desk.saveDevelopment(ACME, pair(KeyMaker.fresh(), true), ANY);
    String list = fingerprint(ConsoleAct.IP_LIST_ENTERED);
    String development = fingerprint(ConsoleAct.DEVELOPMENT_ENTERED);
    String form = fingerprint(ConsoleAct.REGISTERED);

    desk.saveIpList(ACME, "8.8.4.*", ANY);
    desk.saveDevelopment(ACME, pair(KeyMaker.fresh(), true), ANY);
    desk.saveProfile(ACME, profile("wwAcme", "别的服务内容"), ANY);

    assertThat(fingerprint(ConsoleAct.IP_LIST_ENTERED)).isNotEqualTo(list);
    assertThat(fingerprint(ConsoleAct.DEVELOPMENT_ENTERED)).isNotEqualTo(development);
    assertThat(fingerprint(ConsoleAct.REGISTERED)).isNotEqualTo(form);
    assertThat(rules(desk.record(ACME, ConsoleAct.SUBMITTED, TODAY)))
        .containsExactly("unknown act unknown");
  }

  @Test
  void an_auditor_changes_nothing() {
    desk.saveProfile(ACME, GOOD, ANY);
    ProviderDesk auditor = as(Role.AUDITOR);

    List<Runnable> acts =
        List.of(
            () -> auditor.saveProfile(ACME, GOOD, ANY),
            () -> auditor.saveLogo(ACME, white(702, 180), ANY),
            () -> auditor.saveDevelopment(ACME, secret("S"), ANY),
            () -> auditor.withdrawNextKey(ACME, ANY),
            () -> auditor.saveIpList(ACME, "8.8.4.4", ANY),
            () -> auditor.certified(ACME, Optional.of(TODAY), ANY),
            () -> auditor.recordRegistered(ACME, TODAY));

    assertThat(acts)
        .allSatisfy(act -> assertThatThrownBy(act::run).isInstanceOf(ProblemException.class));
    assertThat(audit()).hasSize(1);
  }

  private ProviderDesk as(Role role) {
    Caller caller = TestCallers.of(role);
    AuditLog log = new AuditLog(database.entities(), clock);
    return new ProviderDesk(
        providers,
        new ConsoleActs(database.entities(), caller, log, clock),
        new RulesConfig(2),
        new HubConfig("https://hub.example.com", "data", false),
        log,
        caller,
        database.tx());
  }

  private static ProfileEntry profile(String corpId, String introduction) {
    return new ProfileEntry(
        corpId, "Acme", introduction, "https://www.example.com", "张三", "138-0013-8000", true);
  }

  private static DevelopmentEntry secret(String text) {
    return new DevelopmentEntry(
        Optional.of(Secret.of(text)), Optional.empty(), Optional.empty(), false);
  }

  private static DevelopmentEntry pair(KeyTexts texts, boolean atOnce) {
    return new DevelopmentEntry(
        Optional.empty(), Optional.of(texts.token()), Optional.of(texts.encodingAesKey()), atOnce);
  }

  private CallbackKey key(ProviderKey provider) {
    return providers.get(provider).callback().current();
  }

  private String fingerprint(ConsoleAct act) {
    return desk.fingerprint(providers.get(ACME), act);
  }

  private static List<String> rules(Findings findings) {
    return findings.all().stream()
        .map((Finding one) -> one.rule() + " " + one.field() + " " + one.key())
        .toList();
  }

  private List<String> audit() {
    List<?> rows =
        database
            .entities()
            .createNativeQuery(
                "select who || ' ' || action || ' ' || subject || ' ' || detail from audit_entry"
                    + " order by id")
            .getResultList();
    return rows.stream().map(row -> String.valueOf(row)).toList();
  }

  private static byte[] white(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
