package dev.suitehub.sandbox.console;

import dev.suitehub.rules.Characters;
import dev.suitehub.rules.DevelopmentRules;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.IpList;
import dev.suitehub.rules.ProviderRules;
import dev.suitehub.rules.Rule;
import dev.suitehub.sandbox.world.SandboxProvider.Company;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What was entered of a provider, by the control or on the page, and what WeCom's rules say. */
public final class ProviderEntry {

  private ProviderEntry() {}

  /** 填写注册信息 (REG-03 to REG-07). */
  public static Company company(UnaryOperator<String> text, Findings findings) {
    Company company =
        new Company(
            text.apply("name"),
            Characters.tidy(text.apply("introduction")),
            text.apply("website"),
            Characters.tidy(text.apply("contactName")),
            ProviderRules.mobile(text.apply("contactMobile")));
    ProviderRules.name(findings, "name", company.name());
    ProviderRules.introduction(findings, "introduction", company.introduction());
    ProviderRules.website(findings, "website", company.website());
    ProviderRules.contactName(findings, "contactName", company.contactName());
    ProviderRules.contactMobile(findings, "contactMobile", company.contactMobile());
    return company;
  }

  /** Token and EncodingAESKey of 通用开发参数 (DEV-04, DEV-05). */
  public static void keys(UnaryOperator<String> text, Findings findings) {
    DevelopmentRules.token(findings, Rule.DEV_04, "token", text.apply("token"));
    DevelopmentRules.encodingAesKey(
        findings, Rule.DEV_05, "encodingAesKey", text.apply("encodingAesKey"));
  }

  /** IP白名单 (DEV-06 to DEV-09). How many entries WeCom takes is unconfirmed. */
  public static IpList ipList(UnaryOperator<String> text, Findings findings) {
    return IpList.read(findings, "ipList", text.apply("ipList"), Integer.MAX_VALUE);
  }

  /** The last day of a certification; empty where there is none. */
  public static Optional<LocalDate> until(UnaryOperator<String> text, Findings findings) {
    String day = text.apply("until");
    if (day.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(day));
    } catch (DateTimeException e) {
      findings.refuse("date", "until", "date");
      return Optional.empty();
    }
  }
}
