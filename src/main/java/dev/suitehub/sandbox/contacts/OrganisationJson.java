package dev.suitehub.sandbox.contacts;

import dev.suitehub.sandbox.contacts.CorpMember.Place;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** An organisation as the JSON in which it is kept and in which the controls show it. */
public final class OrganisationJson {

  private OrganisationJson() {}

  public static JsonObjectBuilder write(Organisation organisation) {
    return Json.createObjectBuilder()
        .add("departments", array(organisation.departments(), OrganisationJson::department))
        .add("members", array(organisation.members(), OrganisationJson::member))
        .add("tags", array(organisation.tags(), OrganisationJson::tag))
        .add("admins", array(organisation.admins(), OrganisationJson::admin));
  }

  public static JsonObjectBuilder department(Department department) {
    return Json.createObjectBuilder()
        .add("id", department.id())
        .add("name", department.name())
        .add("name_en", department.nameEn())
        .add("parentid", department.parentId())
        .add("order", department.order())
        .add("department_leader", Json.createArrayBuilder(department.leaders()));
  }

  public static JsonObjectBuilder member(CorpMember member) {
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("key", member.key()).add("userid", member.userId());
    member.fields().forEach((field, value) -> json.add(field.apiName(), value));
    return json.add("department", Json.createArrayBuilder(member.departments()))
        .add("order", Json.createArrayBuilder(member.places().stream().map(Place::order).toList()))
        .add(
            "is_leader_in_dept",
            Json.createArrayBuilder(
                member.places().stream().map(place -> place.leader() ? 1 : 0).toList()))
        .add("main_department", member.mainDepartment())
        .add("direct_leader", Json.createArrayBuilder(member.directLeaders()))
        .add("status", member.status())
        .add("enable", member.isEnabled() ? 1 : 0)
        .add("created_by", member.createdBy());
  }

  public static JsonObjectBuilder tag(Tag tag) {
    return Json.createObjectBuilder()
        .add("tagid", tag.id())
        .add("tagname", tag.name())
        .add("userlist", Json.createArrayBuilder(tag.users()))
        .add("partylist", Json.createArrayBuilder(tag.parties()))
        .add("created_by", tag.createdBy());
  }

  public static JsonObjectBuilder admin(CorpAdmin admin) {
    JsonObjectBuilder apps = Json.createObjectBuilder();
    admin.apps().forEach(apps::add);
    return Json.createObjectBuilder()
        .add("userid", admin.userId())
        .add("rank", admin.rank().name())
        .add("apps", apps)
        .add("departments", Json.createArrayBuilder(admin.departments()));
  }

  /** What {@link #write} wrote. */
  public static Organisation read(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      JsonObject object = reader.readObject();
      return Organisation.of(
          list(object, "departments", OrganisationJson::readDepartment),
          list(object, "members", OrganisationJson::readMember),
          list(object, "tags", OrganisationJson::readTag),
          list(object, "admins", OrganisationJson::readAdmin));
    }
  }

  private static Department readDepartment(JsonObject json) {
    return new Department(
        json.getInt("id"),
        json.getString("name"),
        json.getString("name_en"),
        json.getInt("parentid"),
        json.getJsonNumber("order").longValue(),
        texts(json, "department_leader"));
  }

  private static CorpMember readMember(JsonObject json) {
    Map<MemberField, String> fields = new EnumMap<>(MemberField.class);
    for (MemberField field : MemberField.values()) {
      fields.put(field, json.getString(field.apiName(), ""));
    }
    JsonArray orders = json.getJsonArray("order");
    JsonArray leads = json.getJsonArray("is_leader_in_dept");
    List<Integer> departments = numbers(json, "department");
    List<Place> places =
        IntStream.range(0, departments.size())
            .mapToObj(
                i ->
                    new Place(
                        departments.get(i),
                        orders.getJsonNumber(i).longValue(),
                        leads.getInt(i) == 1))
            .toList();
    return new CorpMember(
        json.getInt("key"),
        json.getString("userid"),
        fields,
        places,
        json.getInt("main_department"),
        texts(json, "direct_leader"),
        json.getInt("status"),
        json.getString("created_by"));
  }

  private static Tag readTag(JsonObject json) {
    return new Tag(
        json.getInt("tagid"),
        json.getString("tagname"),
        texts(json, "userlist"),
        numbers(json, "partylist"),
        json.getString("created_by"));
  }

  private static CorpAdmin readAdmin(JsonObject json) {
    Map<String, Integer> apps = new HashMap<>();
    JsonObject given = json.getJsonObject("apps");
    given.keySet().forEach(suite -> apps.put(suite, given.getInt(suite)));
    return new CorpAdmin(
        json.getString("userid"),
        CorpAdmin.Rank.valueOf(json.getString("rank")),
        apps,
        numbers(json, "departments"));
  }

  private static <T> JsonArrayBuilder array(
      Collection<T> things, Function<T, JsonObjectBuilder> json) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    things.forEach(thing -> array.add(json.apply(thing)));
    return array;
  }

  private static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> read) {
    return json.getJsonArray(name).getValuesAs(JsonObject.class).stream().map(read).toList();
  }

  private static List<String> texts(JsonObject json, String name) {
    return json.getJsonArray(name).getValuesAs(JsonString::getString);
  }

  private static List<Integer> numbers(JsonObject json, String name) {
    return json.getJsonArray(name).getValuesAs(JsonNumber::intValue);
  }
}
