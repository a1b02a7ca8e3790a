package dev.suitehub.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackKeyTest {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String FIRST_42 = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF";

  @Test
  @Tag("complaint-21")
  void the_last_character_counts_by_its_first_four_bits_only() {
    for (int i = 0; i < 62; i++) {
      CallbackKey sealing = key(FIRST_42 + BASE64.charAt(i));
      SignedText sealed = new CallbackCipher(sealing).seal("text", "corp", "1", "2");
      for (int j = 0; j < 62; j++) {
        CallbackKey opening = key(FIRST_42 + BASE64.charAt(j));
        boolean same = i / 4 == j / 4;
        assertThat(sealing.equals(opening)).isEqualTo(same);
        if (same) {
          assertThat(new CallbackCipher(opening).open(sealed))
              .isEqualTo(new Opened("text", "corp"));
          assertThat(opening).hasSameHashCodeAs(sealing);
        } else {
          WireException refusal =
              catchThrowableOfType(
                  WireException.class, () -> new CallbackCipher(opening).open(sealed));
          assertThat(refusal.error()).isEqualTo(WireError.ILLEGAL_BUFFER);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "/", "=", "-", "_", " ", "é", ""})
  void a_key_has_43_letters_and_digits_though_base64_knows_two_characters_more(String last) {
    refuses(FIRST_42 + last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        FIRST_42,
        FIRST_42 + "GH",
        FIRST_42 + "G=",
        " " + FIRST_42,
        FIRST_42 + "\n",
        "abcdefghijklmnopqrstuvwxyz01234567+9ABCDEFG"
      })
  void anything_else_is_no_key(String text) {
    refuses(text);
  }

  @Test
  void a_problem_is_a_sentence_that_does_not_quote_the_key() {
    assertThat(CallbackKey.problemWith(FIRST_42 + "G")).isEmpty();
    assertThat(CallbackKey.problemWith(FIRST_42))
        .hasValue("An EncodingAESKey has exactly 43 characters; this one has 42.");
    assertThat(CallbackKey.problemWith(FIRST_42 + "+"))
        .hasValue("An EncodingAESKey consists of the letters A-Z, a-z and the digits 0-9 only.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void a_blank_token_is_refused(String token) {
    assertThatThrownBy(() -> CallbackKey.of(Secret.of(token), Secret.of(FIRST_42 + "G")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keys_differ_by_their_token() {
    Secret aes = Secret.of(FIRST_42 + "G");
    assertThat(CallbackKey.of(Secret.of("a"), aes))
        .isNotEqualTo(CallbackKey.of(Secret.of("b"), aes));
  }

  private static void refuses(String text) {
    WireException refusal = catchThrowableOfType(WireException.class, () -> key(text));
    assertThat(refusal.error()).isEqualTo(WireError.ILLEGAL_AES_KEY);
    assertThat(CallbackKey.problemWith(text)).isPresent();
  }

  private static CallbackKey key(String encodingAesKey) {
    return CallbackKey.of(Secret.of("token"), Secret.of(encodingAesKey));
  }
}
