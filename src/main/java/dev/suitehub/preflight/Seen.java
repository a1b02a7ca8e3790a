package dev.suitehub.preflight;

import dev.suitehub.platform.http.CallFailure;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What came back from a call: an answer, or why none came. */
final class Seen {

  private static final int SHOWN = 120;

  private final Optional<HttpResponse<byte[]>> answer;
  private final Optional<CallFailure> failure;
  private final long millis;

  private Seen(Optional<HttpResponse<byte[]>> answer, Optional<CallFailure> failure, long millis) {
    this.answer = answer;
    this.failure = failure;
    this.millis = millis;
  }

  static Seen answer(HttpResponse<byte[]> answer, long millis) {
    return new Seen(Optional.of(answer), Optional.empty(), millis);
  }

  static Seen nothing(CallFailure failure, long millis) {
    return new Seen(Optional.empty(), Optional.of(failure), millis);
  }

  Optional<CallFailure> failure() {
    return failure;
  }

  /** 0 where no whole answer came. */
  int status() {
    return answer.map(HttpResponse::statusCode).orElse(0);
  }

  byte[] body() {
    return answer.map(HttpResponse::body).orElseGet(() -> new byte[0]);
  }

  /** Empty where there is none. */
  String header(String name) {
    return answer.flatMap(got -> got.headers().firstValue(name)).orElse("");
  }

  long millis() {
    return millis;
  }

  /** How the body begins; what a person would not see is written out. */
  String excerpt() {
    String text = new String(body(), StandardCharsets.UTF_8);
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(SHOWN).forEach(point -> append(shown, point));
    return text.codePointCount(0, text.length()) > SHOWN ? shown + "…" : shown.toString();
  }

  private static void append(StringBuilder shown, int point) {
    switch (point) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      case 0xFEFF -> shown.append("\\uFEFF");
      default -> {
        if (Character.isISOControl(point)) {
          shown.append("\\x").append(Integer.toHexString(point));
        } else {
          shown.appendCodePoint(point);
        }
      }
    }
  }
}
