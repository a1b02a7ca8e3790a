package dev.suitehub.platform.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "no charset", "\u00ff", ""})
  void a_charset_that_nobody_knows_is_no_failure_of_the_hub(String name) {
    assertThat(Problems.isCharset(catchThrowable(() -> Charset.forName(name)))).isTrue();
  }

  @Test
  void other_failures_are_no_charsets() {
    assertThat(Problems.isCharset(new IllegalArgumentException("x"))).isFalse();
  }

  @Test
  void an_address_with_nul_is_told_from_one_without() {
    assertThat(NoNul.isIn("http://localhost/api/v1/journal?type=a%00b")).isTrue();
    assertThat(NoNul.isIn("http://localhost/api/v1/suites/%00")).isTrue();
    assertThat(NoNul.isIn("http://localhost/api/v1/journal?type=%2000")).isFalse();
  }
}
