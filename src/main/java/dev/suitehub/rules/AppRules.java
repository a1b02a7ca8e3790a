package dev.suitehub.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What WeCom's form for an app accepts (应用信息). The checks of its parts let empty fields pass, for a
 * draft grows; {@link #complete} lists what a submission lacks.
 */
public final class AppRules {

  private static final int ADVISED_INTRODUCTION = 80;
  private static final int LONGEST_URL = 1024;
  private static final Pattern OWNERSHIP_FILE =
      Pattern.compile("WW_verify_[A-Za-z0-9]{1,64}\\.txt");
  private static final int LONGEST_OWNERSHIP = 200;

  private AppRules() {}

  /** 基本信息; {@code categories} are those on our list. */
  public static Findings basics(AppBasics basics, Collection<String> categories) {
    Findings findings = new Findings();
    Characters.check(findings, Rule.APP_03, "appName", basics.appName(), 2, 8);
    Characters.check(findings, Rule.APP_04, "slogan", basics.slogan(), 2, 10);
    Characters.check(findings, Rule.APP_05, "introduction", basics.introduction(), 4, 120);
    banned(findings, Rule.APP_03, "appName", basics.appName());
    banned(findings, Rule.APP_04, "slogan", basics.slogan());
    int length = Characters.count(basics.introduction());
    if (length > ADVISED_INTRODUCTION && length <= 120) {
      findings.warn(
          Rule.APP_05, "introduction", "introduction-advice", ADVISED_INTRODUCTION, length);
    }
    String category = basics.category();
    if (!category.isEmpty() && !categories.contains(category)) {
      findings.refuseAs(Rule.APP_06, "category", "unknown", category);
    }
    return findings;
  }

  /** Permission, scope and sensitive fields; a contacts app has one permission, and no choice. */
  public static Findings contacts(@Nullable AppType type, AppContacts contacts) {
    Findings findings = new Findings();
    ContactPermission permission = contacts.permission();
    if (type == AppType.CONTACTS) {
      if (permission != null && permission != ContactPermission.READ_WRITE) {
        findings.refuse(Rule.CRE_05, "contactPermission", "permission-contacts");
      }
    } else if (permission == ContactPermission.READ_WRITE) {
      findings.refuse(Rule.CRE_05, "contactPermission", "permission-write");
    } else if (permission != null
        && permission != ContactPermission.BASIC
        && permission != ContactPermission.MEMBER_BASIC) {
      findings.refuse(Rule.APP_08, "contactPermission", "permission-legacy");
    }
    if (type != AppType.CONTACTS && !contacts.companion().isEmpty()) {
      findings.refuse(Rule.CRE_08, "companion", "companion-ordinary");
    }
    contacts.sensitiveFields().stream()
        .filter(SensitiveField::isLegacy)
        .sorted()
        .forEach(
            field ->
                findings.warn(Rule.APP_10, "sensitiveFields", "sensitive-legacy", field.name()));
    return findings;
  }

  /** 开发信息; {@code hub} is the address to which installations return. */
  public static Findings development(AppDevelopment development, URI hub) {
    Findings findings = new Findings();
    homePage(findings, development.homePage());
    new TrustedDomain(development.trustedDomain()).check(findings);
    ownership(findings, development);
    InstallDomain domain = new InstallDomain(development.installDomain());
    domain.check(findings);
    if (!domain.text().isEmpty() && findings.of(InstallDomain.FIELD).isEmpty()) {
      if (!domain.covers(hub)) {
        findings.warn(
            Rule.CFG_06,
            InstallDomain.FIELD,
            "install-domain-other",
            domain.text(),
            InstallDomain.of(hub).text());
      }
    }
    settingsUrl(findings, development.settingsUrl());
    return findings;
  }

  /** 自定义菜单. */
  public static Findings menu(Menu menu) {
    Findings findings = new Findings();
    menu.check(findings);
    return findings;
  }

  /** 创建小程序. */
  public static Findings steps(MiniProgramSteps steps, LocalDate today) {
    Findings findings = new Findings();
    steps.check(findings, today);
    return findings;
  }

  /**
   * A contacts app brings along one ordinary app, of the same provider.
   *
   * @param type that of the companion
   */
  public static Findings companion(
      String companion, boolean isSameProvider, @Nullable AppType type) {
    Findings findings = new Findings();
    if (!isSameProvider) {
      findings.refuse(Rule.CRE_08, "companion", "companion-provider", companion);
    } else if (type != AppType.ORDINARY) {
      findings.refuse(Rule.CRE_08, "companion", "companion-type", companion);
    }
    return findings;
  }

  /** What keeps the app from being submitted: all that is missing, and all that is wrong. */
  public static Findings complete(
      AppDescription app, Collection<String> categories, URI hub, LocalDate today) {
    Findings findings = new Findings();
    required(findings, Rule.APP_01, "type", app.type() != null);
    required(findings, Rule.APP_02, "logo", app.hasLogo());
    AppBasics basics = app.basics();
    required(findings, Rule.APP_03, "appName", !basics.appName().isEmpty());
    required(findings, Rule.APP_04, "slogan", !basics.slogan().isEmpty());
    required(findings, Rule.APP_05, "introduction", !basics.introduction().isEmpty());
    required(findings, Rule.APP_06, "category", !basics.category().isEmpty());
    findings.addAll(basics(basics, categories));
    required(findings, Rule.APP_08, "contactPermission", app.contacts().permission() != null);
    required(findings, Rule.APP_09, "contactScope", app.contacts().scope() != null);
    findings.addAll(contacts(app.type(), app.contacts()));
    AppDevelopment development = app.development();
    required(
        findings,
        Rule.CFG_01,
        "homePage",
        !development.homePage().isEmpty() || app.type() == AppType.MINI_PROGRAM);
    advised(findings, Rule.CFG_04, TrustedDomain.FIELD, development.trustedDomain());
    advised(findings, Rule.CFG_05, InstallDomain.FIELD, development.installDomain());
    findings.addAll(development(development, hub));
    callbackUrls(findings, hub);
    findings.addAll(menu(app.menu()));
    required(findings, Rule.CRE_10, "suiteId", app.hasSuiteId());
    required(findings, Rule.CRE_10, "suiteSecret", app.hasSuiteSecret());
    if (app.type() == AppType.MINI_PROGRAM) {
      findings.addAll(steps(app.steps(), today));
      if (app.steps().done() < MiniProgramSteps.ALL) {
        findings.refuse(Rule.MINI_06, "steps", "mini-unfinished", app.steps().done() + 1);
      }
    }
    return findings;
  }

  /** Both are the hub's own, below its public address. */
  private static void callbackUrls(Findings findings, URI hub) {
    if (!"https".equals(hub.getScheme())) {
      findings.warn(Rule.CFG_08, "dataCallbackUrl", "callback-https", hub.toString());
      findings.warn(Rule.CFG_11, "commandCallbackUrl", "callback-https", hub.toString());
    }
  }

  private static void homePage(Findings findings, String url) {
    CorpIdTemplate template = new CorpIdTemplate(url);
    if (url.isEmpty()) {
      return;
    }
    if (isTooLong(findings, Rule.CFG_01, "homePage", url)) {
      return;
    }
    if (!Hosts.isUrl(template.sample(), "http", "https")) {
      findings.refuseAs(Rule.CFG_01, "homePage", "http-address");
    }
    if (template.isMisspelt()) {
      findings.warn(Rule.CFG_03, "homePage", "place-misspelt");
    }
  }

  private static void settingsUrl(Findings findings, String url) {
    if (url.isEmpty() || isTooLong(findings, Rule.CFG_07, "settingsUrl", url)) {
      return;
    }
    CorpIdTemplate template = new CorpIdTemplate(url);
    if (template.hasPlace()) {
      findings.refuse(Rule.CFG_09, "settingsUrl", "place-elsewhere");
    }
    if (!Hosts.isUrl(template.sample(), "https")) {
      findings.refuseAs(Rule.CFG_07, "settingsUrl", "https-address");
    }
  }

  private static void ownership(Findings findings, AppDevelopment development) {
    String file = development.ownershipFile();
    String content = development.ownershipContent();
    if (!file.isEmpty() && !OWNERSHIP_FILE.matcher(file).matches()) {
      findings.refuse(Rule.CFG_04, "ownershipFile", "ownership-file", file);
    }
    if (file.isEmpty() != content.isEmpty()) {
      findings.refuse(
          Rule.CFG_04, file.isEmpty() ? "ownershipFile" : "ownershipContent", "ownership-pair");
    }
    if (content.getBytes(UTF_8).length > LONGEST_OWNERSHIP) {
      findings.refuse(Rule.CFG_04, "ownershipContent", "ownership-long", LONGEST_OWNERSHIP);
    }
  }

  private static boolean isTooLong(Findings findings, Rule rule, String field, String url) {
    boolean tooLong = url.getBytes(UTF_8).length > LONGEST_URL;
    if (tooLong) {
      findings.refuse(rule, field, "url-long", LONGEST_URL);
    }
    return tooLong;
  }

  private static void banned(Findings findings, Rule rule, String field, String text) {
    BannedWords.in(text).forEach(word -> findings.warn(rule, field, "banned", word));
  }

  /** WeCom takes the form without it, and something does not work then. */
  private static void advised(Findings findings, Rule rule, String field, String text) {
    if (text.isEmpty()) {
      findings.warn(rule, field, field + "-missing");
    }
  }

  private static void required(Findings findings, Rule rule, String field, boolean isThere) {
    if (!isThere) {
      findings.refuseAs(rule, field, "required");
    }
  }
}
