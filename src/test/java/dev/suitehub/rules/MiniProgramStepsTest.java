package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniProgramStepsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final String APP_ID = "wx0123456789abcdef";

  @Test
  @Tag("MINI-02")
  @Tag("MINI-03")
  @Tag("MINI-04")
  @Tag("MINI-05")
  void the_steps_are_done_one_after_the_other() {
    assertThat(done("", "", null, null)).isZero();
    assertThat(done(APP_ID, "", null, null)).isEqualTo(1);
    assertThat(done(APP_ID, "1.0.0", null, null)).isEqualTo(2);
    assertThat(done(APP_ID, "1.0.0", TODAY, null)).isEqualTo(3);
    assertThat(done(APP_ID, "1.0.0", TODAY, TODAY)).isEqualTo(MiniProgramSteps.ALL);
  }

  @Test
  @Tag("MINI-03")
  @Tag("MINI-04")
  @Tag("MINI-05")
  void a_step_before_its_turn_is_refused() {
    assertThat(rules("", "1.0.0", null, null)).containsExactly("MINI-03");
    assertThat(rules(APP_ID, "", TODAY, null)).containsExactly("MINI-04");
    assertThat(rules(APP_ID, "1.0.0", null, TODAY)).containsExactly("MINI-05");
    assertThat(rules("", "", null, TODAY)).containsExactly("MINI-05");
  }

  @ParameterizedTest
  @CsvSource({
    "wx0123456789abcdef, true",
    "wx0123456789abcde, false",
    "wx0123456789abcdef0, false",
    "wy0123456789abcdef, false",
    "ww0123456789abcdef, false",
    "wx0123456789ABCDEF, false"
  })
  @Tag("MINI-02")
  void an_appid_is_wx_and_16_digits(String appId, boolean good) {
    assertThat(rules(appId, "", null, null)).isEqualTo(good ? List.of() : List.of("MINI-02"));
  }

  @ParameterizedTest
  @CsvSource({"32, true", "33, false"})
  @Tag("MINI-03")
  void a_version_has_at_most_32_characters(int length, boolean good) {
    assertThat(rules(APP_ID, "1".repeat(length), null, null).isEmpty()).isEqualTo(good);
  }

  @Test
  @Tag("MINI-04")
  void a_release_was_today_or_before() {
    assertThat(rules(APP_ID, "1.0.0", TODAY, null)).isEmpty();
    assertThat(rules(APP_ID, "1.0.0", TODAY.plusDays(1), null)).containsExactly("MINI-04");
  }

  @Test
  @Tag("MINI-01")
  void it_is_associated_on_the_day_of_its_release_at_the_earliest() {
    LocalDate yesterday = TODAY.minusDays(1);

    assertThat(rules(APP_ID, "1.0.0", yesterday, yesterday)).isEmpty();
    assertThat(rules(APP_ID, "1.0.0", TODAY, yesterday)).containsExactly("MINI-01");
    assertThat(rules(APP_ID, "1.0.0", null, null)).isEmpty();
  }

  private static int done(
      String appId, String version, @Nullable LocalDate released, @Nullable LocalDate associated) {
    return new MiniProgramSteps(appId, version, released, associated).done();
  }

  private static List<String> rules(
      String appId, String version, @Nullable LocalDate released, @Nullable LocalDate associated) {
    return AppRules.steps(new MiniProgramSteps(appId, version, released, associated), TODAY)
        .all()
        .stream()
        .map(Finding::rule)
        .toList();
  }
}
