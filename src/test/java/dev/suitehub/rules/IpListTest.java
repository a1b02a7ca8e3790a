package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpListTest {

  private final Findings findings = new Findings();

  @Test
  @Tag("DEV-08")
  @Tag("DEV-09")
  void addresses_and_segments_with_semicolons_between_are_taken() {
    IpList list = read("222.209.201.*;8.8.4.4;0.0.0.0;255.255.255.255");

    assertThat(findings.isRefused()).isFalse();
    assertThat(list.entries()).hasSize(4);
    assertThat(list.text()).isEqualTo("222.209.201.*;8.8.4.4;0.0.0.0;255.255.255.255");
  }

  @Test
  @Tag("DEV-08")
  void a_number_of_any_length_is_refused() {
    read("1" + ".1".repeat(50_000));

    assertThat(findings.isRefused()).isTrue();
  }

  @ParameterizedTest
  @Tag("DEV-08")
  @CsvSource({
    "1.2.3.256, ip.number",
    "1.2.3, ip.number",
    "1.2.3.4.5, ip.number",
    "1.2.3.04, ip.number",
    "999999999999.1.1.1, ip.number",
    "222.209.*.*, ip.asterisk",
    "222.*.201.1, ip.asterisk",
    "*, ip.asterisk",
    "222.209.201.1*, ip.asterisk",
    "256.1.1.*, ip.asterisk",
    "10.0.0.0/8, ip.cidr",
    "2001:db8::1, ip.six",
    "1.2.3.-4, ip.shape",
    "example.com, ip.shape"
  })
  void what_is_neither_address_nor_segment_is_refused_and_named(String entry, String key) {
    IpList list = read(entry);

    assertThat(list.entries()).isEmpty();
    assertThat(findings.all()).extracting(Finding::key).contains(key);
    assertThat(findings.all().get(0).text(Locale.ENGLISH)).contains(entry);
  }

  @ParameterizedTest
  @Tag("DEV-09")
  @ValueSource(
      strings = {
        "8.8.4.4；8.8.8.8",
        "8.8.4.4,8.8.8.8",
        "8.8.4.4，8.8.8.8",
        "8.8.4.4、8.8.8.8",
        "8.8.4.4\n8.8.8.8",
        "8.8.4.4\r\n8.8.8.8",
        "8.8.4.4 8.8.8.8",
        "8.8.4.4; 8.8.8.8",
        "8.8.4.4\u30008.8.8.8",
        "8.8.4.4;;8.8.8.8",
        "8.8.4.4;8.8.8.8;",
        ";8.8.4.4;8.8.8.8",
        "8.8.4.4;8.8.8.8;8.8.4.4"
      })
  void other_separators_are_refused_and_repaired_at_one_click(String text) {
    read(text);
    assertThat(findings.isRefused()).isTrue();

    Findings after = new Findings();
    IpList list = IpList.read(after, "ipList", IpList.repaired(text), 100);

    assertThat(after.all()).isEmpty();
    assertThat(list.text()).isEqualTo("8.8.4.4;8.8.8.8");
  }

  @Test
  @Tag("DEV-09")
  void a_repair_does_not_guess_what_was_meant() {
    assertThat(IpList.repaired("8.8.4.4, 10.0.0.0/8")).isEqualTo("8.8.4.4;10.0.0.0/8");
  }

  @ParameterizedTest
  @Tag("DEV-06")
  @CsvSource({
    "8.8.4.4, true",
    "8.8.4.5, false",
    "222.209.201.0, true",
    "222.209.201.255, true",
    "' 222.209.201.7 ', true",
    "222.209.202.1, false",
    "222.209.20.1, false",
    "222.209.201.256, false",
    "222.209.201.*, false",
    "222.209.201.x, false",
    "'', false"
  })
  void only_listed_addresses_pass(String address, boolean passes) {
    assertThat(read("8.8.4.4;222.209.201.*").passes(address)).isEqualTo(passes);
  }

  @Test
  @Tag("DEV-06")
  void addresses_that_wecom_never_sees_and_an_empty_list_are_warned_of() {
    read("10.1.2.3;192.168.0.1;172.16.0.1;172.31.0.1;127.0.0.1");
    assertThat(findings.all()).hasSize(5).extracting(Finding::key).containsOnly("ip.private");

    Findings empty = new Findings();
    IpList.read(empty, "ipList", " ", 100);
    assertThat(empty.all()).extracting(Finding::key).containsExactly("ip.empty");
    assertThat(empty.isRefused()).isFalse();

    Findings outside = new Findings();
    IpList.read(outside, "ipList", "172.15.0.1;172.32.0.1;192.169.0.1;11.0.0.1", 100);
    assertThat(outside.all()).isEmpty();
  }

  @Test
  @Tag("DEV-10")
  void a_list_ends_where_the_hub_was_told() {
    read(addresses(100));
    assertThat(findings.all()).isEmpty();

    read(addresses(101));
    assertThat(findings.all()).extracting(Finding::key).containsExactly("ip.most");
  }

  @Test
  @Tag("DEV-07")
  void people_are_told_that_a_change_counts_at_once() {
    assertThat(Rule.DEV_07.help(Locale.ENGLISH)).contains("at once");
    assertThat(Rule.DEV_07.help(Locale.SIMPLIFIED_CHINESE)).contains("立即生效");
  }

  private static String addresses(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "8.8." + i / 200 + "." + i % 200)
        .collect(Collectors.joining(";"));
  }

  private IpList read(String text) {
    return IpList.read(findings, "ipList", text, 100);
  }

  @Test
  void nothing_is_lost_between_writing_and_reading() {
    assertThat(List.of(IpList.kept("8.8.4.4;1.2.3.*").text(), IpList.kept("").text()))
        .containsExactly("8.8.4.4;1.2.3.*", "");
  }
}
