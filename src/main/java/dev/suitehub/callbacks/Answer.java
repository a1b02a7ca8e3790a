package dev.suitehub.callbacks;

import dev.suitehub.journal.UrlKind;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** What WeCom is told, exact to the byte: refusals have no text. */
record Answer(int status, String text) {

  static final Answer UNREADABLE = new Answer(400, "");
  static final Answer UNKNOWN = new Answer(404, "");
  static final Answer REFUSED = new Answer(403, "");
  static final Answer TOO_SLOW = new Answer(408, "");
  static final Answer TOO_LARGE = new Answer(413, "");
  static final Answer NOT_KEPT = new Answer(503, "");

  static Answer echo(String text) {
    return new Answer(200, text);
  }

  /** Of a notice that was kept: any other text would count as an error (doc 97172). */
  static Answer kept(UrlKind url) {
    return new Answer(200, url == UrlKind.DATA ? "" : "success");
  }

  Response response() {
    return Response.status(status)
        .type("text/plain;charset=utf-8")
        .entity(text.getBytes(StandardCharsets.UTF_8))
        .build();
  }
}
