package dev.suitehub.ops;

import dev.suitehub.wire.JsonParts;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How an alert is written for a webhook, and which answer means that it arrived. */
enum AlertFormat {
  /** A group robot of WeCom (doc 91770): Markdown, 4096 bytes at most; errcode 0. */
  WECOM_ROBOT {
    @Override
    JsonObject body(AlertRow alert, AlertTexts texts, URI hub, String node) {
      return Json.createObjectBuilder()
          .add("msgtype", "markdown")
          .add(
              "markdown",
              Json.createObjectBuilder()
                  .add("content", cut(texts.markdown(alert, hub, node), LONGEST)))
          .build();
    }

    @Override
    boolean isAccepted(int status, String answer) {
      return status == 200 && errcode(answer) == 0;
    }
  },
  /** One flat object for whatever else listens; any 2xx. */
  JSON {
    @Override
    JsonObject body(AlertRow alert, AlertTexts texts, URI hub, String node) {
      JsonObjectBuilder body =
          Json.createObjectBuilder()
              .add("cause", alert.cause())
              .add("state", alert.state().name().toLowerCase(Locale.ROOT))
              .add("severity", alert.severity().name().toLowerCase(Locale.ROOT))
              .add("since", alert.since().toString())
              .add("title", alert.title())
              .add("text", alert.text())
              .add("cure", alert.cure())
              .add("hub", hub.toString())
              .add("node", node);
      alert.clearedAt().ifPresent(at -> body.add("clearedAt", at.toString()));
      return body.build();
    }

    @Override
    boolean isAccepted(int status, String answer) {
      return status >= 200 && status < 300;
    }
  };

  static final int LONGEST = 4096;

  abstract JsonObject body(AlertRow alert, AlertTexts texts, URI hub, String node);

  abstract boolean isAccepted(int status, String answer);

  private static int errcode(String answer) {
    return JsonParts.read(answer).map(json -> json.getInt("errcode", -1)).orElse(-1);
  }

  /** At most so many bytes of UTF-8, whole characters only. */
  static String cut(String text, int bytes) {
    int used = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      used += new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8).length;
      if (used > bytes) {
        return text.substring(0, at);
      }
      at += Character.charCount(point);
    }
    return text;
  }
}
