package dev.suitehub.gateway.call;

import dev.suitehub.upstream.ProxiedAnswer;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.JsonParts;
import dev.suitehub.wire.Reaction;
import jakarta.json.JsonNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.OptionalInt;

/**
 * WeCom's answer on its way: the beginning is here, for an errcode stands in a small one; the rest,
 * if there is more, is still to come.
 */
final class Relayed implements AutoCloseable {

  /** Larger is no refusal: its answers have a few hundred bytes. */
  private static final int HEAD = 64 * 1024;

  private final ProxiedAnswer answer;
  private final byte[] head;
  private final OptionalInt errcode;

  private Relayed(ProxiedAnswer answer, byte[] head) {
    this.answer = answer;
    this.head = head;
    this.errcode = isWhole() ? errcode(head) : OptionalInt.empty();
  }

  static Relayed begun(ProxiedAnswer answer) throws IOException {
    try {
      return new Relayed(answer, answer.body().readNBytes(HEAD));
    } catch (IOException e) {
      answer.body().close();
      throw e;
    }
  }

  int status() {
    return answer.status();
  }

  Map<String, String> headers() {
    return answer.headers();
  }

  boolean isWhole() {
    return head.length < HEAD;
  }

  /** All of it, where {@link #isWhole}. */
  byte[] bytes() {
    return head.clone();
  }

  /** What is here, and then what comes. */
  void writeTo(OutputStream out) throws IOException {
    out.write(head);
    InputStream rest = answer.body();
    rest.transferTo(out);
  }

  /** Empty where the answer is large, or no JSON object with one. */
  OptionalInt errcode() {
    return errcode;
  }

  boolean isTokenRefused() {
    return errcode.isPresent()
        && ErrCode.of(errcode.getAsInt())
            .filter(known -> known.reaction() == Reaction.REFRESH_TOKEN)
            .isPresent();
  }

  @Override
  public void close() throws IOException {
    answer.body().close();
  }

  private static OptionalInt errcode(byte[] body) {
    if (body.length == 0 || body[0] != '{') {
      return OptionalInt.empty();
    }
    return JsonParts.read(body)
        .map(json -> json.get("errcode"))
        .filter(JsonNumber.class::isInstance)
        .map(number -> OptionalInt.of(((JsonNumber) number).intValue()))
        .orElse(OptionalInt.empty());
  }
}
