package dev.suitehub.preflight;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;

/** A report as it is kept: words and values, which are told in the reader's language later. */
final class ReportJson {

  private ReportJson() {}

  static String write(PreflightReport report) {
    JsonArrayBuilder checks = Json.createArrayBuilder();
    report.checks().forEach(check -> checks.add(write(check)));
    return Json.createObjectBuilder()
        .add("suite", report.suite())
        .add("by", report.by())
        .add("startedAt", report.startedAt().toString())
        .add("millis", report.millis())
        .add("checks", checks)
        .build()
        .toString();
  }

  static PreflightReport read(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      JsonObject report = reader.readObject();
      return new PreflightReport(
          report.getString("suite"),
          report.getString("by"),
          Instant.parse(report.getString("startedAt")),
          report.getJsonNumber("millis").longValue(),
          report.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
              .map(ReportJson::check)
              .toList());
    }
  }

  private static JsonObject write(Check check) {
    return Json.createObjectBuilder()
        .add("name", check.name())
        .add("url", check.url())
        .add("sent", check.sent())
        .add("status", check.status())
        .add("answer", check.answer())
        .add("millis", check.millis())
        .add("mark", check.mark().name())
        .add("verdict", check.verdict())
        .add("values", Json.createArrayBuilder(check.values()))
        .build();
  }

  private static Check check(JsonObject check) {
    List<String> values =
        check.getJsonArray("values").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList();
    return new Check(
        check.getString("name"),
        check.getString("url"),
        check.getString("sent"),
        check.getInt("status"),
        check.getString("answer"),
        check.getJsonNumber("millis").longValue(),
        Mark.valueOf(check.getString("mark")),
        check.getString("verdict"),
        values);
  }
}
