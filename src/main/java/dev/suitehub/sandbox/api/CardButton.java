package dev.suitehub.sandbox.api;

import dev.suitehub.wire.JsonParts;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A button of a template card that an app has sent (doc 90236).
 *
 * @param key by which the app knows it
 * @param taskId the card's
 * @param cardType the card's
 */
public record CardButton(String text, String key, String taskId, String cardType) {

  /** None where the message is no card, or too long to have been kept whole. */
  public static List<CardButton> of(Message message) {
    return message.type().equals("template_card") && !message.isRecalled() && !message.isUpdated()
        ? card(message.body()).map(CardButton::of).orElse(List.of())
        : List.of();
  }

  private static Optional<JsonObject> card(String body) {
    return JsonParts.read(body)
        .map(message -> message.get("template_card"))
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }

  private static List<CardButton> of(JsonObject card) {
    List<JsonObject> found = new ArrayList<>();
    if (card.get("button_list") instanceof JsonArray buttons) {
      buttons.stream()
          .filter(JsonObject.class::isInstance)
          .map(JsonObject.class::cast)
          .forEach(found::add);
    }
    if (card.get("submit_button") instanceof JsonObject submit) {
      found.add(submit);
    }
    return found.stream()
        .map(
            button ->
                new CardButton(
                    button.getString("text", ""),
                    button.getString("key", ""),
                    card.getString("task_id", ""),
                    card.getString("card_type", "")))
        .filter(button -> !button.key().isEmpty())
        .toList();
  }
}
