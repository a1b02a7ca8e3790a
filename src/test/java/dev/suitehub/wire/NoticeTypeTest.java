package dev.suitehub.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTypeTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  @Tag("complaint-30")
  void a_kind_is_known_in_its_shapes_and_no_other(NoticeType type) {
    for (NoticeShape shape : NoticeShape.values()) {
      boolean known = NoticeType.of(shape, type.wireName()) == type;
      assertThat(known).isEqualTo(type.comesAs(shape));
    }
  }

  @Test
  void letter_case_counts_in_an_info_type_only() {
    assertThat(NoticeType.of(NoticeShape.EVENT, "CLICK")).isEqualTo(NoticeType.CLICK);
    assertThat(NoticeType.of(NoticeShape.EVENT, "location")).isEqualTo(NoticeType.REPORT_LOCATION);
    assertThat(NoticeType.of(NoticeShape.MESSAGE, "Text")).isEqualTo(NoticeType.TEXT);
    assertThat(NoticeType.of(NoticeShape.INFO, "SUITE_TICKET")).isEqualTo(NoticeType.UNKNOWN);
  }

  @Test
  @Tag("complaint-08")
  void an_event_cannot_pass_for_a_ticket_or_an_uninstall() {
    assertThat(NoticeType.of(NoticeShape.EVENT, "suite_ticket")).isEqualTo(NoticeType.UNKNOWN);
    assertThat(NoticeType.of(NoticeShape.MESSAGE, "cancel_auth")).isEqualTo(NoticeType.UNKNOWN);
  }

  @Test
  void names_on_the_wire_are_lower_case_but_for_one() {
    assertThat(NoticeType.values())
        .filteredOn(type -> !type.wireName().equals(type.wireName().toLowerCase(Locale.ROOT)))
        .containsExactly(NoticeType.REPORT_LOCATION);
  }
}
