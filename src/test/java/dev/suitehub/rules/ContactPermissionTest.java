package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of console-rules B4: 4 below 1 below 2 below 3, and 5 below 3 alone. */
class ContactPermissionTest {

  @ParameterizedTest
  @CsvSource({"1,4", "2,1", "2,4", "3,2", "3,1", "3,4", "3,5"})
  @Tag("CHG-02")
  void a_released_app_may_go_down(int from, int to) {
    assertThat(level(from).mayBecome(level(to))).isTrue();
    assertThat(level(to).isLowerThan(level(from))).isTrue();
    assertThat(level(to).mayBecome(level(from))).as("and not back").isFalse();
  }

  @ParameterizedTest
  @CsvSource({"5,1", "5,2", "5,4"})
  @Tag("CHG-02")
  void two_that_do_not_compare_are_no_way_down_in_either_direction(int one, int other) {
    assertThat(level(one).mayBecome(level(other))).isFalse();
    assertThat(level(other).mayBecome(level(one))).isFalse();
  }

  @Test
  @Tag("CHG-02")
  void the_same_is_no_rise() {
    for (ContactPermission permission : ContactPermission.values()) {
      assertThat(permission.mayBecome(permission)).isTrue();
      assertThat(permission.isLowerThan(permission)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 7, -1})
  void a_number_that_wecom_does_not_explain_is_none(int level) {
    assertThat(ContactPermission.ofLevel(level)).isEmpty();
  }

  @Test
  @Tag("CHG-01")
  void a_scope_may_widen_and_says_so() {
    assertThat(ContactScope.EXTRA.isWiderThan(ContactScope.SAME_AS_VISIBLE)).isTrue();
    assertThat(ContactScope.SAME_AS_VISIBLE.isWiderThan(ContactScope.EXTRA)).isFalse();
    assertThat(ContactScope.EXTRA.isWiderThan(ContactScope.EXTRA)).isFalse();
  }

  private static ContactPermission level(int level) {
    return ContactPermission.ofLevel(level).orElseThrow();
  }
}
