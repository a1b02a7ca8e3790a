package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("CFG-04")
class TrustedDomainTest {

  @ParameterizedTest
  @ValueSource(strings = {"www.example.com", "WWW.Example.COM", "a-b.example.cn", ""})
  void a_host_name_is_taken(String domain) {
    assertThat(check(domain).all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.example.com, scheme",
    "www.example.com/x, path",
    "www.example.com:8443, port",
    "222.209.201.1, IP address",
    "[2001:db8::1], IP address",
    "2001:db8::1, IP address",
    "localhost, not a host name",
    "www_example.com, not a host name",
    "-a.example.com, not a host name",
    "$CORPID$.example.com, not a host name"
  })
  void everything_else_is_refused_with_its_reason(String domain, String reason) {
    Findings findings = check(domain);

    assertThat(findings.isRefused()).isTrue();
    assertThat(findings.all()).hasSize(1);
    assertThat(findings.all().get(0).text(Locale.ENGLISH)).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({"t.cn, 1", "x.t.cn, 0", "dwz.cn, 1"})
  void a_short_link_domain_is_warned_of(String domain, int warnings) {
    assertThat(check(domain).isRefused()).isFalse();
    assertThat(check(domain).all()).hasSize(warnings);
  }

  private static Findings check(String domain) {
    Findings findings = new Findings();
    new TrustedDomain(domain).check(findings);
    return findings;
  }
}
