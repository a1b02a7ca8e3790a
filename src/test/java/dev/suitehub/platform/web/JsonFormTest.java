package dev.suitehub.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.Secret;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormTest {

  @Test
  void a_text_that_counts_to_the_letter_keeps_its_ends() {
    JsonForm form = JsonForm.parse("{\"a\":\" x\\r\\n\",\"b\":null,\"c\":1}");

    assertThat(form.verbatim("a")).contains(" x\r\n");
    assertThat(form.verbatim("b")).isEmpty();
    assertThat(form.verbatim("d")).isEmpty();
    assertThat(form.verbatim("c")).isEmpty();
    assertThatThrownBy(form::check).isInstanceOf(ProblemException.class);
  }

  @Test
  void a_text_with_nul_is_a_finding_wherever_it_stands() {
    JsonForm form =
        JsonForm.parse("{\"a\":\"x\\u0000y\",\"b\":\"\\u0000\",\"c\":[\"\\u0000\",\"z\"]}");

    form.text("a");
    form.verbatim("b");
    form.texts("c");

    assertThat(form.violations())
        .extracting(violation -> violation.get("field") + " " + violation.get("rule"))
        .containsExactly("a character", "b character", "c character");
  }

  @Test
  void texts_are_read_stripped() {
    JsonForm form = JsonForm.parse("{\"name\":\" 甲 \",\"key\":\"K\",\"hosts\":[\"a\",\"b\"]}");

    assertThat(form.has("name")).isTrue();
    assertThat(form.has("other")).isFalse();
    assertThat(form.text("name")).contains("甲");
    assertThat(form.secret("key")).contains(Secret.of("K"));
    assertThat(form.texts("hosts")).containsExactly("a", "b");
    assertThatNoException().isThrownBy(form::check);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":null}", "{\"a\":\"\"}", "{\"a\":\" \\t\\n\"}"})
  void a_blank_text_is_an_absent_one(String body) {
    JsonForm form = JsonForm.parse(body);

    assertThat(form.text("a")).isEmpty();
    assertThat(form.secret("a")).isEmpty();
    assertThat(form.value("a", "shape", SuiteKey::new)).isEmpty();
    assertThatNoException().isThrownBy(form::check);
    form.require("a", "required", null);
    assertThat(findings(form)).containsExactly("a required");
  }

  @Test
  void an_emptied_text_is_told_from_an_absent_one() {
    JsonForm form = JsonForm.parse("{\"a\":\"\",\"b\":\" \",\"c\":null,\"d\":\"x\",\"e\":7}");

    assertThat(Stream.of("a", "b", "c", "d", "e", "f").filter(form::isEmptied))
        .containsExactly("a", "b");
    assertThatNoException().isThrownBy(form::check);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":null}", "{\"a\":[]}"})
  void an_absent_list_is_an_empty_one(String body) {
    JsonForm form = JsonForm.parse(body);

    assertThat(form.texts("a")).isEmpty();
    assertThatNoException().isThrownBy(form::check);
  }

  @Test
  void all_findings_come_at_once_each_with_field_rule_and_message() {
    JsonForm form =
        JsonForm.parse("{\"suite\":\"NO KEY\",\"name\":7,\"hosts\":\"a\",\"other\":1,\"more\":2}");
    form.value("suite", "shape", SuiteKey::new);
    form.text("name");
    form.texts("hosts");
    form.text("token");
    form.require("token", "required", null);
    form.finding("suite", "taken", "is taken");

    assertThat(findings(form))
        .containsExactlyInAnyOrder(
            "suite shape",
            "suite taken",
            "name type",
            "hosts type",
            "token required",
            "other unknown",
            "more unknown");
    assertThatThrownBy(form::check).hasMessageContaining("nothing was changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "[]", "{}", "[\"a\"]"})
  void another_type_is_a_finding_for_a_text(String value) {
    JsonForm form = JsonForm.parse("{\"a\":" + value + "}");

    assertThat(form.text("a")).isEmpty();
    form.require("a", "required", null);
    assertThat(findings(form)).as("one finding of a field is enough").containsExactly("a type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"a\"", "{}", "[1]", "[\"a\",null]", "[[\"a\"]]"})
  void another_type_is_a_finding_for_a_list_of_texts(String value) {
    JsonForm form = JsonForm.parse("{\"a\":" + value + "}");

    assertThat(form.texts("a")).isEmpty();
    assertThat(findings(form)).containsExactly("a type");
  }

  @Test
  void what_a_constructor_says_is_the_finding() {
    JsonForm form = JsonForm.parse("{\"suite\":\"NO KEY\"}");

    Optional<SuiteKey> suite = form.value("suite", "shape", SuiteKey::new);

    assertThat(suite).isEmpty();
    assertThat(violations(form).get(0).get("message")).contains("a-z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "\"text\"",
        "[]",
        "[{}]",
        "{",
        "}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":tru}",
        "{\"a\":\"\\u12\"}",
        "name=x",
        "<xml/>"
      })
  void what_is_not_one_json_object_is_not_json(String body) {
    assertNotJson(body);
  }

  @Test
  void arrays_nested_five_thousand_deep_are_not_json() {
    assertNotJson("[".repeat(5000));
    assertNotJson("[".repeat(5000) + "]".repeat(5000));
  }

  @Test
  void a_key_out_of_a_path_is_a_key_or_a_finding() {
    assertThat(Keys.suite("crm")).isEqualTo(new SuiteKey("crm"));
    assertThatThrownBy(() -> Keys.suite("CRM"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(PlatformProblem.INVALID_INPUT);
              assertThat(String.valueOf(problem.extensions().get("violations")))
                  .contains("field=suite");
            });
    assertThatThrownBy(() -> Keys.provider("command")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Keys.corp("a corp")).isInstanceOf(ProblemException.class);
  }

  private static void assertNotJson(String body) {
    assertThatThrownBy(() -> JsonForm.parse(body))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.NOT_JSON));
  }

  private static List<String> findings(JsonForm form) {
    return violations(form).stream()
        .map(each -> each.get("field") + " " + each.get("rule"))
        .toList();
  }

  private static List<Map<String, String>> violations(JsonForm form) {
    ProblemException problem = catchThrowableOfType(ProblemException.class, form::check);
    assertThat(problem.type()).isEqualTo(PlatformProblem.INVALID_INPUT);
    Object violations = problem.extensions().get("violations");
    assertThat(violations).isInstanceOf(Collection.class);
    return violations instanceof Collection<?> rows
        ? rows.stream().map(JsonFormTest::texts).toList()
        : List.of();
  }

  private static Map<String, String> texts(Object finding) {
    Map<String, String> texts = new LinkedHashMap<>();
    ((Map<?, ?>) finding)
        .forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
    return texts;
  }
}
