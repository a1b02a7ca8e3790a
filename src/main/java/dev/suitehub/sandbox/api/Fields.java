package dev.suitehub.sandbox.api;

import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.JsonParts;
import dev.suitehub.wire.Secret;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The body of a call. A field of the wrong type counts as missing, as it does at WeCom; fields that
 * nobody asks for are ignored.
 */
final class Fields {

  private final JsonObject object;

  private Fields(JsonObject object) {
    this.object = object;
  }

  /** Throws the refusal 47001 where the body is not a JSON object. */
  static Fields of(String body) {
    return JsonParts.read(body)
        .map(Fields::new)
        .orElseThrow(() -> new ApiRefusal(ErrCode.UNREADABLE_BODY));
  }

  /** A body that is empty or a JSON object; anything else gets a warning in the errmsg. */
  static boolean isReadable(String body) {
    try {
      of(body.isEmpty() ? "{}" : body);
      return true;
    } catch (ApiRefusal unreadable) {
      return false;
    }
  }

  /** An unreadable body has no fields: get_provider_token answers 41002 to a form. */
  static Fields lenient(String body) {
    try {
      return of(body);
    } catch (ApiRefusal unreadable) {
      return new Fields(JsonObject.EMPTY_JSON_OBJECT);
    }
  }

  Optional<String> text(String name) {
    return object.get(name) instanceof JsonString text && !text.getString().isEmpty()
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  String text(String name, ErrCode ifMissing) {
    return text(name).orElseThrow(() -> new ApiRefusal(ifMissing));
  }

  Secret secret(String name, ErrCode ifMissing) {
    return Secret.of(text(name, ifMissing));
  }

  /** Throws the refusal 40058 of a whole number that no id here can have. */
  OptionalInt number(String name) {
    return object.get(name) instanceof JsonNumber number && number.isIntegral()
        ? OptionalInt.of(whole(name, number))
        : OptionalInt.empty();
  }

  /** As {@link #number}, of 64 bits. */
  OptionalLong longNumber(String name) {
    return object.get(name) instanceof JsonNumber number && number.isIntegral()
        ? OptionalLong.of(wholeLong(name, number))
        : OptionalLong.empty();
  }

  private static int whole(String name, JsonNumber number) {
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      throw ApiRefusal.argument(name);
    }
  }

  private static long wholeLong(String name, JsonNumber number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw ApiRefusal.argument(name);
    }
  }

  Fields object(String name) {
    return new Fields(
        object.get(name) instanceof JsonObject inner ? inner : JsonObject.EMPTY_JSON_OBJECT);
  }

  /** A text, or a number as its digits. */
  Optional<String> scalar(String name) {
    return object.get(name) instanceof JsonNumber number
        ? Optional.of(number.toString())
        : text(name);
  }

  /** An object as its JSON. */
  Optional<String> json(String name) {
    return object.get(name) instanceof JsonObject inner
        ? Optional.of(inner.toString())
        : Optional.empty();
  }

  /** The texts of an array; empty where it is absent or holds anything else. */
  Optional<List<String>> textsOnly(String name) {
    return object.get(name) instanceof JsonArray array
            && array.stream().allMatch(JsonString.class::isInstance)
        ? Optional.of(array.getValuesAs(JsonString::getString))
        : Optional.empty();
  }

  /** The whole numbers of an array; empty where it is absent or holds anything else. */
  Optional<List<Integer>> numbersOnly(String name) {
    return wholeNumbers(name).map(all -> all.stream().map(one -> whole(name, one)).toList());
  }

  /** As {@link #numbersOnly}, of 64 bits. */
  Optional<List<Long>> longsOnly(String name) {
    return wholeNumbers(name).map(all -> all.stream().map(one -> wholeLong(name, one)).toList());
  }

  private Optional<List<JsonNumber>> wholeNumbers(String name) {
    return object.get(name) instanceof JsonArray array && array.stream().allMatch(Fields::isWhole)
        ? Optional.of(array.getValuesAs(JsonNumber.class))
        : Optional.empty();
  }

  private static boolean isWhole(JsonValue value) {
    return value instanceof JsonNumber number && number.isIntegral();
  }

  boolean has(String name) {
    return object.containsKey(name);
  }

  /** Throws the refusal of a missing parameter, which names it. */
  String demand(String name) {
    return text(name).orElseThrow(() -> ApiRefusal.empty(name));
  }

  /** A number that some clients send as a text. */
  OptionalInt looseNumber(String name) {
    return text(name)
        .filter(digits -> digits.matches("[0-9]{1,9}"))
        .map(digits -> OptionalInt.of(Integer.parseInt(digits)))
        .orElseGet(() -> number(name));
  }

  /** What of the list is no text counts as missing. */
  List<String> texts(String name) {
    return values(name, JsonString.class).map(JsonString::getString).toList();
  }

  List<Integer> numbers(String name) {
    return values(name, JsonNumber.class)
        .filter(JsonNumber::isIntegral)
        .map(number -> whole(name, number))
        .toList();
  }

  List<Fields> objects(String name) {
    return values(name, JsonObject.class).map(Fields::new).toList();
  }

  /** A list of between one and so many texts. */
  List<String> demandTexts(String name, int most) {
    List<String> texts = texts(name);
    if (texts.isEmpty()) {
      throw ApiRefusal.empty(name);
    }
    if (texts.size() > most) {
      throw ApiRefusal.argument(name + " has more than " + most);
    }
    return texts;
  }

  private <T extends JsonValue> Stream<T> values(String name, Class<T> type) {
    return object.get(name) instanceof JsonArray array
        ? array.stream().filter(type::isInstance).map(type::cast)
        : Stream.empty();
  }

  @Override
  public String toString() {
    return object.toString();
  }
}
