package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** An app writes to members. Nobody is interrupted: what was sent can be looked at. */
@Dependent
class MessageCalls implements Topic {

  private final CorpDoor door;
  private final Agents agents;
  private final Messages messages;
  private final MediaShelf shelf;
  private final Sights sights;

  @Inject
  MessageCalls(CorpDoor door, Agents agents, Messages messages, MediaShelf shelf, Sights sights) {
    this.door = door;
    this.agents = agents;
    this.messages = messages;
    this.shelf = shelf;
    this.sights = sights;
  }

  @Override
  public String title() {
    return "消息推送 · Messages";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
            "message/send",
            "90236",
            "text, image, voice, video, file, textcard, news, mpnews, markdown, miniprogram_notice,"
                + " template_card, template_msg",
            door.opens(this::send)),
        Endpoint.post(
            "message/recall",
            "94867",
            "a message is taken back, within 24 hours",
            door.opens(this::recall)),
        Endpoint.post(
            "message/update_template_card",
            "94888",
            "the buttons of a card are replaced, by its response_code: 24 hours, once",
            door.opens(this::updateCard)));
  }

  private VisibleRange range(Authorisation authorisation) {
    return new VisibleRange(sights.of(authorisation));
  }

  private JsonObjectBuilder send(Authorisation authorisation, ApiCall call) {
    Fields fields = Fields.of(call.body());
    Agents.demandOpen(agents.named(authorisation, fields));
    Recipients recipients = Recipients.ofSend(range(authorisation), fields);
    MessageBody body =
        new MessageBody(fields, mediaId -> shelf.find(authorisation.corpId(), mediaId).isPresent());
    body.check();
    Message message = messages.keep(authorisation, recipients.to(), body.type(), call.body());
    JsonObjectBuilder json = recipients.json().add("msgid", Messages.idOf(message));
    if (body.isInteractive()) {
      json.add("response_code", messages.answered(message).reveal());
    }
    return json;
  }

  /** Which errcode a message gets that cannot be recalled is unconfirmed. */
  private JsonObjectBuilder recall(Authorisation authorisation, ApiCall call) {
    String messageId = Fields.of(call.body()).demand("msgid");
    if (messages.find(authorisation, messageId).filter(messages::recall).isEmpty()) {
      throw ApiRefusal.argument("msgid");
    }
    return Json.createObjectBuilder();
  }

  /** Which errcode a bad response_code gets is unconfirmed. */
  private JsonObjectBuilder updateCard(Authorisation authorisation, ApiCall call) {
    Fields fields = Fields.of(call.body());
    Agents.demandOpen(agents.named(authorisation, fields));
    Recipients recipients = Recipients.ofUpdate(range(authorisation), fields);
    Secret code = fields.secret("response_code", ErrCode.EMPTY_ARGUMENT);
    if (!fields.has("template_card")) {
      fields.object("button").demand("replace_name");
    }
    Message message =
        messages
            .updatable(authorisation, code)
            .orElseThrow(() -> ApiRefusal.argument("response_code"));
    messages.update(message);
    return recipients.json();
  }
}
