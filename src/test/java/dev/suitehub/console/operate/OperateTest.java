package dev.suitehub.console.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.console.frame.Words;
import dev.suitehub.journal.HourCount;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.wire.CorpId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperateTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void what_makes_no_sense_is_left_out_and_named() {
    Asked asked =
        new Asked(Map.of("url", "nonsense", "corp", " ", "from", "2026-11-22", "type", " x "));

    assertThat(asked.value("url", UrlKind::valueOf)).isEmpty();
    assertThat(asked.value("corp", CorpId::new)).isEmpty();
    assertThat(asked.time("from", Words.ZONE)).isEmpty();
    assertThat(asked.text("type")).contains("x");
    assertThat(asked.wrong()).containsExactly("url", "from");
  }

  @Test
  void a_time_is_one_of_china() {
    assertThat(new Asked(Map.of("from", "2026-11-22T20:00")).time("from", Words.ZONE))
        .contains(NOON);
  }

  @Test
  void the_next_page_asks_for_the_same_and_escapes_it() {
    Asked asked = new Asked(Map.of("text", "甲&b=c", "state", "ACTIVE", "other", "x"));

    assertThat(asked.address(List.of("text", "state", "kind"), "crm/wpA"))
        .isEqualTo("?after=crm%2FwpA&text=%E7%94%B2%26b%3Dc&state=ACTIVE");
  }

  @Test
  void a_source_is_a_suite_or_a_provider() {
    assertThat(Choices.source("suite:crm")).contains(Source.of(new SuiteKey("crm")));
    assertThat(Choices.source("provider:acme")).contains(Source.of(new ProviderKey("acme")));
    assertThat(Choices.source("crm")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, good", "10, good", "11, waiting", "20, waiting", "21, bad", "31, bad"})
  void a_ticket_is_late_after_10_minutes_and_bad_after_20(long minutes, String mark) {
    assertThat(TicketLines.mark(minutes)).isEqualTo(mark);
  }

  @Test
  void a_form_names_a_token_as_its_key_is_written() {
    for (TokenKey key :
        List.of(
            TokenKey.suite(new SuiteKey("crm")),
            TokenKey.provider(new ProviderKey("acme")),
            TokenKey.corp(new SuiteKey("crm"), new CorpId("wpA")))) {
      assertThat(TokenLines.key(key.toString())).contains(key);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SUITE",
        "SUITE/",
        "CORP/crm",
        "OTHER/x",
        "CONFIG_TICKET/crm/wpA",
        "SUITE/a b"
      })
  void nothing_else_is_a_token_to_renew(String text) {
    assertThat(TokenLines.key(text)).isEmpty();
  }

  @Test
  void bars_are_as_high_as_the_busiest_hour_and_one_callback_is_still_seen() {
    List<HourCount> hours = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      hours.add(new HourCount(NOON.plus(Duration.ofHours(i)), i == 0 ? 0 : i == 1 ? 1 : 10_000));
    }

    List<HourBar> bars = Dashboard.bars(hours);

    assertThat(bars.get(0)).isEqualTo(new HourBar(0, 120, 0, "20:00", 0));
    assertThat(bars.get(1)).isEqualTo(new HourBar(24, 118, 2, "21:00", 1));
    assertThat(bars.get(2)).isEqualTo(new HourBar(48, 0, 120, "22:00", 10_000));
    assertThat(Dashboard.ticks(bars)).containsExactly("20:00", "02:00", "08:00", "14:00");
  }

  @Test
  void an_hour_without_callbacks_has_no_bar_though_no_other_has_any() {
    assertThat(Dashboard.bars(List.of(new HourCount(NOON, 0))).get(0).height()).isZero();
  }
}
