package dev.suitehub.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @ParameterizedTest
  @ValueSource(strings = {"ww00000000000suite", "wpAuthCorp0001", "dk.a-b_c@d", "1"})
  void ids_print_as_they_came(String id) {
    assertThat(new SuiteId(id)).hasToString(id);
    assertThat(new CorpId(id)).hasToString(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "a/b", "你", "$CORPID$"})
  void anything_else_is_no_id(String text) {
    assertThatThrownBy(() -> new SuiteId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A SuiteId is ");
    assertThatThrownBy(() -> new CorpId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A corpid is ");
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 100_000})
  void an_id_has_at_most_64_characters(int length) {
    assertThat(new CorpId("a".repeat(64)).value()).hasSize(64);
    assertThatThrownBy(() -> new CorpId("a".repeat(length)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
