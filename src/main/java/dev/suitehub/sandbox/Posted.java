package dev.suitehub.sandbox;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;

/** What a form sent. */
public record Posted(MultivaluedMap<String, String> fields) {

  /** Stripped; empty where it is not there. */
  public String text(String name) {
    return given(name).orElse("");
  }

  /** Empty only where the form had no such input. */
  public Optional<String> given(String name) {
    return Optional.ofNullable(fields.getFirst(name)).map(String::strip);
  }

  public List<String> texts(String name) {
    return fields.getOrDefault(name, List.of());
  }
}
