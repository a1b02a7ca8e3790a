package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Predicate;

/**
 * Ids of customers in their other form. There are no customers here: an id that looks like one is
 * taken for one, and always becomes the same other id.
 */
@Dependent
class ExternalIdCalls implements Topic {

  private static final int MOST = 1000;
  private static final int MOST_TEMPORARY = 100;
  private static final int ID_LENGTH = 30;
  private static final int LAST_BUSINESS = 2;
  private static final int LAST_USER_TYPE = 4;

  private final SuiteDoor suiteDoor;
  private final CorpDoor door;
  private final ProviderDoor providerDoor;
  private final Authorisations authorisations;
  private final SandboxCorps corps;

  @Inject
  ExternalIdCalls(
      SuiteDoor suiteDoor,
      CorpDoor door,
      ProviderDoor providerDoor,
      Authorisations authorisations,
      SandboxCorps corps) {
    this.suiteDoor = suiteDoor;
    this.door = door;
    this.providerDoor = providerDoor;
    this.authorisations = authorisations;
    this.corps = corps;
  }

  @Override
  public String title() {
    return "外部联系人ID转换 · Ids of customers";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
            "service/externalcontact/unionid_to_external_userid_3rd",
            "96516",
            "external_userids of a unionid, corp by corp",
            suiteDoor.opens(this::ofUnionId)),
        Endpoint.post(
            "idconvert/unionid_to_external_userid",
            "96516",
            "the external_userid of a unionid in this corp",
            door.opens(this::ofUnionIdHere)),
        Endpoint.post(
            "externalcontact/get_new_external_userid",
            "95327",
            "new ids for old: wm…",
            door.opens(ExternalIdCalls::renewed)),
        Endpoint.post(
            "externalcontact/groupchat/get_new_external_userid",
            "95327",
            "the same for the members of a group chat",
            door.opens(ExternalIdCalls::renewedOfChat)),
        Endpoint.post(
            "service/externalcontact/finish_external_userid_migration",
            "95327",
            "the migration of a corp is over",
            providerDoor.opens(this::finish)),
        Endpoint.post(
            "idconvert/external_tagid",
            "96516",
            "new ids of tags for old: et…",
            door.opens(
                (authorisation, call) ->
                    converted(
                        call, "external_tagid", "open_external_tagid", id -> id.startsWith("et")))),
        Endpoint.post(
            "idconvert/open_kfid",
            "96516",
            "new ids of customer service accounts for old: wk…",
            door.opens(
                (authorisation, call) ->
                    converted(call, "open_kfid", "new_open_kfid", id -> id.startsWith("wk")))),
        Endpoint.post(
            "idconvert/convert_tmp_external_userid",
            "96516",
            "ids behind temporary ones",
            door.opens(ExternalIdCalls::ofTemporary)));
  }

  private JsonObjectBuilder ofUnionId(SandboxSuite suite, ApiCall call) {
    Fields fields = Fields.of(call.body());
    String unionId = fields.demand("unionid");
    fields.demand("openid");
    String wanted = fields.text("corpid").orElse("");
    JsonArrayBuilder found = Json.createArrayBuilder();
    authorisations.active(suite.suiteId()).stream()
        .map(one -> one.corpId().value())
        .filter(corp -> wanted.isEmpty() || wanted.equals(corp))
        .forEach(
            corp ->
                found.add(
                    Json.createObjectBuilder()
                        .add("corpid", corp)
                        .add("external_userid", made("wm", corp + unionId))));
    return Json.createObjectBuilder().add("external_userid_info", found);
  }

  private JsonObjectBuilder ofUnionIdHere(Authorisation authorisation, ApiCall call) {
    Fields fields = Fields.of(call.body());
    String unionId = fields.demand("unionid");
    fields.demand("openid");
    int subject = fields.number("subject_type").orElse(0);
    if (subject < 0 || subject > 1) {
      throw ApiRefusal.argument("subject_type");
    }
    return Json.createObjectBuilder()
        .add("external_userid", made("wm", authorisation.corpId().value() + unionId));
  }

  private static JsonObjectBuilder renewed(Authorisation authorisation, ApiCall call) {
    return converted(call, "external_userid", "new_external_userid", ExternalIdCalls::isCustomer);
  }

  private static JsonObjectBuilder renewedOfChat(Authorisation authorisation, ApiCall call) {
    Fields.of(call.body()).demand("chat_id");
    return renewed(authorisation, call);
  }

  /** 40096 only where no id of the list is one: single ones are listed as invalid. */
  private static JsonObjectBuilder converted(
      ApiCall call, String name, String newName, Predicate<String> isOne) {
    List<String> ids = Fields.of(call.body()).demandTexts(name + "_list", MOST);
    if (name.equals("external_userid") && ids.stream().noneMatch(isOne)) {
      throw new ApiRefusal(ErrCode.INVALID_EXTERNAL_USERID);
    }
    JsonArrayBuilder items = Json.createArrayBuilder();
    JsonArrayBuilder invalid = Json.createArrayBuilder();
    for (String id : ids) {
      if (isOne.test(id)) {
        items.add(
            Json.createObjectBuilder().add(name, id).add(newName, made(id.substring(0, 2), id)));
      } else {
        invalid.add(id);
      }
    }
    return Json.createObjectBuilder().add("items", items).add("invalid_" + name + "_list", invalid);
  }

  private JsonObjectBuilder finish(SandboxProvider provider, ApiCall call) {
    String corpId = Fields.of(call.body()).text("corpid", ErrCode.MISSING_CORPID);
    if (Ids.of(corpId, CorpId::new).flatMap(corps::find).isEmpty()) {
      throw new ApiRefusal(ErrCode.INVALID_CORPID);
    }
    return Json.createObjectBuilder();
  }

  private static JsonObjectBuilder ofTemporary(Authorisation authorisation, ApiCall call) {
    Fields fields = Fields.of(call.body());
    demandBetween(fields, "business_type", LAST_BUSINESS);
    demandBetween(fields, "user_type", LAST_USER_TYPE);
    JsonArrayBuilder results = Json.createArrayBuilder();
    JsonArrayBuilder invalid = Json.createArrayBuilder();
    for (String id : fields.demandTexts("tmp_external_userid_list", MOST_TEMPORARY)) {
      if (isCustomer(id)) {
        results.add(
            Json.createObjectBuilder()
                .add("tmp_external_userid", id)
                .add("external_userid", made("wm", authorisation.corpId().value() + id)));
      } else {
        invalid.add(id);
      }
    }
    return Json.createObjectBuilder()
        .add("results", results)
        .add("invalid_tmp_external_userid_list", invalid);
  }

  private static void demandBetween(Fields fields, String name, int most) {
    int value = fields.number(name).orElse(0);
    if (value < 1 || value > most) {
      throw ApiRefusal.argument(name);
    }
  }

  private static boolean isCustomer(String id) {
    return id.startsWith("wm") || id.startsWith("wo");
  }

  private static String made(String prefix, String from) {
    return prefix + Fresh.hash(from).substring(0, ID_LENGTH);
  }
}
