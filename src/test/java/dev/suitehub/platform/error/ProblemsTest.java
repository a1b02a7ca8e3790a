package dev.suitehub.platform.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "no charset", "\u00ff", ""})
  void a_charset_that_nobody_knows_is_no_failure_of_the_hub(String name) {
    assertThat(Problems.isCharset(catchThrowable(() -> Charset.forName(name)))).isTrue();
    assertThat(Problems.isCharset(new UnsupportedEncodingException(name))).as("RESTEasy").isTrue();
  }

  @Test
  void other_failures_are_no_charsets() {
    assertThat(Problems.isCharset(new IllegalArgumentException("x"))).isFalse();
  }

  @Test
  void an_address_with_nul_is_told_from_one_without() {
    assertThat(Legible.hasNul("http://localhost/api/v1/journal?type=a%00b")).isTrue();
    assertThat(Legible.hasNul("http://localhost/api/v1/suites/%00")).isTrue();
    assertThat(Legible.hasNul("http://localhost/api/v1/journal?type=%2000")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "text/html, image/gif, *; q=.2, */*; q=.2",
        "a/b;q=0,c/d;q=1",
        "a/b;Q=0.25;x=y",
        "a/b;q=1.000",
        "a/b;q=0.",
        "",
        "a/b;xq=nonsense",
        "nonsense"
      })
  void what_is_accepted_may_be_weighed(String accept) {
    assertThat(Legible.isWeighed(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*;q=nonsense",
        "a/b,*/*; q=",
        "a/b;q=-1",
        "a/b;q=1.1",
        "a/b;q=2",
        "a/b;q=NaN",
        "a/b;q=.",
        "a/b;q=0x1p3",
        "a/b;q=\"1\""
      })
  void a_weight_that_is_none_is_told(String accept) {
    assertThat(Legible.isWeighed(accept)).isFalse();
  }

  @Test
  void whoever_says_nothing_of_it_accepts_anything() {
    assertThat(Legible.isWeighed(null)).isTrue();
  }
}
