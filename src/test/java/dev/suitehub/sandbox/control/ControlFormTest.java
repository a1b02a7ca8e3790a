package dev.suitehub.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import java.util.Collection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlFormTest {

  private enum Colour {
    RED,
    GREEN
  }

  @Test
  void numbers_switches_and_choices_are_read() {
    ControlForm form =
        ControlForm.parse(
            "{\"count\":8,\"on\":true,\"colour\":\"red\",\"url\":\"http://h/\","
                + "\"dataUrl\":\"http://$CORPID$.h/\"}");

    assertThat(form.integer("count", 1, 10)).contains(8);
    assertThat(form.flag("on")).contains(true);
    assertThat(form.choice("colour", Colour.class)).contains(Colour.RED);
    assertThat(form.url("url")).contains("http://h/");
    assertThat(form.dataUrl("dataUrl")).contains("http://$CORPID$.h/");
    form.check();
  }

  @Test
  @Tag("CFG-09")
  void the_corpid_stands_in_a_data_url_alone() {
    ControlForm form = ControlForm.parse("{\"commandUrl\":\"http://$CORPID$.h/\"}");
    form.url("commandUrl");

    assertThatThrownBy(form::check).isInstanceOf(ProblemException.class);
  }

  @Test
  void lists_of_numbers_objects_and_times_are_read() {
    ControlForm form =
        ControlForm.parse(
            "{\"ids\":[1,2],\"names\":[\"a\"],\"apps\":{\"wwsuite\":1},"
                + "\"at\":\"2027-01-31T00:00:00Z\"}");

    assertThat(form.numbers("ids")).containsExactly(1, 2);
    assertThat(form.texts("names")).containsExactly("a");
    assertThat(form.object("apps").orElseThrow().getInt("wwsuite")).isEqualTo(1);
    assertThat(form.instant("at").orElseThrow().getEpochSecond()).isEqualTo(1_801_353_600);
    form.check();
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    ControlForm form =
        ControlForm.parse(
            "{\"count\":11,\"on\":\"yes\",\"colour\":\"blue\",\"url\":\"ftp://h/\",\"domain\":\"a b\",\"more\":1}");
    form.integer("count", 1, 10);
    form.flag("on");
    form.choice("colour", Colour.class);
    form.url("url");
    form.domain("domain");

    assertThatThrownBy(form::check)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat((Collection<?>) problem.extensions().get("violations")).hasSize(6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "[1]", "{\"a\":"})
  void what_is_no_object_is_refused(String body) {
    assertThatThrownBy(() -> ControlForm.parse(body)).isInstanceOf(ProblemException.class);
  }

  /** Parsson reads no number of more than 1100 characters, and throws what is none of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"count\":%s}", "{\"count\":[%s]}", "{\"count\":{\"a\":%s}}"})
  void a_number_of_more_than_1100_digits_is_refused(String body) {
    assertThatThrownBy(() -> ControlForm.parse(body.formatted("9".repeat(1101))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.NOT_JSON));
    assertThatThrownBy(() -> read(body.formatted("9".repeat(1100))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.INVALID_INPUT));
  }

  private static void read(String body) {
    ControlForm form = ControlForm.parse(body);
    form.integer("count", 1, 10);
    form.check();
  }

  /** 1e9 is 1E+9 then: with enough digits before it, more than can be read again. */
  @Test
  void a_number_in_an_object_that_is_too_long_when_written_is_a_finding() {
    ControlForm form = ControlForm.parse("{\"apps\":{\"a\":" + "9".repeat(1090) + "e900000000}}");

    assertThat(form.object("apps")).isEmpty();
    assertThat(form.violations()).hasSize(1);
  }

  @Test
  void what_is_nested_too_deeply_is_refused() {
    String body = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

    assertThatThrownBy(() -> ControlForm.parse(body)).isInstanceOf(ProblemException.class);
  }

  @Test
  void an_empty_body_asks_for_nothing() {
    ControlForm.parse("").check();
  }
}
