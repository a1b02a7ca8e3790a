package dev.suitehub.sandbox.console;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.SensitiveField;
import dev.suitehub.sandbox.world.SandboxSuite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was entered of an app, by the labels of the provider console. */
final class AppFacts {

  private static final Map<String, Fact> FACTS = new LinkedHashMap<>();

  static {
    put("name", "名称 · Name", SandboxSuite::name);
    put("appType", "类型 · Type", suite -> label(types(), suite.type()));
    put("category", "分类 · Category", SandboxSuite::category);
    put("slogan", "标语 · Slogan", SandboxSuite::slogan);
    put("introduction", "介绍 · Introduction", SandboxSuite::introduction);
    put("contactLevel", "通讯录权限 · Permission", AppFacts::level);
    put("contactScope", "通讯录范围 · Scope", suite -> label(scopes(), suite.contactScope()));
    put("sensitiveFields", "敏感信息 · Sensitive fields", AppFacts::sensitiveFields);
    put("commandUrl", "指令回调URL · Command URL", SandboxSuite::commandUrl);
    put("dataUrl", "数据回调URL · Data URL", SandboxSuite::dataUrl);
    put("homeUrl", "应用主页 · Home page", SandboxSuite::homeUrl);
    put("settingsUrl", "业务设置URL · Settings URL", SandboxSuite::settingsUrl);
    put("trustedDomain", "可信域名 · Trusted domain", suite -> suite.trustedDomain().orElse(""));
    put("installDomain", "安装域名 · Install domain", SandboxSuite::installDomain);
    put("miniProgram", "小程序 · Mini program", SandboxSuite::miniProgram);
    put("reviewAfter", "自动审核 · Passes review after", SandboxSuite::reviewAfter);
    put("menu", "菜单 · Menu", SandboxSuite::menu);
  }

  private AppFacts() {}

  /** All but the name, which is the page's title. */
  static String of(SandboxSuite suite) {
    return facts(suite, field -> !field.equals("name"));
  }

  /** Those fields alone, by the names of the control. */
  static String of(SandboxSuite suite, Set<String> fields) {
    return facts(suite, fields::contains);
  }

  private static String facts(SandboxSuite suite, Predicate<String> shown) {
    return FACTS.entrySet().stream()
        .filter(one -> shown.test(one.getKey()))
        .map(one -> html(one.getValue(), suite))
        .collect(Collectors.joining("", "<dl class=\"facts\">", "</dl>"));
  }

  /** What the page calls that field of the control; what it does not show goes by its name. */
  static String label(String field) {
    Fact fact = FACTS.get(field);
    return fact == null ? field : fact.label();
  }

  static Map<String, String> types() {
    return ordered(
        AppType.ORDINARY.name(), "普通应用 · Ordinary",
        AppType.CONTACTS.name(), "通讯录应用 · Contacts app",
        AppType.MINI_PROGRAM.name(), "小程序 · Mini program");
  }

  static Map<String, String> scopes() {
    return ordered(
        ContactScope.SAME_AS_VISIBLE.name(), "与可见范围一致 · as visible",
        ContactScope.EXTRA.name(), "需要额外通讯录范围 · extra range");
  }

  /** The levels of the contacts permission, from the lowest, as a choice. */
  static Map<String, String> levels() {
    return ordered(
        "4", "单个基本信息只读 · the member alone (4)",
        "1", "通讯录基本信息只读 · basic, read (1)",
        "2", "通讯录全部信息只读 · all, read (2)",
        "3", "通讯录全部信息读写 · all, read and write (3)");
  }

  static Map<String, String> sensitive() {
    return ordered(
        SensitiveField.AVATAR.name(), "头像 · Avatar",
        SensitiveField.GENDER.name(), "性别 · Gender",
        SensitiveField.QR_CODE.name(), "个人二维码 · QR code",
        SensitiveField.MOBILE.name(), "手机 · Mobile",
        SensitiveField.EMAIL.name(), "邮箱 · Email");
  }

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static void put(String field, String label, Function<SandboxSuite, String> value) {
    FACTS.put(field, new Fact(label, value));
  }

  private record Fact(String label, Function<SandboxSuite, String> value) {}

  private static String html(Fact fact, SandboxSuite suite) {
    String value = fact.value().apply(suite);
    return "<dt>%s</dt><dd>%s</dd>"
        .formatted(
            text(fact.label()), value.isEmpty() ? "<span class=\"soft\">—</span>" : text(value));
  }

  private static String label(Map<String, String> labels, Optional<? extends Enum<?>> value) {
    return value.map(one -> labels.getOrDefault(one.name(), one.name())).orElse("");
  }

  private static String level(SandboxSuite suite) {
    return suite.contactLevel().isPresent()
        ? levels().getOrDefault(String.valueOf(suite.contactLevel().getAsInt()), "")
        : "";
  }

  private static String sensitiveFields(SandboxSuite suite) {
    return suite.sensitiveFields().stream()
        .map(field -> sensitive().getOrDefault(field.name(), field.name()))
        .collect(Collectors.joining("、"));
  }
}
