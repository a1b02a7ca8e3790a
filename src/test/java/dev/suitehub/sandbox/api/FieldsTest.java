package dev.suitehub.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.wire.ErrCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A body that cannot be read is an errcode, as at WeCom, and no failure of the sandbox. */
class FieldsTest {

  static Stream<String> unreadable() {
    return Stream.of(
        "",
        "[]",
        "{",
        "{\"a\":" + "9".repeat(1101) + "}",
        "{\"a\":[{\"b\":" + "9".repeat(3010) + "}]}",
        "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void what_cannot_be_read_is_refused_or_has_no_fields(String body) {
    ApiRefusal refusal = catchThrowableOfType(ApiRefusal.class, () -> Fields.of(body));

    assertThat(refusal.errcode()).isEqualTo(ErrCode.UNREADABLE_BODY.code());
    assertThat(Fields.lenient(body).has("a")).isFalse();
  }

  @Test
  void a_number_that_no_id_can_have_is_read_and_refused_where_it_is_asked_for() {
    Fields fields = Fields.of("{\"a\":" + "9".repeat(1100) + ",\"b\":1}");

    assertThat(fields.number("b")).hasValue(1);
    assertThat(catchThrowableOfType(ApiRefusal.class, () -> fields.number("a"))).isNotNull();
  }
}
