package dev.suitehub.sandbox.push;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * What a member does in an app, and what the app replies at once (被动回复): see {@link
 * Push#replyKind()} and {@link Push#reply()}; a reply that WeCom cannot show is {@link
 * Verdict#WRONG_REPLY}. The scene has suite, corp and member. Never called inside a transaction.
 */
@Dependent
public class MemberActs {

  private final Announcer announcer;

  @Inject
  public MemberActs(Announcer announcer) {
    this.announcer = announcer;
  }

  public Push says(Scene scene, String text) {
    return act(scene, "message.text", Map.of("Content", text));
  }

  public Push sendsImage(Scene scene, String mediaId, String pictureUrl) {
    return act(scene, "message.image", Map.of("MediaId", mediaId, "PicUrl", pictureUrl));
  }

  public Push sendsVoice(Scene scene, String mediaId) {
    return act(scene, "message.voice", Map.of("MediaId", mediaId));
  }

  public Push sendsVideo(Scene scene, String mediaId, String thumbMediaId) {
    return act(scene, "message.video", Map.of("MediaId", mediaId, "ThumbMediaId", thumbMediaId));
  }

  public Push sendsPlace(Scene scene, String latitude, String longitude, String label) {
    return act(
        scene,
        "message.location",
        Map.of("Location_X", latitude, "Location_Y", longitude, "Label", label));
  }

  public Push sendsLink(Scene scene, String title, String description, String url) {
    return act(
        scene, "message.link", Map.of("Title", title, "Description", description, "Url", url));
  }

  /** Opens the app. */
  public Push enters(Scene scene) {
    return act(scene, "event.enter_agent", Map.of());
  }

  /** Is in the visible range now. */
  public Push subscribes(Scene scene) {
    return act(scene, "event.subscribe", Map.of());
  }

  public Push unsubscribes(Scene scene) {
    return act(scene, "event.unsubscribe", Map.of());
  }

  /** Presses a menu item of type click. */
  public Push clicks(Scene scene, String key) {
    return act(scene, "event.click", Map.of("EventKey", key));
  }

  /** Presses a menu item of type view. */
  public Push views(Scene scene, String url) {
    return act(scene, "event.view", Map.of("EventKey", url));
  }

  public Push isAt(Scene scene, String latitude, String longitude) {
    return act(scene, "event.LOCATION", Map.of("Latitude", latitude, "Longitude", longitude));
  }

  /** Answers a template card; the response code updates it once. */
  public Push answersCard(Scene scene, String taskId, String key, String responseCode) {
    return act(
        scene,
        "event.template_card_event",
        Map.of("TaskId", taskId, "EventKey", key, "ResponseCode", responseCode));
  }

  /** Anything else of the catalogue that members do. */
  public Push act(Scene scene, String name, Map<String, String> fields) {
    return announcer.announce(name, scene, fields);
  }
}
