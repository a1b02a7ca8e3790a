package dev.suitehub.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrCodeTest {
  @ParameterizedTest
  @EnumSource
  void a_code_finds_its_constant(ErrCode errCode) {
    assertThat(ErrCode.of(errCode.code())).hasValue(errCode);
    assertThat(errCode.meaning()).isNotBlank();
  }

  @Test
  void a_code_that_is_not_listed_is_no_mistake() {
    assertThat(ErrCode.of(987_654)).isEmpty();
  }

  @Test
  void four_codes_ask_for_a_new_token() {
    assertThat(ErrCode.values())
        .filteredOn(errCode -> errCode.reaction() == Reaction.REFRESH_TOKEN)
        .extracting(ErrCode::code)
        .containsExactlyInAnyOrder(40014, 42001, 40082, 42009);
  }

  @Test
  void five_codes_put_an_authorisation_in_doubt() {
    assertThat(ErrCode.values())
        .filteredOn(ErrCode::doubtsAuthorisation)
        .extracting(ErrCode::code)
        .containsExactlyInAnyOrder(40084, 48004, 301007, 2000002, 710000);
  }

  @Test
  void helper_codes_are_the_official_ones() {
    assertThat(WireError.values())
        .extracting(WireError::code)
        .containsExactly(
            -40001, -40002, -40003, -40004, -40005, -40006, -40007, -40008, -40009, -40010, -40011);
    assertThat(new WireException(WireError.SIGNATURE, "why"))
        .hasMessage("-40001 the signature does not match: why");
  }
}
