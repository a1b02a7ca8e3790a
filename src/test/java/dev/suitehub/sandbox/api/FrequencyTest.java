package dev.suitehub.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FrequencyTest {

  private static final String PATH = "user/get";

  private final Frequency frequency = new Frequency();
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void a_corp_is_asked_about_ten_thousand_times_a_minute_and_then_shut_out_for_one() {
    assertThat(taken("10.0.0.1", "wwa", 10_000)).isEqualTo(10_000);
    now = now.plusSeconds(50);
    assertThat(taken("10.0.0.1", "wwa", 3)).isZero();
    assertThat(taken("10.0.0.1", "wwb", 1)).isEqualTo(1);
    assertThat(frequency.takes("10.0.0.1", "wwa", "user/list", now)).isTrue();

    now = now.plusSeconds(59);
    assertThat(taken("10.0.0.1", "wwa", 1)).isZero();
    now = now.plusSeconds(1);
    assertThat(taken("10.0.0.1", "wwa", 1)).isEqualTo(1);
  }

  @Test
  void a_corp_is_asked_about_a_hundred_and_fifty_thousand_times_an_hour() {
    int taken = 0;
    for (int minute = 0; minute < 20; minute++) {
      taken += taken("10.0.0." + minute, "wwa", 9_000);
      now = now.plus(Duration.ofMinutes(1));
    }
    assertThat(taken).isEqualTo(150_000);
  }

  @Test
  void an_address_asks_forty_thousand_times_a_minute_whatever_the_corp() {
    int taken = 0;
    for (int corp = 0; corp < 10; corp++) {
      taken += taken("10.0.0.1", "ww" + corp, 5_000);
    }
    assertThat(taken).isEqualTo(40_000);
    assertThat(taken("10.0.0.2", "", 1)).isEqualTo(1);
  }

  @Test
  void what_brings_a_code_is_never_too_often() {
    for (int i = 0; i < 50_000; i++) {
      assertThat(frequency.takes("10.0.0.1", "wwa", "service/auth/getuserinfo3rd", now)).isTrue();
    }
  }

  private int taken(String address, String corp, int times) {
    int taken = 0;
    for (int i = 0; i < times; i++) {
      if (frequency.takes(address, corp, PATH, now)) {
        taken++;
      }
    }
    return taken;
  }
}
