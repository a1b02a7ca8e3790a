package dev.suitehub.journey.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A judge who finds nothing wrong with anything would be content with every hub. */
class JudgeTest {

  private final Prey prey = Quarry.at("http://localhost:1");
  private final Judge judge = new Judge(prey);

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 302})
  void what_had_to_be_refused_and_was_not_is_wrong(int status) {
    assertThat(complaint(Expect.REFUSED, "/callback/s/command", status, "", ""))
        .contains("answered " + status + ", expected REFUSED");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 413})
  void a_refusal_is_right_where_it_is_expected_and_wrong_for_what_is_genuine(int status) {
    assertThat(complaint(Expect.REFUSED, "/callback/s/command", status, "", "")).isEmpty();
    assertThat(complaint(Expect.ANY, "/callback/s/command", status, "", "")).isEmpty();
    assertThat(complaint(Expect.KEPT, "/callback/s/command", status, "", "")).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Expect.class)
  void a_failure_is_wrong_whatever_was_sent(Expect expect) {
    assertThat(complaint(expect, "/api/v1/suites", 500, "", "")).contains("a failure: 500");
    assertThat(complaint(expect, "/api/v1/suites", 503, "", "")).contains("a failure: 503");
    assertThat(complaint(expect, "/", 504, "", "")).contains("a failure: 504");
  }

  @Test
  void an_unexpected_problem_is_no_503_that_is_meant() {
    String problem = "{\"type\":\"urn:suitehub:%s\"}";
    assertThat(complaint(Expect.ANY, "/api/v1/x", 503, "", problem.formatted("tokens:no-ticket")))
        .isEmpty();
    assertThat(
            complaint(Expect.ANY, "/api/v1/x", 503, "", problem.formatted("platform:unexpected")))
        .isPresent();
    assertThat(complaint(Expect.ANY, "/api/v1/x", 500, "", problem.formatted("tokens:no-ticket")))
        .isPresent();
  }

  @Test
  void a_callback_may_be_not_kept_and_says_nothing_then() {
    assertThat(complaint(Expect.REFUSED, "/callback/s/command", 503, "", "")).isEmpty();
    assertThat(complaint(Expect.REFUSED, "/callback/s/command", 503, "", "<html>")).isPresent();
  }

  @Test
  void no_answer_is_wrong_but_for_what_is_no_http() {
    Shot http = Shot.get("Test", Expect.ANY, "/");
    Shot none = Shot.raw("Test", "GET");

    assertThat(judge.complaint(http, Answer.none())).contains("no answer");
    assertThat(judge.complaint(http, Answer.silence())).contains("no answer in time");
    assertThat(judge.complaint(none, Answer.none())).isEmpty();
    assertThat(judge.complaint(none, Answer.silence())).contains("no answer in time");
    assertThat(judge.complaint(none, answer(501, "", ""))).isEmpty();
    assertThat(judge.complaint(none, answer(500, "", ""))).isPresent();
  }

  @Test
  void a_path_that_payara_fails_to_decode_is_nobodys_and_nothing_else_is() {
    String payara = "HTTP/1.1 200 OK\nContent-Length: 0\nX-Frame-Options: SAMEORIGIN\n";

    for (String target :
        List.of("/api/v1/users/%zz", "/callback/s/%/command", "/a/%2", "/%u002e", "/a/%2e.")) {
      assertThat(complaint(Expect.REFUSED, target, 200, payara, "")).as(target).isEmpty();
      assertThat(complaint(Expect.REFUSED, target, 204, payara, "")).isPresent();
      assertThat(complaint(Expect.REFUSED, target, 200, payara, "x")).isPresent();
      assertThat(complaint(Expect.REFUSED, target, 200, payara + "Content-Type: text/plain\n", ""))
          .as("an answer of the hub")
          .isPresent();
    }
    for (String target :
        List.of(
            "/callback/s/command", "/api/%ff", "/a/../b", "/a...", "/a/x.", "/api/v1/x?a=%zz")) {
      assertThat(complaint(Expect.REFUSED, target, 200, payara, "")).as(target).isPresent();
    }
    assertThat(
            new Judge(Quarry.on(false))
                .complaint(Shot.get("Test", Expect.REFUSED, "/%zz"), answer(200, payara, "")))
        .as("on another server")
        .isPresent();
  }

  @Test
  void what_is_inside_and_what_is_secret_must_not_be_told() {
    String secret = prey.boxes().get(0).keys().token();

    assertThat(complaint(Expect.ANY, "/", 200, "", "x\n\tat dev.suitehub.Y")).isPresent();
    assertThat(complaint(Expect.ANY, "/", 404, "", "<web-app version")).isPresent();
    assertThat(complaint(Expect.ANY, "/", 200, "", "the token is " + secret))
        .contains("tells a secret");
    assertThat(complaint(Expect.ANY, "/", 200, "X-A: " + secret, "")).contains("tells a secret");
  }

  private Optional<String> complaint(
      Expect expect, String target, int status, String head, String body) {
    return judge.complaint(Shot.get("Test", expect, target), answer(status, head, body));
  }

  private static Answer answer(int status, String head, String body) {
    return Answer.of(status, head, body.getBytes(StandardCharsets.UTF_8));
  }
}
