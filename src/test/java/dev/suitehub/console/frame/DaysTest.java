package dev.suitehub.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.rules.Findings;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

  @ParameterizedTest
  @ValueSource(strings = {"+10000-01-01", "0000-12-31", "-2026-11-25", "2026-02-30", "today"})
  void what_is_no_day_that_databases_keep_is_a_finding_beside_its_field(String entered) {
    Findings findings = new Findings();

    assertThat(Days.read(findings, "on", entered)).isEmpty();
    assertThat(findings.of("on")).hasSize(1);
  }

  @Test
  void a_day_is_read_and_nothing_entered_is_none() {
    Findings findings = new Findings();

    assertThat(Days.read(findings, "on", " 9999-12-31 ")).contains(LocalDate.of(9999, 12, 31));
    assertThat(Days.read(findings, "on", " ")).isEmpty();
    assertThat(findings.isRefused()).isFalse();
  }
}
