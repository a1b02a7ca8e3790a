package dev.suitehub.wire;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.Reader;

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

  public static JsonReader reader(Reader text) {
    return PROVIDER.createReader(text);
  }
}
