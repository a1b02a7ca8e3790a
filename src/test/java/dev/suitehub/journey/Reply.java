package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What a server answered. */
record Reply(URI uri, int status, HttpHeaders headers, String text) {

  static Reply of(HttpResponse<byte[]> response) {
    String text = new String(response.body(), StandardCharsets.UTF_8);
    Seen.text(text);
    response.headers().firstValue("location").ifPresent(Seen::text);
    return new Reply(response.request().uri(), response.statusCode(), response.headers(), text);
  }

  /** Itself, where the status is that; else the test fails with what was answered. */
  Reply expect(int wanted) {
    assertThat(status).as("%s answered %s", uri, text).isEqualTo(wanted);
    return this;
  }

  /** Itself, where it is an RFC 9457 problem of that status and type. */
  Reply expectProblem(int wanted, String type) {
    expect(wanted);
    assertThat(header("content-type")).as("%s", uri).startsWith("application/problem+json");
    assertThat(json().getString("type")).isEqualTo("urn:suitehub:" + type);
    assertThat(json().getInt("status")).isEqualTo(wanted);
    return this;
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Where it may be a list. */
  JsonValue value() {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
