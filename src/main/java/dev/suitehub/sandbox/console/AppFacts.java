package dev.suitehub.sandbox.console;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.SensitiveField;
import dev.suitehub.sandbox.world.SandboxSuite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was entered of an app, by the labels of the provider console. */
final class AppFacts {

  private static final Map<String, Fact> FACTS = new LinkedHashMap<>();

  static {
    put("name", "名称 · Name", SandboxSuite::name);
    put("appType", "类型 · Type", suite -> suite.type().map(AppFacts::name).orElse(""));
    put("category", "分类 · Category", SandboxSuite::category);
    put("slogan", "标语 · Slogan", SandboxSuite::slogan);
    put("introduction", "介绍 · Introduction", SandboxSuite::introduction);
    put("contactLevel", "通讯录权限 · Permission", AppFacts::level);
    put(
        "contactScope",
        "通讯录范围 · Scope",
        suite -> suite.contactScope().map(AppFacts::name).orElse(""));
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
    return FACTS.entrySet().stream()
        .filter(one -> !one.getKey().equals("name"))
        .map(one -> html(one.getValue(), suite))
        .collect(Collectors.joining("", "<dl class=\"facts\">", "</dl>"));
  }

  /** Those fields alone, by the names of the control. */
  static String of(SandboxSuite suite, Set<String> fields) {
    return FACTS.entrySet().stream()
        .filter(one -> fields.contains(one.getKey()))
        .map(one -> html(one.getValue(), suite))
        .collect(Collectors.joining("", "<dl class=\"facts\">", "</dl>"));
  }

  /** What the page calls that field of the control; what it does not show goes by its name. */
  static String label(String field) {
    Fact fact = FACTS.get(field);
    return fact == null ? field : fact.label();
  }

  /** The levels of the contacts permission, from the lowest, as a choice. */
  static Map<String, String> levels() {
    Map<String, String> levels = new LinkedHashMap<>();
    levels.put("4", "单个基本信息只读 · the member alone (4)");
    levels.put("1", "通讯录基本信息只读 · basic, read (1)");
    levels.put("2", "通讯录全部信息只读 · all, read (2)");
    levels.put("3", "通讯录全部信息读写 · all, read and write (3)");
    return levels;
  }

  static Map<String, String> sensitive() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(SensitiveField.AVATAR.name(), "头像 · Avatar");
    fields.put(SensitiveField.GENDER.name(), "性别 · Gender");
    fields.put(SensitiveField.QR_CODE.name(), "个人二维码 · QR code");
    fields.put(SensitiveField.MOBILE.name(), "手机 · Mobile");
    fields.put(SensitiveField.EMAIL.name(), "邮箱 · Email");
    return fields;
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

  private static String name(AppType type) {
    return switch (type) {
      case ORDINARY -> "普通应用 · Ordinary";
      case CONTACTS -> "通讯录应用 · Contacts app";
      case MINI_PROGRAM -> "小程序 · Mini program";
    };
  }

  private static String name(ContactScope scope) {
    return switch (scope) {
      case SAME_AS_VISIBLE -> "与可见范围一致 · as visible";
      case EXTRA -> "需要额外通讯录范围 · extra range";
    };
  }
}
