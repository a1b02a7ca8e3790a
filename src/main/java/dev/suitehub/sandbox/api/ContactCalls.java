package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.contacts.ContactChanges;
import dev.suitehub.sandbox.contacts.ContactError;
import dev.suitehub.sandbox.contacts.ContactRefusal;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.CorpMember.Place;
import dev.suitehub.sandbox.contacts.Department;
import dev.suitehub.sandbox.contacts.MemberEdit;
import dev.suitehub.sandbox.contacts.MemberField;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.contacts.Sight;
import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.contacts.Tag;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Contacts (通讯录): members, departments and tags as one authorisation sees them (doc 96255, 96259,
 * 95407, 91143, 94496). Which errcode a level that is too low gets is documented as 48002 for the
 * right to call and 60011 for what is out of range; where only one of them fits, it is chosen here.
 */
@Dependent
class ContactCalls implements Topic {

  private static final int USER_NOT_FOUND = 46004;
  private static final int NO_MEMBER_AUTHORISATION = 60218;
  private static final int MOST_DELETED = 200;
  private static final int MOST_LISTED = 1000;

  private final CorpDoor door;
  private final Sights sights;
  private final ContactChanges changes;

  @Inject
  ContactCalls(CorpDoor door, Sights sights, ContactChanges changes) {
    this.door = door;
    this.sights = sights;
    this.changes = changes;
  }

  /** Who calls, and what that authorisation sees. */
  private record Caller(ApiCall call, Authorisation authorisation, Sight sight) {

    private Organisation organisation() {
      return sight.organisation();
    }

    private Fields fields() {
      return Fields.of(call.body());
    }

    private CorpId corp() {
      return authorisation.corpId();
    }
  }

  @Override
  public String title() {
    return "通讯录 · Contacts";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("user/get", "96255", "one member", opens(this::user)),
        Endpoint.get(
            "user/simplelist", "96259", "the members of a department", opens(this::simpleList)),
        Endpoint.get(
            "user/list",
            "91143",
            "the members of a department, with all that may be told",
            opens(this::list)),
        Endpoint.post(
            "user/list_id",
            "96021",
            "the userids of all members, page by page",
            opens(ContactCalls::listId)),
        Endpoint.post(
            "user/create",
            "91143",
            "a new member; the written fields only",
            opens(this::createUser)),
        Endpoint.post("user/update", "91143", "a member is changed", opens(this::updateUser)),
        Endpoint.get("user/delete", "91143", "a member leaves", opens(this::deleteUser)),
        Endpoint.post(
            "user/batchdelete", "91143", "up to 200 members leave", opens(this::deleteUsers)),
        Endpoint.post(
            "user/getuserid",
            "91143",
            "the member who has a mobile number",
            opens(ContactCalls::userIdByMobile)),
        Endpoint.post(
            "user/get_userid_by_email",
            "91143",
            "the member who has a mail address",
            opens(ContactCalls::userIdByEmail)),
        Endpoint.post(
            "user/convert_to_openid",
            "91143",
            "the openid of a member",
            opens(ContactCalls::toOpenId)),
        Endpoint.post("user/convert_to_userid", "91143", "and back", opens(ContactCalls::toUserId)),
        Endpoint.post(
            "user/list_member_auth",
            "94496",
            "who has authorised the app himself (成员授权)",
            opens(ContactCalls::memberAuths)),
        Endpoint.get(
            "user/check_member_auth",
            "94496",
            "whether a member has",
            opens(ContactCalls::checkMemberAuth)),
        Endpoint.get(
            "department/list",
            "95407",
            "the departments below one",
            opens(ContactCalls::departments)),
        Endpoint.get(
            "department/simplelist", "95407", "their ids", opens(ContactCalls::departmentIds)),
        Endpoint.get("department/get", "95407", "one department", opens(ContactCalls::department)),
        Endpoint.post(
            "department/create", "91143", "a new department", opens(this::createDepartment)),
        Endpoint.post(
            "department/update", "91143", "a department is changed", opens(this::updateDepartment)),
        Endpoint.get(
            "department/delete",
            "91143",
            "an empty department goes",
            opens(this::deleteDepartment)),
        Endpoint.post("tag/create", "91143", "a new tag", opens(this::createTag)),
        Endpoint.post("tag/update", "91143", "a tag is renamed", opens(this::updateTag)),
        Endpoint.get("tag/delete", "91143", "a tag goes", opens(this::deleteTag)),
        Endpoint.get("tag/get", "91143", "who has a tag", opens(ContactCalls::tag)),
        Endpoint.post(
            "tag/addtagusers", "91143", "members and departments get a tag", opens(this::addToTag)),
        Endpoint.post("tag/deltagusers", "91143", "and lose it", opens(this::takeFromTag)),
        Endpoint.get("tag/list", "91143", "the tags", opens(ContactCalls::tags)));
  }

  private interface Answer {
    JsonObjectBuilder of(Caller caller);
  }

  private Guarded opens(Answer answer) {
    return door.opens(
        (authorisation, call) -> {
          try {
            return answer.of(new Caller(call, authorisation, sights.of(authorisation)));
          } catch (ContactRefusal refusal) {
            throw new ApiRefusal(refusal.error());
          }
        });
  }

  // Members

  /** Doc 96255. Members that authorised themselves are at the root, without an order (94496). */
  private JsonObjectBuilder user(Caller caller) {
    if (!caller.sight().isByMember()) {
      demandRead(caller);
    }
    return whole(caller, visible(caller, userId(caller.call().parameter("userid"))));
  }

  private static JsonObjectBuilder whole(Caller caller, CorpMember member) {
    Sight sight = caller.sight();
    List<Place> places = sight.places(member);
    JsonObjectBuilder json = brief(caller, member);
    for (MemberField field : MemberField.values()) {
      if (field != MemberField.NAME && sight.tells(member, field)) {
        member
            .field(field)
            .ifPresent(
                value -> {
                  if (field.isObject()) {
                    json.add(field.apiName(), object(value));
                  } else {
                    json.add(field.apiName(), value);
                  }
                });
      }
    }
    if (!sight.isByMember()) {
      json.add("order", Json.createArrayBuilder(places.stream().map(Place::order).toList()));
    }
    json.add(
            "is_leader_in_dept",
            Json.createArrayBuilder(places.stream().map(place -> place.leader() ? 1 : 0).toList()))
        .add(
            "direct_leader",
            Json.createArrayBuilder(
                member.directLeaders().stream()
                    .map(caller.organisation()::member)
                    .flatMap(Optional::stream)
                    .filter(sight::reads)
                    .map(CorpMember::userId)
                    .toList()))
        .add("status", member.status());
    if (sight.isByMember()) {
      return json.add("main_department", Department.ROOT);
    }
    // What is not visible of its departments is not told; unconfirmed for the main one.
    return sight.readsParty(member.mainDepartment())
        ? json.add("main_department", member.mainDepartment())
        : json;
  }

  private static JsonObject object(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static JsonObjectBuilder brief(Caller caller, CorpMember member) {
    return Json.createObjectBuilder()
        .add("userid", member.userId())
        .add("name", caller.sight().nameOf(member))
        .add(
            "department",
            Json.createArrayBuilder(
                caller.sight().places(member).stream().map(Place::department).toList()))
        .add("open_userid", CorpMember.openUserId(caller.corp(), member.userId()));
  }

  /** Doc 96259. */
  private JsonObjectBuilder simpleList(Caller caller) {
    return members(caller, ContactCalls::brief);
  }

  private JsonObjectBuilder list(Caller caller) {
    return members(caller, ContactCalls::whole);
  }

  private static JsonObjectBuilder members(
      Caller caller, BiFunction<Caller, CorpMember, JsonObjectBuilder> json) {
    demandLists(caller);
    int department =
        id(caller.call(), "department_id").orElseThrow(ContactCalls::missingDepartment);
    demandParty(caller, department);
    Set<Integer> ids =
        caller.call().parameter("fetch_child").filter("1"::equals).isPresent()
            ? caller.organisation().withDescendants(List.of(department))
            : Set.of(department);
    JsonArrayBuilder list = Json.createArrayBuilder();
    caller.organisation().membersOf(ids).stream()
        .filter(caller.sight()::reads)
        .forEach(member -> list.add(json.apply(caller, member)));
    return Json.createObjectBuilder().add("userlist", list);
  }

  /** Doc 96021: wants 通讯录编辑授权, a credential that no app here has. */
  private static JsonObjectBuilder listId(Caller caller) {
    throw new ApiRefusal(ErrCode.API_NO_PERMISSION);
  }

  /** Without a department it joins the root. */
  private JsonObjectBuilder createUser(Caller caller) {
    demandWrite(caller);
    Fields fields = caller.fields();
    String userId = userId(fields.text("userid"));
    if (fields.text("name").isEmpty()) {
      throw ContactError.INVALID_NAME.at("name");
    }
    if (fields.text("mobile").isEmpty() && fields.text("email").isEmpty()) {
      throw ContactError.NO_MOBILE_NOR_EMAIL.at("mobile");
    }
    MemberEdit edit = edit(fields);
    CorpMember blank =
        CorpMember.named(userId, userId, Department.ROOT)
            .withStatus(CorpMember.NOT_ACTIVATED)
            .madeBy(caller.authorisation().suiteId().value());
    change(caller, organisation -> organisation.add(edit.on(blank)));
    return message("created");
  }

  private JsonObjectBuilder updateUser(Caller caller) {
    demandWrite(caller);
    Fields fields = caller.fields();
    String userId = userId(fields.text("userid"));
    MemberEdit edit = edit(fields);
    change(
        caller,
        organisation -> {
          CorpMember edited = edit.on(organisation.getMember(userId));
          return organisation.change(
              fields.text("new_userid").map(edited::withUserId).orElse(edited));
        });
    return message("updated");
  }

  private static MemberEdit edit(Fields fields) {
    Map<MemberField, String> entered = new EnumMap<>(MemberField.class);
    for (MemberField field : MemberField.values()) {
      if (fields.has(field.apiName())) {
        entered.put(
            field,
            (field.isObject() ? fields.json(field.apiName()) : fields.scalar(field.apiName()))
                .orElse(""));
      }
    }
    fields
        .text("avatar_mediaid")
        .ifPresent(media -> entered.put(MemberField.AVATAR, "https://example.com/media/" + media));
    return new MemberEdit(
        entered,
        list(fields, "department", ContactError.INVALID_PARTY_LIST),
        orders(fields),
        list(fields, "is_leader_in_dept", ContactError.INVALID_PARAMETER).orElse(List.of()),
        fields.number("main_department").stream().boxed().findFirst(),
        fields.textsOnly("direct_leader"),
        fields.number("enable").stream()
            .boxed()
            .findFirst()
            .map(enable -> enable == 0 ? CorpMember.DISABLED : CorpMember.ACTIVE));
  }

  /** Old clients send one department as a bare number. */
  private static Optional<List<Integer>> list(Fields fields, String name, ContactError ifWrong) {
    if (!fields.has(name)) {
      return Optional.empty();
    }
    Optional<List<Integer>> list =
        fields
            .numbersOnly(name)
            .or(() -> fields.number(name).stream().mapToObj(List::of).findFirst());
    return Optional.of(list.orElseThrow(() -> ifWrong.at(name)));
  }

  private static List<Long> orders(Fields fields) {
    return fields.has("order")
        ? fields
            .longsOnly("order")
            .or(() -> fields.longNumber("order").stream().mapToObj(List::of).findFirst())
            .orElseThrow(() -> ContactError.INVALID_PARAMETER.at("order"))
        : List.of();
  }

  private JsonObjectBuilder deleteUser(Caller caller) {
    demandWrite(caller);
    String userId = userId(caller.call().parameter("userid"));
    change(caller, organisation -> organisation.removeMember(userId));
    return message("deleted");
  }

  /** All of them or none (unconfirmed). */
  private JsonObjectBuilder deleteUsers(Caller caller) {
    demandWrite(caller);
    List<String> ids = caller.fields().textsOnly("useridlist").orElse(List.of());
    if (ids.isEmpty()
        || ids.size() > MOST_DELETED
        || !ids.stream().allMatch(id -> caller.organisation().member(id).isPresent())) {
      throw ContactError.INVALID_USER_LIST.at("useridlist");
    }
    change(
        caller,
        organisation -> {
          Organisation left = organisation;
          for (String id : ids) {
            left = left.member(id).isPresent() ? left.removeMember(id) : left;
          }
          return left;
        });
    return message("deleted");
  }

  /** Whether third parties may is unconfirmed: here, of members they have made. */
  private static JsonObjectBuilder userIdByMobile(Caller caller) {
    return userIdBy(caller, MemberField.MOBILE, "mobile");
  }

  /** email_type 1 (or none): the corp's mail; 2: the member's own. */
  private static JsonObjectBuilder userIdByEmail(Caller caller) {
    boolean own = caller.fields().number("email_type").orElse(1) == 2;
    return userIdBy(caller, own ? MemberField.EMAIL : MemberField.BIZ_MAIL, "email");
  }

  private static JsonObjectBuilder userIdBy(Caller caller, MemberField field, String parameter) {
    demandWrite(caller);
    String value =
        caller
            .fields()
            .text(parameter)
            .orElseThrow(() -> ContactError.INVALID_PARAMETER.at(parameter));
    return caller.organisation().members().stream()
        .filter(one -> caller.sight().tells(one, field))
        .filter(one -> one.field(field).equals(Optional.of(value)))
        .findFirst()
        .map(one -> Json.createObjectBuilder().add("userid", one.userId()))
        .orElseThrow(() -> new ApiRefusal(USER_NOT_FOUND));
  }

  private static JsonObjectBuilder toOpenId(Caller caller) {
    CorpMember member = visible(caller, userId(caller.fields().text("userid")));
    return Json.createObjectBuilder().add("openid", openId(caller, member));
  }

  private static JsonObjectBuilder toUserId(Caller caller) {
    String openId = caller.fields().text("openid").orElse("");
    return caller.organisation().members().stream()
        .filter(caller.sight()::reads)
        .filter(one -> openId(caller, one).equals(openId))
        .findFirst()
        .map(one -> Json.createObjectBuilder().add("userid", one.userId()))
        .orElseThrow(() -> new ApiRefusal(USER_NOT_FOUND));
  }

  private static String openId(Caller caller, CorpMember member) {
    return "o" + Fresh.hash(caller.corp() + "/" + member.key()).substring(0, 27);
  }

  /** Only where members authorise (doc 94496). */
  private static JsonObjectBuilder memberAuths(Caller caller) {
    demandMemberAuthorisation(caller);
    Fields fields = caller.fields();
    int limit = Math.max(1, Math.min(fields.number("limit").orElse(MOST_LISTED), MOST_LISTED));
    int start = position(fields.text("cursor").orElse("0"));
    List<CorpMember> all = caller.sight().usable();
    JsonArrayBuilder list = Json.createArrayBuilder();
    all.stream()
        .skip(start)
        .limit(limit)
        .forEach(
            member ->
                list.add(
                    Json.createObjectBuilder()
                        .add(
                            "open_userid", CorpMember.openUserId(caller.corp(), member.userId()))));
    String next = start + limit < all.size() ? String.valueOf(start + limit) : "";
    return Json.createObjectBuilder().add("next_cursor", next).add("member_auth_list", list);
  }

  private static int position(String cursor) {
    if (!cursor.matches("[0-9]{1,9}")) {
      throw new ApiRefusal(ErrCode.INVALID_CURSOR);
    }
    return Integer.parseInt(cursor);
  }

  private static JsonObjectBuilder checkMemberAuth(Caller caller) {
    demandMemberAuthorisation(caller);
    String openUserId =
        caller
            .call()
            .parameter("open_userid")
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_OPEN_USERID));
    boolean authorised =
        caller.sight().usable().stream()
            .anyMatch(one -> CorpMember.openUserId(caller.corp(), one.userId()).equals(openUserId));
    return Json.createObjectBuilder().add("is_member_auth", authorised);
  }

  private static void demandMemberAuthorisation(Caller caller) {
    if (!caller.sight().isByMember()) {
      throw new ApiRefusal(NO_MEMBER_AUTHORISATION);
    }
  }

  // Departments

  private static JsonObjectBuilder departments(Caller caller) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    listed(caller).forEach(one -> list.add(json(caller, one)));
    return Json.createObjectBuilder().add("department", list);
  }

  private static JsonObjectBuilder departmentIds(Caller caller) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    listed(caller)
        .forEach(
            one ->
                list.add(
                    Json.createObjectBuilder()
                        .add("id", one.id())
                        .add("parentid", one.parentId())
                        .add("order", one.order())));
    return Json.createObjectBuilder().add("department_id", list);
  }

  private static List<Department> listed(Caller caller) {
    demandLists(caller);
    Optional<Integer> id = id(caller.call(), "id");
    id.ifPresent(one -> demandKnownParty(caller, one));
    Set<Integer> below = caller.organisation().withDescendants(List.of(id.orElse(Department.ROOT)));
    return caller.sight().knownDepartments().stream()
        .filter(one -> below.contains(one.id()))
        .toList();
  }

  private static JsonObjectBuilder department(Caller caller) {
    demandLists(caller);
    int id = id(caller.call(), "id").orElseThrow(ContactCalls::missingDepartment);
    demandKnownParty(caller, id);
    return Json.createObjectBuilder()
        .add("department", json(caller, caller.organisation().getDepartment(id)));
  }

  /** For third parties the name is the id; the exact placeholder is unconfirmed. */
  private static JsonObjectBuilder json(Caller caller, Department department) {
    return Json.createObjectBuilder()
        .add("id", department.id())
        .add("name", String.valueOf(department.id()))
        .add("name_en", "")
        .add(
            "department_leader",
            Json.createArrayBuilder(
                department.leaders().stream()
                    .map(caller.organisation()::member)
                    .flatMap(Optional::stream)
                    .filter(caller.sight()::namesLeader)
                    .map(CorpMember::userId)
                    .toList()))
        .add("parentid", department.parentId())
        .add("order", department.order());
  }

  private JsonObjectBuilder createDepartment(Caller caller) {
    demandWrite(caller);
    Fields fields = caller.fields();
    int id = fields.number("id").orElseGet(caller.organisation()::nextDepartmentId);
    Department department =
        new Department(
            id,
            fields.text("name").orElse(""),
            fields.text("name_en").orElse(""),
            fields.number("parentid").orElseThrow(() -> ContactError.UNKNOWN_PARENT.at("parentid")),
            fields.longNumber("order").orElse(0),
            List.of());
    change(caller, organisation -> organisation.add(department));
    return message("created").add("id", id);
  }

  private JsonObjectBuilder updateDepartment(Caller caller) {
    demandWrite(caller);
    Fields fields = caller.fields();
    int id = fields.number("id").orElseThrow(ContactCalls::missingDepartment);
    change(
        caller,
        organisation -> {
          Department now = organisation.getDepartment(id);
          return organisation.change(
              new Department(
                  id,
                  fields.text("name").orElse(now.name()),
                  fields.text("name_en").orElse(now.nameEn()),
                  fields.number("parentid").orElse(now.parentId()),
                  fields.longNumber("order").orElse(now.order()),
                  now.leaders()));
        });
    return message("updated");
  }

  private JsonObjectBuilder deleteDepartment(Caller caller) {
    demandWrite(caller);
    int id = id(caller.call(), "id").orElseThrow(ContactCalls::missingDepartment);
    change(caller, organisation -> organisation.removeDepartment(id));
    return message("deleted");
  }

  // Tags

  private JsonObjectBuilder createTag(Caller caller) {
    demandTags(caller);
    Fields fields = caller.fields();
    int id = fields.number("tagid").orElseGet(caller.organisation()::nextTagId);
    Tag tag =
        new Tag(
            id,
            fields.text("tagname").orElse(""),
            List.of(),
            List.of(),
            caller.authorisation().suiteId().value());
    change(caller, organisation -> organisation.add(tag));
    return message("created").add("tagid", id);
  }

  private JsonObjectBuilder updateTag(Caller caller) {
    Fields fields = caller.fields();
    Tag tag = ownTag(caller, fields.number("tagid").stream().boxed().findFirst());
    String name = fields.text("tagname").orElse("");
    change(caller, organisation -> organisation.change(organisation.getTag(tag.id()).named(name)));
    return message("updated");
  }

  private JsonObjectBuilder deleteTag(Caller caller) {
    Tag tag = ownTag(caller, id(caller.call(), "tagid"));
    change(caller, organisation -> organisation.removeTag(tag.id()));
    return message("deleted");
  }

  private static JsonObjectBuilder tag(Caller caller) {
    demandTags(caller);
    Tag tag = knownTag(caller, id(caller.call(), "tagid"));
    if (!caller.sight().reads(tag)) {
      throw new ApiRefusal(ErrCode.TAG_NO_PERMISSION);
    }
    JsonArrayBuilder users = Json.createArrayBuilder();
    tag.users().stream()
        .map(caller.organisation()::member)
        .flatMap(Optional::stream)
        .filter(caller.sight()::reads)
        .forEach(
            one ->
                users.add(
                    Json.createObjectBuilder()
                        .add("userid", one.userId())
                        .add("name", caller.sight().nameOf(one))));
    return Json.createObjectBuilder()
        .add("tagname", tag.name())
        .add("userlist", users)
        .add(
            "partylist",
            Json.createArrayBuilder(
                tag.parties().stream().filter(caller.sight()::readsParty).toList()));
  }

  private static JsonObjectBuilder tags(Caller caller) {
    demandTags(caller);
    JsonArrayBuilder list = Json.createArrayBuilder();
    caller.organisation().tags().stream()
        .filter(caller.sight()::reads)
        .forEach(
            tag ->
                list.add(
                    Json.createObjectBuilder().add("tagid", tag.id()).add("tagname", tag.name())));
    return Json.createObjectBuilder().add("taglist", list);
  }

  private JsonObjectBuilder addToTag(Caller caller) {
    return retag(
        caller,
        (tag, picked) -> {
          List<String> users = new ArrayList<>(tag.users());
          users.addAll(picked.users());
          List<Integer> parties = new ArrayList<>(tag.parties());
          parties.addAll(picked.parties());
          return tag.on(users, parties);
        },
        "ok");
  }

  private JsonObjectBuilder takeFromTag(Caller caller) {
    return retag(
        caller,
        (tag, picked) ->
            tag.on(
                tag.users().stream()
                    .filter(id -> picked.users().stream().noneMatch(id::equals))
                    .toList(),
                tag.parties().stream().filter(id -> !picked.parties().contains(id)).toList()),
        "deleted");
  }

  /** The members and departments of a request that there are and that it may see. */
  private record Picked(List<String> users, List<Integer> parties) {}

  private JsonObjectBuilder retag(
      Caller caller, BiFunction<Tag, Picked, Tag> change, String message) {
    Fields fields = caller.fields();
    Tag tag = ownTag(caller, fields.number("tagid").stream().boxed().findFirst());
    List<String> users = fields.textsOnly("userlist").orElse(List.of());
    List<Integer> parties = fields.numbersOnly("partylist").orElse(List.of());
    if (users.isEmpty() && parties.isEmpty()) {
      throw new ApiRefusal(ErrCode.EMPTY_ARGUMENT);
    }
    Predicate<String> known =
        id -> caller.organisation().member(id).filter(caller.sight()::reads).isPresent();
    Picked picked =
        new Picked(
            users.stream()
                .filter(known)
                .map(id -> caller.organisation().getMember(id).userId())
                .toList(),
            parties.stream().filter(caller.sight()::readsParty).toList());
    if (picked.users().isEmpty() && picked.parties().isEmpty()) {
      throw ContactError.NO_VALID_TAG_NODE.at("userlist");
    }
    change(
        caller,
        organisation -> organisation.change(change.apply(organisation.getTag(tag.id()), picked)));
    JsonObjectBuilder json = message(message);
    List<String> wrongUsers = users.stream().filter(known.negate()).toList();
    List<Integer> wrongParties =
        parties.stream().filter(id -> !picked.parties().contains(id)).toList();
    if (!wrongUsers.isEmpty()) {
      json.add("invalidlist", String.join("|", wrongUsers));
    }
    return wrongParties.isEmpty()
        ? json
        : json.add("invalidparty", Json.createArrayBuilder(wrongParties));
  }

  private static Tag ownTag(Caller caller, Optional<Integer> id) {
    demandTags(caller);
    Tag tag = knownTag(caller, id);
    if (!caller.sight().mayWrite(tag)) {
      throw new ApiRefusal(ErrCode.TAG_NO_PERMISSION);
    }
    return tag;
  }

  private static Tag knownTag(Caller caller, Optional<Integer> id) {
    return caller
        .organisation()
        .getTag(id.orElseThrow(() -> ContactError.MISSING_TAGID.at("tagid")));
  }

  // Who may

  private static void demandRead(Caller caller) {
    if (!caller.sight().mayReadContacts()) {
      throw new ApiRefusal(ErrCode.API_NO_PERMISSION);
    }
  }

  private static void demandLists(Caller caller) {
    if (caller.sight().isByMember()) {
      throw new ApiRefusal(ErrCode.OUT_OF_VISIBLE_RANGE);
    }
    demandRead(caller);
  }

  private static void demandWrite(Caller caller) {
    if (!caller.sight().mayWrite()) {
      throw new ApiRefusal(ErrCode.API_NO_PERMISSION);
    }
  }

  private static void demandTags(Caller caller) {
    if (caller.sight().isByMember()) {
      throw new ApiRefusal(ErrCode.OUT_OF_VISIBLE_RANGE);
    }
    if (!caller.sight().mayHaveTags()) {
      throw new ApiRefusal(ErrCode.API_NO_PERMISSION);
    }
  }

  private static void demandParty(Caller caller, int id) {
    caller.organisation().getDepartment(id);
    if (!caller.sight().readsParty(id)) {
      throw new ApiRefusal(ErrCode.OUT_OF_VISIBLE_RANGE);
    }
  }

  private static void demandKnownParty(Caller caller, int id) {
    caller.organisation().getDepartment(id);
    if (!caller.sight().knowsParty(id)) {
      throw new ApiRefusal(ErrCode.OUT_OF_VISIBLE_RANGE);
    }
  }

  private static String userId(Optional<String> userId) {
    return userId.orElseThrow(() -> ContactError.MISSING_USERID.at("userid"));
  }

  private static CorpMember visible(Caller caller, String userId) {
    CorpMember member = caller.organisation().getMember(userId);
    if (!caller.sight().reads(member)) {
      throw new ApiRefusal(ErrCode.OUT_OF_VISIBLE_RANGE);
    }
    return member;
  }

  private static Optional<Integer> id(ApiCall call, String name) {
    return call.parameter(name)
        .map(
            text -> {
              if (!text.matches("[0-9]{1,9}")) {
                throw ContactError.INVALID_PARAMETER.at(name);
              }
              return Integer.valueOf(text);
            });
  }

  private static ContactRefusal missingDepartment() {
    return ContactError.MISSING_DEPARTMENT.at("id");
  }

  private void change(Caller caller, UnaryOperator<Organisation> change) {
    caller
        .call()
        .told()
        .add(
            changes
                .make(caller.corp(), Optional.of(caller.authorisation().suiteId()), change)
                .orders());
  }

  private static JsonObjectBuilder message(String message) {
    return Json.createObjectBuilder().add("errmsg", message);
  }
}
