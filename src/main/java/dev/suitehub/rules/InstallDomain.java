package dev.suitehub.rules;

import java.net.URI;
import java.util.Locale;

/**
 * The domain to which an installation returns (安装完成回调域名): host, or host and port. WeCom lets the
 * auth code go nowhere else (docs 90595, 90597); whether it takes a sub-domain for "under" is not
 * known, so the host has to be the very same.
 */
public record InstallDomain(String text) {

  static final String FIELD = "installDomain";

  public InstallDomain {
    text = text.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether WeCom would let the auth code go there. */
  public boolean covers(URI redirect) {
    return text.equals(of(redirect).text) || text.equals(host(redirect) + ":" + port(redirect));
  }

  /** What to enter so that an installation may return to that address. */
  public static InstallDomain of(URI address) {
    int port = port(address);
    boolean usual = port == (isSecure(address) ? 443 : 80);
    return new InstallDomain(usual ? host(address) : host(address) + ":" + port);
  }

  /** Nothing is noted where it is empty. */
  void check(Findings findings) {
    if (text.isEmpty()) {
      return;
    }
    if (text.contains("://")) {
      findings.refuse(Rule.CFG_05, FIELD, "domain-scheme", text);
    } else if (text.contains("/")) {
      findings.refuse(Rule.CFG_05, FIELD, "domain-path", text);
    } else if (!text.matches("[^:]+(:[0-9]{1,5})?")
        || !Hosts.isName(text.replaceFirst(":.*", ""))) {
      findings.refuse(Rule.CFG_05, FIELD, "domain-shape", text);
    }
  }

  private static String host(URI address) {
    return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
  }

  private static int port(URI address) {
    return address.getPort() >= 0 ? address.getPort() : isSecure(address) ? 443 : 80;
  }

  private static boolean isSecure(URI address) {
    return "https".equalsIgnoreCase(address.getScheme());
  }
}
