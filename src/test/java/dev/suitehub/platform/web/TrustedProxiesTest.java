package dev.suitehub.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word counts on where a request comes from. */
class TrustedProxiesTest {

  private final TrustedProxies usual = new TrustedProxies(TrustedProxies.USUAL);

  private final TrustedProxies named = new TrustedProxies("127.0.0.1, 10.0.0.0/8");

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 198.51.100.1, 203.0.113.7",
    "10.0.0.1, 198.51.100.1, 198.51.100.1",
    "172.16.0.1, 198.51.100.1, 198.51.100.1",
    "172.31.255.255, 198.51.100.1, 198.51.100.1",
    "172.15.255.255, 198.51.100.1, 172.15.255.255",
    "172.32.0.0, 198.51.100.1, 172.32.0.0",
    "192.168.1.1, 198.51.100.1, 198.51.100.1",
    "127.0.0.1, '6.6.6.6, 198.51.100.1', 198.51.100.1",
    "127.0.0.1, '198.51.100.1, 10.0.0.7', 10.0.0.7",
    "10.0.0.1, '198.51.100.1, 192.168.3.4', 192.168.3.4",
    "127.0.0.1, '', 127.0.0.1",
    "fd00::7, 198.51.100.1, 198.51.100.1",
    "::1, 2001:db8::1, 2001:db8:0:0:0:0:0:1",
    "0:0:0:0:0:0:0:1%lo, 198.51.100.1, 198.51.100.1",
    "fe00::7, 198.51.100.1, fe00:0:0:0:0:0:0:7",
    "::ffff:10.0.0.1, 198.51.100.1, 198.51.100.1",
  })
  void a_private_peer_says_where_a_request_comes_from(
      String peer, String forwarded, String origin) {
    assertThat(usual.origin(peer, forwarded)).isEqualTo(origin);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, '6.6.6.6, 198.51.100.1', 198.51.100.1",
    "127.0.0.1, '6.6.6.6, 198.51.100.1, 10.0.0.7, 10.0.0.8', 198.51.100.1",
    "127.0.0.1, '6.6.6.6, 192.168.0.1, 10.0.0.7', 192.168.0.1",
    "127.0.0.1, '10.0.0.9, 10.0.0.7', 10.0.0.9",
  })
  void of_named_proxies_the_nearest_address_that_is_none_counts(
      String peer, String forwarded, String origin) {
    assertThat(named.origin(peer, forwarded)).isEqualTo(origin);
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.1:8080, 198.51.100.1",
    "'[2001:db8::1]:443', 2001:db8:0:0:0:0:0:1",
    "'[2001:db8::1]', 2001:db8:0:0:0:0:0:1",
    "'  198.51.100.1  ', 198.51.100.1",
    "::ffff:198.51.100.1, 198.51.100.1",
  })
  void ports_and_brackets_are_no_part_of_the_address(String forwarded, String origin) {
    assertThat(usual.origin("127.0.0.1", forwarded)).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "unknown",
        "<script>",
        "evil.example",
        "1",
        "127.1",
        "300.1.1.1",
        "198.51.100.1:",
        "198.51.100.1:123456",
        "198.51.100.01",
        "[198.51.100.1",
        "[198.51.100.1]x",
        "[]:80",
        "]",
        ":",
        ":::",
        "1:2:3:4:5:6:7:8:9",
        "198.51.100.1\r\nX: y",
        "198.51.100.1,",
        ",,,,",
        "６.６.６.６",
      })
  void what_is_no_address_is_not_read_nor_what_stands_before_it(String forwarded) {
    assertThat(usual.origin("127.0.0.1", forwarded)).isEqualTo("127.0.0.1");
    assertThat(usual.origin("127.0.0.1", "198.51.100.9, " + forwarded)).isEqualTo("127.0.0.1");
    assertThat(named.origin("127.0.0.1", forwarded + ", 10.0.0.5")).isEqualTo("10.0.0.5");
  }

  @Test
  void a_header_without_end_is_read_for_sixteen_proxies() {
    String proxies = "10.0.0.1,".repeat(10_000) + "10.0.0.2";
    assertThat(named.origin("127.0.0.1", "198.51.100.1," + proxies)).isEqualTo("10.0.0.1");
    assertThat(named.origin("127.0.0.1", "198.51.100.1" + ",10.0.0.1".repeat(15)))
        .isEqualTo("198.51.100.1");
    assertThat(named.origin("127.0.0.1", "198.51.100.1" + ",10.0.0.1".repeat(16)))
        .isEqualTo("10.0.0.1");
    assertThat(named.origin("127.0.0.1", "1".repeat(100_000))).isEqualTo("127.0.0.1");
  }

  @Test
  void a_provider_names_its_own_proxies() {
    TrustedProxies one = new TrustedProxies(" 10.0.0.7 ,2001:db8::/32");
    assertThat(one.origin("10.0.0.7", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(one.origin("10.0.0.8", "198.51.100.1")).isEqualTo("10.0.0.8");
    assertThat(one.origin("127.0.0.1", "198.51.100.1")).isEqualTo("127.0.0.1");
    assertThat(one.origin("2001:db8:ffff::1", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(one.origin("2001:db9::1", "198.51.100.1")).isEqualTo("2001:db9:0:0:0:0:0:1");
    assertThat(new TrustedProxies("none").origin("127.0.0.1", "198.51.100.1"))
        .isEqualTo("127.0.0.1");
    assertThat(new TrustedProxies("0.0.0.0/0").origin("6.6.6.6", "198.51.100.1"))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void a_proxy_is_named_where_somebody_named_it() {
    assertThat(named.isNamed("127.0.0.1")).isTrue();
    assertThat(named.isNamed("::ffff:127.0.0.1")).isTrue();
    assertThat(named.isNamed("192.168.1.1")).isFalse();
    assertThat(named.isNamed("no address")).isFalse();
    assertThat(usual.isNamed("127.0.0.1")).as("the usual ranges are nobody's word").isFalse();
    assertThat(new TrustedProxies("none").isNamed("127.0.0.1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "::/129",
        "10.0.0.1/8",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "proxy.example",
        "10.0.0.0/8,",
        "10.0.0",
        "[::1]",
        "10.0.0.0/8 192.168.0.0/16",
        "0.0.0.0/0/0"
      })
  void a_slip_stops_the_start_with_a_sentence_that_names_it(String entered) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrustedProxies(entered))
        .withMessageContaining("hub.trusted-proxies");
  }
}
