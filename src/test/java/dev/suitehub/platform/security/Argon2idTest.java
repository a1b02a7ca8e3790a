package dev.suitehub.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.suitehub.wire.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class Argon2idTest {

  private static final Secret PASSWORD = Secret.of("correct horse battery");

  @Test
  @Tag("access-R4")
  void a_password_matches_its_hash_and_no_other() {
    String hash = Argon2id.hash(PASSWORD);

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
    assertThat(Argon2id.matches(PASSWORD, hash)).isTrue();
    assertThat(Argon2id.matches(Secret.of("correct horse batterx"), hash)).isFalse();
    assertThat(Argon2id.matches(Secret.of(""), hash)).isFalse();
  }

  @Test
  void the_same_password_never_has_the_same_hash() {
    assertThat(Argon2id.hash(PASSWORD)).isNotEqualTo(Argon2id.hash(PASSWORD));
  }

  /** The Argon2 reference implementation's test: password, somesalt, 256 KiB, 2 passes, 1 lane. */
  @Test
  void a_hash_of_the_reference_implementation_is_understood() {
    String hash =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    assertThat(Argon2id.matches(Secret.of("password"), hash)).isTrue();
    assertThat(Argon2id.isOutdated(hash)).isTrue();
    assertThat(Argon2id.isOutdated(Argon2id.hash(PASSWORD))).isFalse();
  }

  @Test
  void a_letter_typed_in_two_code_points_is_the_same_letter() {
    assertThat(
            Argon2id.matches(
                Secret.of("cafe\u0301 au lait"), Argon2id.hash(Secret.of("caf\u00e9 au lait"))))
        .isTrue();
  }

  @Test
  void what_is_no_hash_of_ours_is_refused() {
    for (String hash :
        new String[] {
          "",
          "plain",
          "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
          "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
        }) {
      assertThatIllegalStateException().isThrownBy(() -> Argon2id.matches(PASSWORD, hash));
    }
  }
}
