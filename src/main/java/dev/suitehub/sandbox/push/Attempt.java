package dev.suitehub.sandbox.push;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;

/**
 * One try of a push.
 *
 * @param fresh sealed anew for this try; else the bytes of the one before
 * @param status 0 where nothing came
 * @param problem why nothing came; empty where something did
 */
public record Attempt(
    int number, boolean fresh, int status, long latencyMs, Verdict verdict, String problem) {

  static String toJson(List<Attempt> attempts) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (Attempt attempt : attempts) {
      array.add(
          Json.createObjectBuilder()
              .add("number", attempt.number)
              .add("fresh", attempt.fresh)
              .add("status", attempt.status)
              .add("latencyMs", attempt.latencyMs)
              .add("verdict", attempt.verdict.name())
              .add("problem", attempt.problem));
    }
    return array.build().toString();
  }

  static List<Attempt> fromJson(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      JsonArray array = reader.readArray();
      return array.getValuesAs(JsonObject.class).stream()
          .map(
              one ->
                  new Attempt(
                      one.getInt("number"),
                      one.getBoolean("fresh"),
                      one.getInt("status"),
                      one.getJsonNumber("latencyMs").longValue(),
                      Verdict.valueOf(one.getString("verdict")),
                      one.getString("problem")))
          .toList();
    }
  }
}
