package dev.suitehub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {

  private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final String OTHER_AES_KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
  private static final Secret SECRET = Secret.of("Secret1");

  private final JsonObjectBuilder form = Json.createObjectBuilder();
  private Optional<CallbackSettings> kept =
      Optional.of(
          CallbackSettings.entered(
              new CallbackForm(
                  Optional.of(Secret.of("T1")), Optional.of(Secret.of(AES_KEY)), Plan.asItIs())));

  @Test
  void a_next_key_is_planned_by_both_of_its_texts() {
    form.add("nextToken", "T2").add("nextEncodingAesKey", OTHER_AES_KEY);

    assertThat(callback().next().what().map(KeyTexts::key))
        .contains(CallbackKey.of(Secret.of("T2"), Secret.of(OTHER_AES_KEY)));
  }

  @Test
  void one_text_without_the_other_is_a_finding() {
    assertFinding("{'nextToken':'T2'}", "nextToken", "pair");
    assertFinding("{'nextEncodingAesKey':'" + OTHER_AES_KEY + "'}", "nextToken", "pair");
    assertFinding("{'nextToken':''}", "nextToken", "pair");
    assertFinding("{'nextToken':'T2','nextEncodingAesKey':''}", "nextToken", "pair");
  }

  @Test
  void two_empty_texts_withdraw_a_planned_key_and_null_leaves_it() {
    assertThat(read("{}").next()).isEqualTo(Plan.asItIs());
    assertThat(read("{'nextToken':null,'nextEncodingAesKey':null}").next())
        .isEqualTo(Plan.asItIs());
    assertThat(read("{'nextToken':'','nextEncodingAesKey':' '}").next())
        .isEqualTo(Plan.withdrawn());
  }

  @Test
  void a_next_key_that_is_in_force_already_is_a_finding() {
    String next = "'nextToken':'T1','nextEncodingAesKey':'" + AES_KEY + "'";
    assertFinding("{" + next + "}", "nextToken", "same");
    assertThat(read("{'token':'T2'," + next + "}").next().isTold())
        .as("the other Token counts at once, and the one before is planned")
        .isTrue();

    kept = Optional.empty();
    assertFinding(
        "{'token':'T1','encodingAesKey':'" + AES_KEY + "'," + next + "}", "nextToken", "same");
  }

  @Test
  void a_next_encoding_aes_key_that_can_be_none_is_one_finding() {
    String violations = violations("{'nextToken':'T2','nextEncodingAesKey':'short'}");

    assertThat(violations)
        .contains("nextEncodingAesKey", "encoding-aes-key")
        .doesNotContain("pair");
  }

  @Test
  void a_next_secret_is_planned_withdrawn_or_left() {
    assertThat(next("{'next':'Secret2'}", Optional.of(SECRET)))
        .isEqualTo(Plan.of(Secret.of("Secret2")));
    assertThat(next("{'next':''}", Optional.of(SECRET))).isEqualTo(Plan.withdrawn());
    assertThat(next("{'next':null}", Optional.of(SECRET))).isEqualTo(Plan.asItIs());
    assertThat(next("{}", Optional.empty())).isEqualTo(Plan.asItIs());
  }

  @Test
  void a_next_secret_follows_another_one() {
    assertThat(problem(() -> next("{'next':'Secret1'}", Optional.of(SECRET)))).contains("same");
    assertThat(problem(() -> next("{'next':'Secret2'}", Optional.empty()))).contains("order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01", "2026-11-25", "9999-12-31"})
  void a_day_of_every_year_that_databases_keep_is_taken(String day) {
    assertThat(day(day)).contains(LocalDate.parse(day));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-12-31", "-0001-01-01", "+10000-01-01", "+999999999-12-31", "today"})
  void a_day_that_databases_do_not_keep_is_none(String day) {
    assertThat(problem(() -> day(day))).contains("field=on", "rule=date");
  }

  private static Optional<LocalDate> day(String text) {
    JsonForm read = JsonForm.parse("{\"on\":\"" + text + "\"}");
    Optional<LocalDate> day = Inputs.day(read, "on");
    read.check();
    return day;
  }

  private CallbackForm callback() {
    return read(form.build().toString());
  }

  private CallbackForm read(String json) {
    JsonForm read = JsonForm.parse(json.replace('\'', '"'));
    CallbackForm callback = Inputs.callback(read, kept);
    read.check();
    return callback;
  }

  private static Plan<Secret> next(String json, Optional<Secret> now) {
    JsonForm read = JsonForm.parse(json.replace('\'', '"'));
    Plan<Secret> plan = Inputs.nextSecret(read, "next", "secret", now);
    read.check();
    return plan;
  }

  private void assertFinding(String json, String field, String rule) {
    assertThat(violations(json)).contains("field=" + field, "rule=" + rule);
  }

  private String violations(String json) {
    return problem(() -> read(json));
  }

  private static String problem(Runnable act) {
    return String.valueOf(
        catchThrowableOfType(ProblemException.class, act::run).extensions().get("violations"));
  }
}
