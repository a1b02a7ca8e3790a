package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;

/** One entry of vectors/wecom.json. */
record Vector(JsonObject json) {
  static Stream<Vector> all() {
    InputStream file = Vector.class.getResourceAsStream("/vectors/wecom.json");
    try (JsonReader reader = Json.createReader(Objects.requireNonNull(file))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream().map(Vector::new);
    }
  }

  /** Messages that come to us and are in order. */
  static Stream<Vector> incoming() {
    return all().filter(v -> v.kind().matches("verify_url|receive_.*") && !v.isNegative());
  }

  /** Messages whose every input is known, the 16 random bytes too. */
  static Stream<Vector> reproducible() {
    return all().filter(v -> v.json.containsKey("random") && !v.isNegative());
  }

  static Stream<Vector> signed() {
    return all().filter(v -> v.has("signature") && v.has("token") && !v.isNegative());
  }

  static Stream<Vector> negative() {
    return all().filter(Vector::isNegative);
  }

  boolean isNegative() {
    return json.containsKey("expect_error");
  }

  boolean has(String name) {
    return json.get(name) instanceof JsonString;
  }

  String text(String name) {
    return json.getString(name);
  }

  String kind() {
    return text("kind");
  }

  String plaintext() {
    return text("plaintext");
  }

  int expectedError() {
    return json.getInt("expect_error");
  }

  /** One vector comes from a sample that only encrypts: any token does there. */
  Secret token() {
    return Secret.of(json.isNull("token") ? "any" : text("token"));
  }

  CallbackKey key() {
    return CallbackKey.of(token(), Secret.of(text("encodingAESKey")));
  }

  SignedText signedText() {
    return new SignedText(text("signature"), text("timestamp"), text("nonce"), text("encrypt"));
  }

  byte[] salt() {
    return text("random").getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return text("id");
  }
}
