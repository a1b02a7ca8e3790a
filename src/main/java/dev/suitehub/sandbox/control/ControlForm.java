package dev.suitehub.sandbox.control;

import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.JsonParts;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a control: a {@link JsonForm} that reads numbers, switches and this room's values
 * too.
 */
public final class ControlForm {

  private final JsonForm form;

  private ControlForm(JsonForm form) {
    this.form = form;
  }

  /** An empty body is an empty object. */
  static ControlForm parse(String body) {
    return new ControlForm(JsonForm.parse(body.isBlank() ? "{}" : scalarsAsTexts(body)));
  }

  /** One of several that came together. */
  public static ControlForm of(JsonObject object) {
    return new ControlForm(JsonForm.parse(scalarsAsTexts(object).toString()));
  }

  /**
   * The form knows texts only: 8 and true become "8" and "true", also in lists, and an object the
   * text of its JSON. What is no JSON is left to it.
   */
  private static String scalarsAsTexts(String body) {
    return JsonParts.read(body).map(object -> scalarsAsTexts(object).toString()).orElse(body);
  }

  private static JsonObject scalarsAsTexts(JsonObject object) {
    JsonObjectBuilder texts = Json.createObjectBuilder();
    object.forEach((name, value) -> add(texts, name, value));
    return texts.build();
  }

  private static void add(JsonObjectBuilder texts, String name, JsonValue value) {
    switch (value.getValueType()) {
      case NUMBER, TRUE, FALSE, OBJECT -> texts.add(name, value.toString());
      case ARRAY -> texts.add(name, listAsTexts(value.asJsonArray()));
      default -> texts.add(name, value);
    }
  }

  private static JsonArrayBuilder listAsTexts(JsonArray list) {
    JsonArrayBuilder texts = Json.createArrayBuilder();
    for (JsonValue value : list) {
      if (value instanceof JsonNumber) {
        texts.add(value.toString());
      } else {
        texts.add(value);
      }
    }
    return texts;
  }

  public boolean has(String field) {
    return form.has(field);
  }

  public Optional<String> text(String field) {
    return form.text(field);
  }

  /** A text that a column holds. */
  public Optional<String> text(String field, int longest) {
    return form.value(
        field,
        "length",
        text -> {
          if (text.length() > longest) {
            throw new IllegalArgumentException("has up to " + longest + " characters");
          }
          return text;
        });
  }

  public List<String> texts(String field) {
    return form.texts(field);
  }

  /** The numbers of a list; empty where it is absent. */
  public List<Integer> numbers(String field) {
    List<String> texts = form.texts(field);
    if (texts.stream().allMatch(ControlForm::isNumber)) {
      return texts.stream().map(Integer::valueOf).toList();
    }
    form.finding(field, "number", "has to be a list of whole numbers");
    return List.of();
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,10}") && Long.parseLong(text) <= Integer.MAX_VALUE;
  }

  /** As {@link #numbers}, where they may be greater. */
  List<Long> longNumbers(String field) {
    List<String> texts = form.texts(field);
    if (texts.stream().allMatch(text -> text.matches("[0-9]{1,18}"))) {
      return texts.stream().map(Long::valueOf).toList();
    }
    form.finding(field, "number", "has to be a list of whole numbers");
    return List.of();
  }

  /** An object; empty where it is absent. */
  public Optional<JsonObject> object(String field) {
    return form.value(
        field,
        "type",
        text ->
            JsonParts.read(text)
                .orElseThrow(() -> new IllegalArgumentException("has to be an object")));
  }

  /** The members of an object as texts; null is the empty text. */
  Map<String, String> members(String field) {
    Map<String, String> members = new LinkedHashMap<>();
    object(field)
        .ifPresent(
            object ->
                object.forEach(
                    (name, value) -> {
                      switch (value.getValueType()) {
                        case STRING -> members.put(name, ((JsonString) value).getString());
                        case NUMBER, TRUE, FALSE -> members.put(name, value.toString());
                        case NULL -> members.put(name, "");
                        default ->
                            finding(field + "." + name, "type", "has to be a text or a number");
                      }
                    }));
    return members;
  }

  public Optional<Instant> instant(String field) {
    return form.value(
        field,
        "time",
        text -> {
          try {
            return Instant.parse(text);
          } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("has to be a time such as 2027-01-31T00:00:00Z", e);
          }
        });
  }

  public Optional<LocalDate> day(String field) {
    return form.value(
        field,
        "date",
        text -> {
          try {
            return LocalDate.parse(text);
          } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("has to be a day such as 2027-01-31", e);
          }
        });
  }

  /** A text that fits a pattern; else {@code wanted} is the finding. */
  public Optional<String> matching(String field, String pattern, String wanted) {
    return form.value(
        field,
        "shape",
        text -> {
          if (!text.matches(pattern)) {
            throw new IllegalArgumentException(wanted);
          }
          return text;
        });
  }

  public Optional<Secret> secret(String field) {
    return text(field, 500).map(Secret::of);
  }

  Optional<Secret> aesKey(String field) {
    return form.value(
        field,
        "shape",
        text -> {
          CallbackKey.problemWith(text)
              .ifPresent(
                  problem -> {
                    throw new IllegalArgumentException(problem);
                  });
          return Secret.of(text);
        });
  }

  public Optional<SuiteId> suite(String field) {
    return form.value(field, "shape", SuiteId::new);
  }

  public Optional<CorpId> corp(String field) {
    return form.value(field, "shape", CorpId::new);
  }

  public Optional<Boolean> flag(String field) {
    return form.value(
        field,
        "type",
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("has to be true or false");
          }
          return Boolean.valueOf(text);
        });
  }

  public Optional<Long> number(String field, long least, long most) {
    String range = "has to be a whole number from " + least + " to " + most;
    return form.value(
        field,
        "number",
        text -> {
          if (!text.matches("-?[0-9]{1,18}")) {
            throw new IllegalArgumentException(range);
          }
          long number = Long.parseLong(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException(range);
          }
          return number;
        });
  }

  public Optional<Integer> integer(String field, int least, int most) {
    return number(field, least, most).map(Math::toIntExact);
  }

  public Optional<Duration> duration(String field, Duration longest) {
    return form.duration(field, longest);
  }

  public <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) {
    return form.value(field, "choice", text -> constant(text, type));
  }

  /** Those of a list; empty where it is absent. */
  public <E extends Enum<E>> Optional<List<E>> choices(String field, Class<E> type) {
    List<String> texts = form.texts(field);
    try {
      return form.has(field)
          ? Optional.of(texts.stream().map(text -> constant(text, type)).distinct().toList())
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      form.finding(field, "choice", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> E constant(String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "has to be one of " + Arrays.toString(type.getEnumConstants())));
  }

  public Optional<String> url(String field) {
    return form.value(field, "url", address -> absolute(address, address));
  }

  /** One in which {@code $CORPID$} may stand anywhere, its host included. */
  public Optional<String> dataUrl(String field) {
    return form.value(
        field, "url", address -> absolute(address, address.replace("$CORPID$", "ww0")));
  }

  private static String absolute(String address, String sample) {
    try {
      URI uri = new URI(sample);
      String scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() != null
          && (scheme.equals("http") || scheme.equals("https"))
          && uri.getRawFragment() == null
          && address.length() <= 500) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("has to be an absolute http or https address", e);
    }
    throw new IllegalArgumentException("has to be an absolute http or https address");
  }

  public Optional<String> domain(String field) {
    return form.value(
        field,
        "domain",
        text -> {
          if (!text.matches("[A-Za-z0-9.-]{1,240}(:[0-9]{1,5})?")) {
            throw new IllegalArgumentException("has to be a host, with a port if it has one");
          }
          return text;
        });
  }

  public void finding(String field, String rule, String message) {
    form.finding(field, rule, message);
  }

  public void require(String field, @Nullable Object value) {
    form.require(field, "required", value);
  }

  /** What the rules of WeCom's console refuse. */
  public void add(Findings findings) {
    findings.all().stream()
        .filter(Finding::isRefused)
        .forEach(one -> form.finding(one.field(), one.rule(), one.text(Locale.ENGLISH)));
  }

  void check() {
    form.check();
  }

  /** All that is wrong with it (field, rule, message); to be asked when everything was read. */
  public List<Map<String, String>> violations() {
    return form.violations();
  }
}
