package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * What goes back over the wire, and how much later.
 *
 * @param errmsg goes into a header too
 * @param content a file in place of the JSON
 * @param delay what a planted fault asks for; WeCom has acted already
 * @param isDropped the answer is to get lost on its way; WeCom has acted all the same
 */
record Answered(
    int errcode,
    String errmsg,
    String json,
    Optional<Content> content,
    Duration delay,
    boolean isDropped) {

  private static final String MORE = "https://open.work.weixin.qq.com/devtool/query?e=";
  private static final int HINT_DIGITS = 19;

  /** Fields of the outcome win: an errmsg is not always ok. */
  static Answered of(Outcome outcome, Endpoint endpoint) {
    JsonObject fields = outcome.fields();
    if (!endpoint.isSilent()) {
      fields =
          Json.createObjectBuilder()
              .add("errcode", 0)
              .add("errmsg", "ok")
              .addAll(Json.createObjectBuilder(fields))
              .build();
    }
    return plain(0, "ok", fields.toString(), outcome.content());
  }

  static Answered refused(ApiRefusal refusal, ApiCall call) {
    String text =
        "%s%s, hint: [%s], from ip: %s, more info at %s%d"
            .formatted(
                refusal.text(),
                // Where in the text it stands is unconfirmed.
                Fields.isReadable(call.body()) ? "" : ". Warning: wrong json format.",
                Fresh.digits(HINT_DIGITS),
                call.ip(),
                MORE,
                refusal.errcode());
    JsonObject json =
        Json.createObjectBuilder().add("errcode", refusal.errcode()).add("errmsg", text).build();
    return plain(refusal.errcode(), text, json.toString(), Optional.empty());
  }

  private static Answered plain(
      int errcode, String errmsg, String json, Optional<Content> content) {
    return new Answered(errcode, errmsg, json, content, Duration.ZERO, false);
  }

  Answered disturbed(Duration later, boolean dropped) {
    return new Answered(errcode, errmsg, json, content, later, dropped);
  }

  @Override
  public String toString() {
    return "Answered[" + errcode + "]";
  }
}
