package dev.suitehub.wire;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@link jakarta.json.Json} gives, for what is made thousands of times a minute: that one
 * looks for its provider at every call, through all of the server's class loaders and their locks.
 */
public final class JsonParts {

  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private JsonParts() {}

  public static JsonObjectBuilder object() {
    return PROVIDER.createObjectBuilder();
  }

  public static JsonArrayBuilder array() {
    return PROVIDER.createArrayBuilder();
  }

  /** The object that somebody's text is; empty where it is none, or no reader can bear it. */
  public static Optional<JsonObject> read(String text) {
    return read(() -> PROVIDER.createReader(new StringReader(text)));
  }

  /** As {@link #read(String)}, of text in one of the encodings of Unicode. */
  public static Optional<JsonObject> read(byte[] text) {
    return read(() -> PROVIDER.createReader(new ByteArrayInputStream(text)));
  }

  private static Optional<JsonObject> read(Supplier<JsonReader> opening) {
    // Parsson looks for the encoding as it opens, and throws for fewer bytes than two.
    try (JsonReader reader = opening.get()) {
      return Optional.of(reader.readObject());
    } catch (RuntimeException e) {
      // Parsson throws a bare one for deep nesting, and UnsupportedOperationException for a number
      // of more than 1100 digits. What they say quotes the text, so it stays here.
      return Optional.empty();
    }
  }
}
