package dev.suitehub.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {

  private static final List<String> HOSTS = List.of("good.example.com", "dev.example.com:8443");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://good.example.com",
        "https://good.example.com/",
        "http://good.example.com/done?a=b&c=%20#d",
        "https://GOOD.Example.COM/Done",
        "HTTPS://good.example.com/",
        "https://dev.example.com:8443/x",
        "https://good.example.com/?next=https://evil.example.com",
        "https://good.example.com/@evil.example.com",
      })
  void an_address_on_a_return_host_is_allowed_as_it_came(String address) {
    assertThat(ReturnAddress.allowed(address, HOSTS)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example.com/",
        "https://good.example.com.evil.example.com/",
        "https://evil.example.com/good.example.com",
        "https://evil.example.com/?good.example.com",
        "https://evil.example.com#good.example.com",
        "https://notgood.example.com/",
        "https://example.com/",
        "https://good.example.com:8443/",
        "https://good.example.com:443/",
        "https://dev.example.com/",
        "https://dev.example.com:8444/",
        "https://good.example.com./",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://127.0.0.1/",
      })
  void another_host_is_not(String address) {
    assertThat(ReturnAddress.allowed(address, HOSTS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://good.example.com@evil.example.com/",
        "https://evil.example.com@good.example.com/",
        "https://user:password@good.example.com/",
        "https://@good.example.com/",
        "https://good.example.com\\@evil.example.com/",
        "https://evil.example.com\\.good.example.com/",
        "https:\\\\good.example.com/",
        "https:/\\good.example.com/",
        "javascript:alert(1)",
        "javascript://good.example.com/%0aalert(1)",
        "data:text/html,good.example.com",
        "ftp://good.example.com/",
        "//good.example.com/",
        "///good.example.com/",
        "/done",
        "done",
        "https:good.example.com",
        "https:///good.example.com",
        "https://",
        "",
        " https://good.example.com/",
        "https://good.example.com/ ",
        "https://good.example.com/\r\nSet-Cookie: a=b",
        "https://good.example.com/\u0000",
        "https://good.example.com%2eevil.example.com/",
        "https://good_host.example.com/",
      })
  void nothing_else_passes_for_an_address(String address) {
    assertThat(ReturnAddress.allowed(address, HOSTS)).isEmpty();
  }

  @Test
  void without_return_hosts_nothing_is_allowed() {
    assertThat(ReturnAddress.allowed("https://good.example.com/", List.of())).isEmpty();
  }

  @Test
  void an_address_has_at_most_two_thousand_characters() {
    String start = "https://good.example.com/";
    String longest = start + "a".repeat(2000 - start.length());

    assertThat(ReturnAddress.allowed(longest, HOSTS)).contains(longest);
    assertThat(ReturnAddress.allowed(longest + "a", HOSTS)).isEmpty();
  }
}
