package dev.suitehub.platform.web;

import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.wire.JsonParts;
import dev.suitehub.wire.Secret;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that came in. Each read notes what is wrong with its field, and {@link #check}
 * throws once, with all findings ({@code violations}: field, rule, message). Fields that nobody
 * read are findings too.
 */
public final class JsonForm {

  private final JsonObject object;
  private final Set<String> read = new LinkedHashSet<>();
  private final List<Map<String, String>> findings = new ArrayList<>();

  private JsonForm(JsonObject object) {
    this.object = object;
  }

  /** Throws {@link ProblemException} {@code not-json} where {@code body} is not one JSON object. */
  public static JsonForm parse(String body) {
    return JsonParts.read(body)
        .map(JsonForm::new)
        .orElseThrow(
            () ->
                new ProblemException(
                    PlatformProblem.NOT_JSON, "Send one JSON object, UTF-8.", Map.of()));
  }

  public boolean has(String field) {
    return object.containsKey(field);
  }

  /** The text, stripped; empty where it is absent, null or blank. */
  public Optional<String> text(String field) {
    read.add(field);
    JsonValue value = object.get(field);
    if (value == null || value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonString string) {
      String text = plain(field, string).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
    finding(field, "type", "has to be a text");
    return Optional.empty();
  }

  /**
   * The text as it was sent, whatever it begins and ends with; empty where it is absent or null.
   */
  public Optional<String> verbatim(String field) {
    read.add(field);
    JsonValue value = object.getOrDefault(field, JsonValue.NULL);
    if (value instanceof JsonString string) {
      return Optional.of(plain(field, string));
    }
    if (value != JsonValue.NULL) {
      finding(field, "type", "has to be a text");
    }
    return Optional.empty();
  }

  /** Without NUL, which PostgreSQL takes in no text: that is a finding. */
  private String plain(String field, JsonString string) {
    String text = string.getString();
    if (text.indexOf('\0') < 0) {
      return text;
    }
    finding(field, "character", "must not have the character NUL");
    return text.replace("\0", "");
  }

  /** There, and an empty or blank text: it takes back what was entered before. */
  public boolean isEmptied(String field) {
    read.add(field);
    return object.get(field) instanceof JsonString string && string.getString().isBlank();
  }

  public Optional<Secret> secret(String field) {
    return text(field).map(Secret::of);
  }

  /** True only where it says so; false where it is absent or null. */
  public boolean flag(String field) {
    read.add(field);
    JsonValue value = object.getOrDefault(field, JsonValue.NULL);
    if (value != JsonValue.NULL && value != JsonValue.TRUE && value != JsonValue.FALSE) {
      finding(field, "type", "has to be true or false");
    }
    return value == JsonValue.TRUE;
  }

  /** An ISO-8601 duration from zero to {@code longest}. */
  public Optional<Duration> duration(String field, Duration longest) {
    return value(field, "duration", text -> parsed(text, longest));
  }

  private static Duration parsed(String text, Duration longest) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative() || duration.compareTo(longest) > 0) {
        throw new IllegalArgumentException("goes from PT0S to " + longest);
      }
      return duration;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is no ISO-8601 duration such as PT10M", e);
    }
  }

  /** The text as a value; what its constructor says against it becomes the finding. */
  public <T> Optional<T> value(String field, String rule, Function<String, T> constructor) {
    return text(field)
        .flatMap(
            text -> {
              try {
                return Optional.of(constructor.apply(text));
              } catch (IllegalArgumentException e) {
                finding(field, rule, String.valueOf(e.getMessage()));
                return Optional.<T>empty();
              }
            });
  }

  /** The texts of an array; empty where it is absent. */
  public List<String> texts(String field) {
    read.add(field);
    JsonValue value = object.get(field);
    if (value == null || value == JsonValue.NULL) {
      return List.of();
    }
    if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
      return array.getValuesAs(JsonString.class).stream()
          .map(string -> plain(field, string))
          .toList();
    }
    finding(field, "type", "has to be a list of texts");
    return List.of();
  }

  /** A whole number; empty where it is absent or null. */
  public OptionalLong number(String field) {
    read.add(field);
    JsonValue value = object.getOrDefault(field, JsonValue.NULL);
    if (value instanceof JsonNumber number && number.isIntegral()) {
      return OptionalLong.of(number.longValue());
    }
    if (value != JsonValue.NULL) {
      finding(field, "type", "has to be a whole number");
    }
    return OptionalLong.empty();
  }

  /** An array as it came; empty where it is absent or null. */
  public Optional<JsonArray> array(String field) {
    read.add(field);
    JsonValue value = object.getOrDefault(field, JsonValue.NULL);
    if (value instanceof JsonArray array) {
      return Optional.of(array);
    }
    if (value != JsonValue.NULL) {
      finding(field, "type", "has to be a list");
    }
    return Optional.empty();
  }

  public void finding(String field, String rule, String message) {
    findings.add(violation(field, rule, message));
  }

  /** A finding unless {@code value} is there or its field has one already. */
  public void require(String field, String rule, @Nullable Object value) {
    boolean noted = findings.stream().anyMatch(f -> field.equals(f.get("field")));
    if (value == null && !noted) {
      finding(field, rule, "is missing");
    }
  }

  /** All findings (field, rule, message); what nobody has read until now is one of them. */
  public List<Map<String, String>> violations() {
    List<Map<String, String>> all = new ArrayList<>(findings);
    for (String field : object.keySet()) {
      if (!read.contains(field)) {
        String known = String.join(", ", read);
        all.add(violation(field, "unknown", "is not a field of this resource: " + known));
      }
    }
    return all;
  }

  /** Throws {@link ProblemException} {@code invalid-input} with all findings, if there are any. */
  public void check() {
    List<Map<String, String>> violations = violations();
    if (!violations.isEmpty()) {
      throw new ProblemException(
          PlatformProblem.INVALID_INPUT,
          "Correct the "
              + violations.size()
              + " finding(s) and send it again; nothing was changed.",
          Map.of("violations", List.copyOf(violations)));
    }
  }

  private static Map<String, String> violation(String field, String rule, String message) {
    return Map.of("field", field, "rule", rule, "message", message);
  }
}
