package dev.suitehub.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.config.HubConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://hub.example.com,      fine",
    "https://hub.example.com:8443, fine",
    "http://hub.example.com,       not-https",
    "https://localhost,            local-name",
    "http://localhost:8080,        local-name",
    "https://hub,                  local-name",
    "https://203.0.113.7,          number",
    "'https://[2001:db8::1]',      number",
  })
  void the_address_has_a_shape(String url, String verdict) {
    assertThat(address(url, false).shape().word()).isEqualTo(verdict);
    assertThat(address(url, true).faultForWecom().isEmpty()).isEqualTo(verdict.equals("fine"));
  }

  @Test
  void with_the_sandbox_on_nothing_is_asked_of_it() {
    assertThat(address("http://localhost:8080", true).shape().mark()).isEqualTo(Mark.SKIPPED);
    assertThat(address("http://localhost:8080", true).route().mark()).isEqualTo(Mark.SKIPPED);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7,             leads-to",
    "10.0.0.7 203.0.113.7,    leads-to",
    "10.0.0.7,                private",
    "192.168.1.1 172.16.0.1,  private",
    "169.254.1.1,             private",
    "100.64.0.1,              private",
    "100.128.0.1,             leads-to",
    "127.0.0.1,               loopback",
    "2001:db8::1,             no-ipv4",
    "2001:db8::1 203.0.113.7, leads-to",
  })
  void where_the_name_leads(String addresses, String verdict) throws UnknownHostException {
    List<InetAddress> found = new ArrayList<>();
    for (String one : addresses.split(" ", -1)) {
      found.add(InetAddress.getByName(one));
    }

    assertThat(PublicAddress.judge("hub.example.com", found).word()).isEqualTo(verdict);
  }

  private static PublicAddress address(String url, boolean sandbox) {
    return new PublicAddress(new HubConfig(url, "./data", sandbox));
  }
}
