package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.contacts.Sight;
import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A few of the calls that a corp's app makes: the agent itself, a message, media. */
@Dependent
class CorpCalls {

  private static final int NO_RECIPIENT = 82001;
  private static final int ALL_INVALID = 81013;
  private static final int BAD_MEDIA = 40007;
  private static final int BAD_MEDIA_SIZE = 40006;
  private static final int BAD_MEDIA_TYPE = 40004;
  private static final List<String> MEDIA_TYPES = List.of("image", "voice", "video", "file");
  private static final int SMALLEST_MEDIA = 5;

  private final CorpDoor door;
  private final SandboxSuites suites;
  private final Messages messages;
  private final MediaShelf shelf;
  private final Sights sights;

  @Inject
  CorpCalls(
      CorpDoor door, SandboxSuites suites, Messages messages, MediaShelf shelf, Sights sights) {
    this.door = door;
    this.suites = suites;
    this.messages = messages;
    this.shelf = shelf;
    this.sights = sights;
  }

  Map<String, WecomApi.Endpoint> endpoints() {
    return Map.of(
        "agent/get", this::agent,
        "message/send", this::send,
        "media/upload", this::upload,
        "media/get", this::media);
  }

  /** Doc 96448. */
  private JsonObjectBuilder agent(ApiCall call) {
    Authorisation authorisation = door.enter(call);
    String agentId = call.parameter("agentid").orElseThrow(ApiRefusal::missingAgentId);
    if (!agentId.equals(String.valueOf(authorisation.agentId()))) {
      throw new ApiRefusal(ErrCode.AGENT_NO_PERMISSION);
    }
    JsonArrayBuilder users = Json.createArrayBuilder();
    authorisation
        .allowUsers()
        .forEach(user -> users.add(Json.createObjectBuilder().add("userid", user)));
    return Json.createObjectBuilder()
        .add("agentid", authorisation.agentId())
        .add("name", suites.get(authorisation.suiteId()).name())
        .add("square_logo_url", "")
        .add("description", "")
        .add("allow_userinfos", Json.createObjectBuilder().add("user", users))
        .add(
            "allow_partys",
            Json.createObjectBuilder()
                .add("partyid", Json.createArrayBuilder(authorisation.visible().parties())))
        .add(
            "allow_tags",
            Json.createObjectBuilder()
                .add("tagid", Json.createArrayBuilder(authorisation.visible().tags())))
        .add("close", 0)
        .add("redirect_domain", "");
  }

  /** Doc 90236. */
  private JsonObjectBuilder send(ApiCall call) {
    Authorisation authorisation = door.enter(call);
    Fields fields = Fields.of(call.body());
    OptionalInt agentId = fields.number("agentid");
    if (agentId.isEmpty()) {
      throw ApiRefusal.missingAgentId();
    }
    if (agentId.getAsInt() != authorisation.agentId()) {
      throw new ApiRefusal(ErrCode.AGENT_NO_PERMISSION);
    }
    String toUser = fields.text("touser").orElseThrow(() -> new ApiRefusal(NO_RECIPIENT));
    Sight sight = sights.of(authorisation);
    List<String> invalid =
        Arrays.stream(toUser.split("\\|", -1))
            .filter(user -> !user.equals("@all") && !sight.isUsable(user))
            .toList();
    if (invalid.size() == toUser.split("\\|", -1).length) {
      throw new ApiRefusal(ALL_INVALID);
    }
    String id =
        messages.keep(authorisation, toUser, fields.text("msgtype").orElse(""), call.body());
    return Json.createObjectBuilder()
        .add("invaliduser", String.join("|", invalid))
        .add("msgid", id);
  }

  /** Doc 96484. */
  private JsonObjectBuilder upload(ApiCall call) {
    Authorisation authorisation = door.enter(call);
    String type =
        call.parameter("type")
            .filter(MEDIA_TYPES::contains)
            .orElseThrow(() -> new ApiRefusal(BAD_MEDIA_TYPE));
    MediaPart part = call.part().orElseThrow(() -> new ApiRefusal(BAD_MEDIA_SIZE));
    if (part.size() <= SMALLEST_MEDIA) {
      throw new ApiRefusal(BAD_MEDIA_SIZE);
    }
    MediaShelf.Kept kept = shelf.keep(authorisation.corpId(), part);
    return Json.createObjectBuilder()
        .add("type", type)
        .add("media_id", kept.mediaId())
        // A text, as WeCom has it.
        .add("created_at", String.valueOf(kept.at().getEpochSecond()));
  }

  /** Only whether it may be read: what is read is written by the resource. */
  private JsonObjectBuilder media(ApiCall call) {
    Authorisation authorisation = door.enter(call);
    String mediaId = call.parameter("media_id").orElse("");
    if (shelf.find(authorisation.corpId(), mediaId).isEmpty()) {
      throw new ApiRefusal(BAD_MEDIA);
    }
    return Json.createObjectBuilder().add("corp", authorisation.corpId().value());
  }
}
