package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPartsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "1", "{\"a\":", "no json"})
  void what_is_no_object_is_none_and_throws_nothing(String text) {
    assertThat(JsonParts.read(text)).isEmpty();
    assertThat(JsonParts.read(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void an_object_is_read() {
    assertThat(JsonParts.read("{\"名\":1}".getBytes(UTF_8)).orElseThrow().getInt("名")).isEqualTo(1);
  }
}
