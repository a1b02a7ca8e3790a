package dev.suitehub.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What WeCom's registration form for providers accepts (doc 90595, 注册第三方服务商). */
public final class ProviderRules {

  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_WEBSITE = 500;
  private static final Pattern MOBILE_OF_CHINA = Pattern.compile("1[3-9]\\d{9}");
  private static final Pattern E_164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s()-]");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

  private ProviderRules() {}

  /** Our own name for it: 1 to 120 characters. */
  public static void name(Findings findings, String field, String text) {
    need(findings, Rule.REG_01, field, text);
    atMost(findings, Rule.REG_01, field, text, LONGEST_NAME);
  }

  /** 企业简介: 4 to 120 characters. */
  public static void introduction(Findings findings, String field, String text) {
    need(findings, Rule.REG_04, field, text);
    Characters.check(findings, Rule.REG_04, field, text, 4, 120);
  }

  /**
   * 企业官网: a whole http or https address. The reviewer refuses a site that is not the provider's
   * own; where it evidently is none, that is said.
   */
  public static void website(Findings findings, String field, String text) {
    String address = Characters.tidy(text);
    need(findings, Rule.REG_05, field, address);
    if (address.isEmpty()) {
      return;
    }
    Optional<String> host = hostOf(address);
    if (host.isEmpty()) {
      findings.refuseAs(Rule.REG_05, field, "http-address");
    } else if (isNobodysOwn(host.get())) {
      findings.warn(Rule.REG_05, field, "website.own", host.get());
    }
    atMost(findings, Rule.REG_05, field, address, LONGEST_WEBSITE);
  }

  private static Optional<String> hostOf(String address) {
    try {
      URI uri = new URI(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && uri.getRawUserInfo() == null
          ? Optional.ofNullable(uri.getHost()).map(host -> host.toLowerCase(Locale.ROOT))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isNobodysOwn(String host) {
    return host.indexOf('.') < 0
        || ADDRESS.matcher(host).matches()
        || host.equals("qq.com")
        || host.endsWith(".qq.com");
  }

  /** 联系人姓名: the form has it; its length is ours, 1 to 64 characters. */
  public static void contactName(Findings findings, String field, String text) {
    need(findings, Rule.REG_06, field, text);
    Characters.check(findings, Rule.REG_06, field, text, 1, 64);
  }

  /** 联系人手机: eleven digits of China, or + and the country's code. */
  public static void contactMobile(Findings findings, String field, String text) {
    String number = mobile(text);
    need(findings, Rule.REG_07, field, number);
    if (!number.isEmpty()
        && !MOBILE_OF_CHINA.matcher(number).matches()
        && !E_164.matcher(number).matches()) {
      findings.refuse(Rule.REG_07, field, "mobile.shape");
    }
  }

  /** Without the blanks, hyphens and brackets that people write into a number. */
  public static String mobile(String text) {
    return SEPARATORS.matcher(Characters.tidy(text)).replaceAll("");
  }

  private static void need(Findings findings, Rule rule, String field, String text) {
    if (Characters.tidy(text).isEmpty()) {
      findings.refuseAs(rule, field, "required");
    }
  }

  private static void atMost(Findings findings, Rule rule, String field, String text, int most) {
    int count = Characters.count(text);
    if (count > most) {
      findings.refuseAs(rule, field, "at-most", most, count);
    }
  }
}
