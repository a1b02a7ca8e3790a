package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ProcessingException;
import java.io.EOFException;
import org.junit.jupiter.api.Test;

class CallbackMapperTest {

  @Test
  void what_breaks_off_or_makes_no_sense_is_no_failure_of_the_hub() {
    assertThat(CallbackMapper.answer(new EOFException("broken off"))).isEqualTo(Answer.UNREADABLE);
    assertThat(CallbackMapper.answer(new ProcessingException("no media type")))
        .isEqualTo(Answer.UNREADABLE);
    assertThat(CallbackMapper.answer(new IllegalArgumentException("no media type")))
        .isEqualTo(Answer.UNREADABLE);
  }

  @Test
  void what_nobody_expected_was_not_kept() {
    assertThat(CallbackMapper.answer(new IllegalStateException("ours"))).isEqualTo(Answer.NOT_KEPT);
  }
}
