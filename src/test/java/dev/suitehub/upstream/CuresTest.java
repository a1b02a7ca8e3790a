package dev.suitehub.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.wire.ErrCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("upstream-R6")
class CuresTest {

  @ParameterizedTest
  @EnumSource(ErrCode.class)
  void every_errcode_has_a_meaning_and_a_cure_that_fit_a_row(ErrCode errcode) {
    WecomRefused refused = refused(errcode.code(), "");

    assertThat(refused.what()).contains(String.valueOf(errcode.code()), errcode.meaning());
    assertThat(refused.cure()).endsWith(".").hasSizeBetween(10, 600);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40001 | 通用开发参数",
        "40080 | SuiteSecret",
        "40083 | proposedSuiteId",
        "48003 | proposedSuiteId",
        "40082 | has to install it",
        "40085 | 刷新Ticket",
        "48004 | get_auth_info",
        "301007 | cancel_auth",
        "2000002 | cancel_auth",
        "40084 | encrypted corpid",
        "710000 | encrypted corpid",
        "60020 | IP白名单",
        "45009 | hub.upstream.calls-per-minute"
      })
  @Tag("complaint-37")
  @Tag("complaint-38")
  void what_a_person_can_do_is_named(int errcode, String words) {
    assertThat(Cures.of(errcode)).contains(words);
  }

  @Test
  void a_missing_permission_is_looked_for_in_order() {
    assertThat(Cures.of(48002))
        .containsSubsequence("应用权限", "change_auth", "通讯录权限", "可见范围", "客户联系", "接口许可");
  }

  @Test
  void an_unknown_errcode_shows_wecoms_own_words() {
    WecomRefused refused = refused(987_654, "line one\nline two");

    assertThat(refused.what()).endsWith("with 987654: line one line two.");
    assertThat(refused.cure()).contains("?e=987654");
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7", "2001:db8::1", "0:0:0:0:0:0:0:1", "127.0.0.1"})
  @Tag("complaint-37")
  void the_address_that_wecom_saw_is_read(String address) {
    assertThat(refused(60020, "not allow, from ip: " + address + ", more").seenAddress())
        .contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "from ip: ",
        "from ip: 1.2.3",
        "from ip: 1.2.3.256",
        "from ip: abc",
        "from ip: :::"
      })
  void what_is_no_address_is_shown_to_nobody(String errmsg) {
    WecomRefused refused = refused(60020, errmsg);

    assertThat(refused.seenAddress()).isEmpty();
    assertThat(refused.cure()).contains("Add the address that this machine calls from");
  }

  @Test
  void a_problem_has_errcode_meaning_and_cure() {
    Map<String, Object> extensions = new LinkedHashMap<>();

    refused(60020, "from ip: 203.0.113.7,").describe(extensions);

    assertThat(extensions)
        .containsEntry("errcode", 60020)
        .containsEntry("seenAddress", "203.0.113.7")
        .containsKeys("meaning", "cure");
  }

  private static WecomRefused refused(int errcode, String errmsg) {
    return new WecomRefused("get_corp_token", errcode, errmsg);
  }
}
