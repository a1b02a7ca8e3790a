package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;

/** Ids of corps and members in their other form (账号ID安全升级, doc 96516). */
@Dependent
class IdCalls implements Topic {

  private static final int MOST = 1000;

  private final CorpDoor door;
  private final ProviderDoor providerDoor;
  private final Authorisations authorisations;
  private final SandboxCorps corps;
  private final SandboxSuites suites;
  private final Sights sights;

  @Inject
  IdCalls(
      CorpDoor door,
      ProviderDoor providerDoor,
      Authorisations authorisations,
      SandboxCorps corps,
      SandboxSuites suites,
      Sights sights) {
    this.door = door;
    this.providerDoor = providerDoor;
    this.authorisations = authorisations;
    this.corps = corps;
    this.suites = suites;
    this.sights = sights;
  }

  @Override
  public String title() {
    return "账号ID转换 · Ids";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
            "service/corpid_to_opencorpid",
            "95604",
            "open_corpid of a corp that has authorised the provider; the same here",
            providerDoor.opens(this::openCorpId)),
        Endpoint.post(
            "batch/userid_to_openuserid",
            "97062",
            "open_userids of members in the visible range",
            door.opens(this::openUserIds)),
        Endpoint.post(
            "batch/openuserid_to_userid",
            "95884",
            "and back; customised apps (dk…) only",
            door.opensCustomised(this::userIds)));
  }

  /** Corps are known here by one id. */
  private JsonObjectBuilder openCorpId(SandboxProvider provider, ApiCall call) {
    CorpId corpId =
        Ids.of(Fields.of(call.body()).text("corpid", ErrCode.MISSING_CORPID), CorpId::new)
            .filter(id -> corps.find(id).isPresent())
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_CORPID));
    boolean authorised =
        authorisations.active(corpId).stream()
            .anyMatch(one -> suites.get(one.suiteId()).provider().equals(provider.corpId()));
    if (!authorised) {
      throw new ApiRefusal(ErrCode.AUTHORISATION_INVALID);
    }
    return Json.createObjectBuilder().add("open_corpid", corpId.value());
  }

  /** That too many wrong ids block the call for a day is not played. */
  private JsonObjectBuilder openUserIds(Authorisation authorisation, ApiCall call) {
    VisibleRange range = new VisibleRange(sights.of(authorisation));
    JsonArrayBuilder known = Json.createArrayBuilder();
    JsonArrayBuilder invalid = Json.createArrayBuilder();
    for (String userId : Fields.of(call.body()).demandTexts("userid_list", MOST)) {
      Optional<String> member = range.user(userId);
      if (member.isEmpty()) {
        invalid.add(userId);
      } else {
        known.add(pair("userid", userId, "open_userid", open(authorisation, member.get())));
      }
    }
    return Json.createObjectBuilder()
        .add("open_userid_list", known)
        .add("invalid_userid_list", invalid);
  }

  private JsonObjectBuilder userIds(Authorisation authorisation, ApiCall call) {
    Fields fields = Fields.of(call.body());
    JsonArrayBuilder known = Json.createArrayBuilder();
    JsonArrayBuilder invalid = Json.createArrayBuilder();
    for (String openUserId : fields.demandTexts("open_userid_list", MOST)) {
      Optional<String> member =
          new VisibleRange(sights.of(authorisation))
              .users().stream()
                  .filter(userId -> open(authorisation, userId).equals(openUserId))
                  .findFirst();
      if (member.isEmpty()) {
        invalid.add(openUserId);
      } else {
        known.add(pair("open_userid", openUserId, "userid", member.get()));
      }
    }
    return Json.createObjectBuilder()
        .add("userid_list", known)
        .add("invalid_open_userid_list", invalid);
  }

  private static String open(Authorisation authorisation, String userId) {
    return new Member(authorisation.corpId().value(), userId, "").openUserId();
  }

  private static JsonObjectBuilder pair(
      String name, String value, String other, String otherValue) {
    return Json.createObjectBuilder().add(name, value).add(other, otherValue);
  }
}
