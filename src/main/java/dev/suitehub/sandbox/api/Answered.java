package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * What goes back over the wire, and how much later.
 *
 * @param errmsg goes into a header too
 * @param content a file in place of the JSON
 * @param spoil what faults make of it; WeCom has acted already
 */
record Answered(
    int errcode, String errmsg, String json, Optional<Content> content, Faults.Spoil spoil) {

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
    return new Answered(errcode, errmsg, json, content, Faults.Spoil.NONE);
  }

  Answered spoilt(Faults.Spoil made) {
    return new Answered(errcode, errmsg, json, content, made);
  }

  @Override
  public String toString() {
    return "Answered[" + errcode + "]";
  }
}
