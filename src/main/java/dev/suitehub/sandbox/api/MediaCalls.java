package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Files of a corp, and of a provider. */
@Dependent
class MediaCalls implements Topic {

  private static final int BAD_MEDIA = 40007;
  private static final int MOST_PICTURES = 100;
  private static final int LONGEST_URL = 1024;
  private static final int JOB_ID_LENGTH = 32;
  private static final int MEDIA_SCENE = 1;

  private final CorpDoor door;
  private final ProviderDoor providerDoor;
  private final MediaShelf shelf;
  private final CallLog log;
  private final SandboxConfig config;
  private final Clock clock;

  @Inject
  MediaCalls(
      CorpDoor door,
      ProviderDoor providerDoor,
      MediaShelf shelf,
      CallLog log,
      SandboxConfig config,
      Clock clock) {
    this.door = door;
    this.providerDoor = providerDoor;
    this.shelf = shelf;
    this.log = log;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String title() {
    return "素材 · Media";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("media/upload", "96484", "media_id for three days", door.opens(this::upload)),
        Endpoint.post(
            "media/uploadimg",
            "90256",
            "the address of a picture; 100 a day for each corp",
            door.opens(this::uploadPicture)),
        Endpoint.get("media/get", "90254", "the file itself", door.opensFile(this::get)),
        Endpoint.post(
            "media/upload_by_url",
            "96219",
            "jobid; nothing is fetched here",
            door.opens((authorisation, call) -> uploadByUrl(call))),
        Endpoint.post(
            "service/media/upload",
            "99310",
            "media_id of a provider, for id translation",
            providerDoor.opens(this::uploadOfProvider)));
  }

  private JsonObjectBuilder upload(Authorisation authorisation, ApiCall call) {
    return upload(authorisation.corpId(), call);
  }

  private JsonObjectBuilder uploadOfProvider(SandboxProvider provider, ApiCall call) {
    return upload(provider.corpId(), call);
  }

  private JsonObjectBuilder upload(CorpId corp, ApiCall call) {
    MediaFormat type = MediaFormat.of(call.parameter("type").orElse(""));
    MediaPart part = part(call);
    type.check(part);
    MediaShelf.Kept kept = shelf.keep(corp, part);
    return Json.createObjectBuilder()
        .add("errmsg", "")
        .add("type", type.text())
        .add("media_id", kept.mediaId())
        // A text, as WeCom has it.
        .add("created_at", String.valueOf(kept.at().getEpochSecond()));
  }

  /** Where the picture can be seen; here it can be for three days only. */
  private JsonObjectBuilder uploadPicture(Authorisation authorisation, ApiCall call) {
    MediaPart part = part(call);
    MediaFormat.IMAGE.check(part);
    if (log.countSince(
            call.api(),
            "",
            authorisation.corpId().value(),
            clock.instant().minus(Duration.ofDays(1)))
        >= MOST_PICTURES) {
      throw new ApiRefusal(ErrCode.FREQUENCY_LIMIT);
    }
    String mediaId = shelf.keep(authorisation.corpId(), part).mediaId();
    return Json.createObjectBuilder()
        .add(
            "url",
            config.hub().publicUrl("/sandbox/pictures/")
                + authorisation.corpId().value()
                + "/"
                + mediaId);
  }

  private static MediaPart part(ApiCall call) {
    return call.part().orElseThrow(() -> ApiRefusal.empty("media"));
  }

  private Outcome get(Authorisation authorisation, ApiCall call) {
    MediaShelf.Found found =
        shelf
            .find(authorisation.corpId(), call.parameter("media_id").orElse(""))
            .orElseThrow(() -> new ApiRefusal(BAD_MEDIA));
    return Outcome.file(
        new Content(found.type(), found.fileName(), out -> Files.copy(found.file(), out)));
  }

  private static JsonObjectBuilder uploadByUrl(ApiCall call) {
    Fields fields = Fields.of(call.body());
    if (fields.number("scene").orElse(MEDIA_SCENE) != MEDIA_SCENE) {
      throw ApiRefusal.argument("scene");
    }
    MediaFormat.of(fields.demand("type"));
    fields.demand("filename");
    String url = fields.demand("url");
    if (!url.matches("https?://.+") || url.length() > LONGEST_URL) {
      throw ApiRefusal.argument("url");
    }
    fields.demand("md5");
    return Json.createObjectBuilder().add("jobid", Fresh.secret(JOB_ID_LENGTH).reveal());
  }
}
