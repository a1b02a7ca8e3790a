package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The search that finds no secret in logs and databases is able to find one. */
class NeedlesTest {

  private static final String SECRET = "a+Secret/with=signs-und-Zahlen-0123";

  private final Needles needles = new Needles();

  NeedlesTest() {
    needles.add("planted", SECRET);
    needles.add("another", "another-secret-of-somebody");
  }

  @Test
  void a_secret_is_found_wherever_it_stands() {
    for (String text :
        List.of(SECRET, "x" + SECRET, SECRET + "x", "{\"token\":\"" + SECRET + "\"}")) {
      assertThat(needles.in(text))
          .containsExactly(new Needles.Find("planted", text.indexOf(SECRET)));
    }
    assertThat(needles.in("Nothing of the sort: a+Secret/with=signs-und-Zahlen-012")).isEmpty();
    assertThat(needles.in("")).isEmpty();
    assertThat(needles.in("short")).isEmpty();
  }

  @Test
  void a_secret_is_found_url_encoded_and_in_hex() {
    byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
    for (String text :
        List.of(
            "?token=" + Http.encoded(SECRET) + "&x=y",
            HexFormat.of().formatHex(bytes),
            HexFormat.of().withUpperCase().formatHex(bytes))) {
      assertThat(needles.in(text)).as(text).isNotEmpty();
    }
  }

  @Test
  void a_secret_is_found_in_base64_at_any_place_of_a_longer_text() {
    for (int before = 0; before < 9; before++) {
      for (int after = 0; after < 4; after++) {
        byte[] text =
            ("s".repeat(before) + SECRET + "e".repeat(after)).getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder encoder :
            List.of(
                Base64.getEncoder(),
                Base64.getUrlEncoder(),
                Base64.getUrlEncoder().withoutPadding())) {
          assertThat(needles.in(encoder.encodeToString(text)))
              .as("%s before, %s after", before, after)
              .isNotEmpty();
        }
      }
    }
  }

  @Test
  void what_is_too_short_is_no_secret_and_what_is_given_twice_is_one() {
    needles.add("planted", SECRET);
    needles.add("short", "0123456789a");

    assertThat(needles.count()).isEqualTo(2);
    assertThat(needles.in("0123456789a")).isEmpty();
  }
}
