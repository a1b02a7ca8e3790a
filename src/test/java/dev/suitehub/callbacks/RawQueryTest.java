package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RawQueryTest {

  @Test
  void values_are_decoded_once_and_a_plus_stays_a_plus() {
    assertThat(RawQuery.parse("echostr=a+b%2Bc%252B%2F%3D%3D&nonce=%E5%BC%A0"))
        .isEqualTo(Map.of("echostr", "a+b+c%2B/==", "nonce", "张"));
  }

  @Test
  void the_first_of_two_counts_and_oddities_do_no_harm() {
    assertThat(RawQuery.parse("a=1&a=2&&=x&b&c=%&d=%zz&e=100%2"))
        .isEqualTo(Map.of("a", "1", "c", "%", "d", "%zz", "e", "100%2"));
    assertThat(RawQuery.parse(null)).isEmpty();
  }
}
