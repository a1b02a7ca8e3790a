package dev.suitehub.sandbox.console;

import dev.suitehub.rules.AppBasics;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppDescription;
import dev.suitehub.rules.AppDevelopment;
import dev.suitehub.rules.AppRules;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.DevelopmentRules;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.MiniProgramSteps;
import dev.suitehub.rules.Rule;
import dev.suitehub.rules.SensitiveField;
import dev.suitehub.sandbox.world.AppSheet;
import dev.suitehub.sandbox.world.MenuLines;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.wire.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was entered of an app, by the control or on the page, and what WeCom's rules say of it. What
 * is wrong is left out of the forms.
 *
 * @param contactLevel empty where it was not entered
 */
public record AppEntry(
    SuiteForm suite, AppSheet sheet, Optional<Integer> contactLevel, Findings findings) {

  /** Those that are known of WeCom's own list; no public page has all of it. */
  static final List<String> CATEGORIES = List.of("客户关系", "团队协同", "文化建设", "人力资源", "其他");

  private static final int LONGEST_URL = 500;
  private static final String THIS_MACHINE = "(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?";
  private static final Map<String, String> FORM_NAMES =
      Map.of(
          "appName", "name",
          "type", "appType",
          "homePage", "homeUrl",
          "contactPermission", "contactLevel",
          "appId", "miniProgram",
          "steps", "miniProgram");
  private static final URI ANYWHERE = URI.create("https://hub.example");

  /** Where it is entered. */
  public interface Source {
    /** Stripped; empty where it was not given at all. */
    Optional<String> text(String field);

    /** Empty where it was not given at all. */
    Optional<List<String>> texts(String field);
  }

  /**
   * Reads one.
   *
   * @param known the app that is edited; empty for a new one, which has to have its keys
   */
  public static AppEntry read(Source source, Optional<SandboxSuite> known) {
    Findings findings = new Findings();
    Optional<String> token = source.text("token").filter(text -> !text.isEmpty());
    Optional<String> aesKey = source.text("encodingAesKey").filter(text -> !text.isEmpty());
    if (known.isEmpty() || token.isPresent() || aesKey.isPresent()) {
      DevelopmentRules.token(findings, Rule.CFG_14, "token", token.orElse(""));
      DevelopmentRules.encodingAesKey(findings, Rule.CFG_15, "encodingAesKey", aesKey.orElse(""));
    }
    Optional<String> name = source.text("name");
    if (name.orElse("").isEmpty()) {
      findings.refuseAs(Rule.APP_03, "name", "required");
    }
    String commandUrl = source.text("commandUrl").orElse("");
    if (commandUrl.contains("$CORPID$")) {
      findings.refuse(Rule.CFG_09, "commandUrl", "place-elsewhere");
    } else {
      callback(findings, Rule.CFG_11, "commandUrl", commandUrl);
    }
    callback(findings, Rule.CFG_08, "dataUrl", source.text("dataUrl").orElse(""));
    AppSheet sheet = sheet(findings, source, name.orElse(""));
    Optional<Integer> level = level(findings, source, sheet, known);
    // Where something is wrong nothing is saved: the keys need not be readable then.
    boolean good = !findings.isRefused();
    SuiteForm suite =
        new SuiteForm(
            name,
            Optional.empty(),
            token.filter(text -> good).map(Secret::of),
            aesKey.filter(text -> good).map(Secret::of),
            source.text("commandUrl"),
            source.text("dataUrl"),
            source.text("installDomain"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new AppEntry(suite, sheet, level, findings);
  }

  private static AppSheet sheet(Findings findings, Source source, String name) {
    Optional<AppType> type = constant(findings, Rule.APP_01, source, "appType", AppType.class);
    Optional<ContactScope> scope =
        constant(findings, Rule.APP_09, source, "contactScope", ContactScope.class);
    AppBasics basics =
        new AppBasics(
            name,
            source.text("slogan").orElse(""),
            source.text("introduction").orElse(""),
            source.text("category").orElse(""));
    addRenamed(findings, AppRules.basics(basics, CATEGORIES));
    AppDevelopment development =
        development(
            source.text("homeUrl").orElse(""),
            source.text("trustedDomain").orElse(""),
            source.text("installDomain").orElse(""),
            source.text("settingsUrl").orElse(""));
    Findings said = AppRules.development(development, ANYWHERE);
    addRenamed(findings, said);
    Optional<String> menu = source.text("menu");
    findings.addAll(AppRules.menu(MenuLines.parse(menu.orElse(""))));
    return new AppSheet(
        type,
        source.text("slogan").map(text -> basics.slogan()),
        source.text("introduction").map(text -> basics.introduction()),
        scope,
        fields(findings, source),
        source.text("homeUrl"),
        source.text("settingsUrl"),
        menu,
        source.text("miniProgram").map(text -> text.length() <= 40 ? text : text.substring(0, 40)),
        reviewAfter(findings, source),
        source.text("trustedDomain"),
        source.text("category").map(text -> basics.category()));
  }

  private static AppDevelopment development(
      String home, String trusted, String install, String settings) {
    return new AppDevelopment(
        home,
        false,
        // A port is part of it on this machine only.
        trusted.matches(THIS_MACHINE) ? "" : trusted,
        "",
        "",
        install,
        // A server on this machine has no certificate; WeCom itself wants https.
        isOfThisMachine(settings) ? "" : settings);
  }

  /** What keeps the app from being submitted: all that is missing, and all that is wrong. */
  static Findings complete(SandboxSuite app, boolean hasLogo, LocalDate today) {
    AppDescription description =
        new AppDescription(
            app.type().orElse(null),
            new AppBasics(app.name(), app.slogan(), app.introduction(), app.category()),
            hasLogo,
            new AppContacts(
                app.contactLevel().stream()
                    .boxed()
                    .flatMap(level -> ContactPermission.ofLevel(level).stream())
                    .findFirst()
                    .orElse(null),
                app.contactScope().orElse(null),
                Set.copyOf(app.sensitiveFields()),
                ""),
            development(
                app.homeUrl(),
                app.trustedDomain().orElse(""),
                app.installDomain(),
                app.settingsUrl()),
            MenuLines.parse(app.menu()),
            steps(app, today),
            true,
            true);
    Findings findings = new Findings();
    Findings said = AppRules.complete(description, CATEGORIES, ANYWHERE, today);
    addRenamed(findings, said);
    return findings;
  }

  /** WeChat's part of it cannot be seen from here: with its AppID it counts as done. */
  private static MiniProgramSteps steps(SandboxSuite app, LocalDate today) {
    return app.miniProgram().isEmpty()
        ? MiniProgramSteps.NONE
        : new MiniProgramSteps(app.miniProgram(), "1", today, today);
  }

  private static Optional<Integer> level(
      Findings findings, Source source, AppSheet sheet, Optional<SandboxSuite> known) {
    Optional<String> entered = source.text("contactLevel").filter(text -> !text.isEmpty());
    if (entered.isPresent() && !entered.get().matches("[1-5]")) {
      findings.refuseAs(Rule.APP_08, "contactLevel", "required");
      return Optional.empty();
    }
    Optional<Integer> level = entered.map(Integer::valueOf);
    Optional<AppType> type = known.flatMap(SandboxSuite::type).or(sheet::type);
    if (type.isPresent()) {
      AppContacts contacts =
          new AppContacts(
              level.flatMap(ContactPermission::ofLevel).orElse(null),
              sheet.scope().orElse(null),
              Set.copyOf(sheet.sensitiveFields().orElse(List.of())),
              "");
      addRenamed(findings, AppRules.contacts(type.get(), contacts));
    }
    return level;
  }

  private static Optional<List<SensitiveField>> fields(Findings findings, Source source) {
    return source
        .texts("sensitiveFields")
        .map(
            names ->
                names.stream()
                    .map(
                        name ->
                            constant(
                                findings,
                                Rule.APP_10,
                                name,
                                SensitiveField.class,
                                "sensitiveFields"))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList());
  }

  /** Longer than nothing; no time at all would leave no review to look at. */
  private static Optional<String> reviewAfter(Findings findings, Source source) {
    Optional<String> entered = source.text("reviewAfter");
    if (entered.filter(text -> !text.isEmpty() && duration(text).isEmpty()).isPresent()) {
      findings.refuse("duration", "reviewAfter", "duration");
    }
    return entered;
  }

  /** Empty where it is none, or none that lies ahead. */
  static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text)).filter(time -> !time.isNegative() && !time.isZero());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void callback(Findings findings, Rule rule, String field, String url) {
    if (url.isEmpty()) {
      findings.refuseAs(rule, field, "required");
    } else if (url.length() > LONGEST_URL || !isWebAddress(url)) {
      findings.refuseAs(rule, field, "http-address");
    }
  }

  static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text.replace("$CORPID$", "ww0"));
      String scheme = String.valueOf(uri.getScheme());
      return uri.getHost() != null
          && (scheme.equals("http") || scheme.equals("https"))
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isOfThisMachine(String url) {
    return isWebAddress(url)
        && !url.contains("$CORPID$")
        && url.matches("http://(localhost|127\\.0\\.0\\.1|\\[::1])([:/?].*)?");
  }

  private static <E extends Enum<E>> Optional<E> constant(
      Findings findings, Rule rule, Source source, String field, Class<E> type) {
    return source
        .text(field)
        .filter(text -> !text.isEmpty())
        .flatMap(text -> constant(findings, rule, text, type, field));
  }

  private static <E extends Enum<E>> Optional<E> constant(
      Findings findings, Rule rule, String text, Class<E> type, String field) {
    Optional<E> found =
        Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(text)).findFirst();
    if (found.isEmpty()) {
      findings.refuseAs(rule, field, "unknown", text);
    }
    return found;
  }

  private static void addRenamed(Findings findings, Findings others) {
    for (Finding one : others.all()) {
      String name = FORM_NAMES.getOrDefault(one.field(), one.field());
      findings.add(
          new Finding(one.rule(), name, one.weight(), one.book(), one.key(), one.values()));
    }
  }

  /** No key is shown. */
  @Override
  public String toString() {
    return "AppEntry[" + suite.name() + "]";
  }
}
