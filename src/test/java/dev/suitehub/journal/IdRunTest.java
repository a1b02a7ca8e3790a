package dev.suitehub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdRunTest {

  @Test
  void a_gap_begins_another_run() {
    assertThat(IdRun.of(List.of(4L, 5L, 6L, 8L, 11L, 12L)))
        .containsExactly(new IdRun(4, 6), new IdRun(8, 8), new IdRun(11, 12));
  }

  @Test
  void nothing_has_no_run() {
    assertThat(IdRun.of(List.of())).isEmpty();
  }

  @Test
  void a_run_is_as_long_as_it_has_ids() {
    assertThat(new IdRun(4, 6).length()).isEqualTo(3);
    assertThat(new IdRun(4, 4).length()).isEqualTo(1);
  }
}
