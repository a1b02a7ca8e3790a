package dev.suitehub.rules;

import java.util.Locale;
import java.util.Set;

/** The domain of OAuth2 and the JS-SDK (可信域名): a host name and nothing else. */
public record TrustedDomain(String text) {

  static final String FIELD = "trustedDomain";

  private static final Set<String> SHORT_LINKS =
      Set.of(
          "3.cn",
          "bit.ly",
          "dwz.cn",
          "goo.gl",
          "is.gd",
          "m.tb.cn",
          "reurl.cc",
          "suo.im",
          "t.cn",
          "t.co",
          "tinyurl.com",
          "u.jd.com",
          "url.cn",
          "w.url.cn");

  public TrustedDomain {
    text = text.strip().toLowerCase(Locale.ROOT);
  }

  /** Nothing is noted where it is empty. */
  void check(Findings findings) {
    if (text.isEmpty()) {
      return;
    }
    if (text.contains("://")) {
      findings.refuse(Rule.CFG_04, FIELD, "domain-scheme", text);
    } else if (text.contains("/")) {
      findings.refuse(Rule.CFG_04, FIELD, "domain-path", text);
    } else if (text.matches("[^:]+:[0-9]+")) {
      findings.refuse(Rule.CFG_04, FIELD, "domain-port", text);
    } else if (Hosts.isAddress(text)) {
      findings.refuse(Rule.CFG_04, FIELD, "domain-address", text);
    } else if (!Hosts.isName(text) || text.indexOf('.') < 0) {
      findings.refuse(Rule.CFG_04, FIELD, "domain-shape", text);
    } else if (SHORT_LINKS.contains(text)) {
      findings.warn(Rule.CFG_04, FIELD, "domain-short-link", text);
    }
  }
}
