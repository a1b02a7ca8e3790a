package dev.suitehub.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final Secret TOKEN = Secret.of("token");
  private static final String GENUINE = Signature.of(TOKEN, "1", "2", "3");

  @Test
  void it_is_forty_lower_case_hex_digits() {
    assertThat(GENUINE).matches("[0-9a-f]{40}");
  }

  @Test
  void the_four_are_sorted_by_byte_and_not_by_utf_16() {
    // U+FF5E sorts after U+1F600 in UTF-16 and before it in UTF-8.
    assertThat(Signature.of(TOKEN, "\uFF5E", "\uD83D\uDE00", "z"))
        .isEqualTo(Signature.of(Secret.of(""), "token", "z\uFF5E\uD83D\uDE00", ""));
  }

  @Test
  void upper_case_is_before_lower_case() {
    assertThat(Signature.of(TOKEN, "a", "B", "c"))
        .isEqualTo(Signature.of(Secret.of(""), "", "Bactoken", ""));
  }

  @Test
  void it_does_not_say_which_of_the_four_stood_where() {
    assertThat(Signature.of(TOKEN, "3", "1", "2")).isEqualTo(GENUINE);
  }

  @Test
  void another_token_or_another_letter_case_does_not_match() {
    assertThat(Signature.matches(TOKEN, new SignedText(GENUINE, "1", "2", "3"))).isTrue();
    assertThat(Signature.matches(Secret.of("Token"), new SignedText(GENUINE, "1", "2", "3")))
        .isFalse();
    assertThat(
            Signature.matches(
                TOKEN, new SignedText(GENUINE.toUpperCase(Locale.ROOT), "1", "2", "3")))
        .isFalse();
    assertThat(Signature.matches(TOKEN, new SignedText("", "1", "2", "3"))).isFalse();
  }
}
