package dev.suitehub.sandbox.scenario;

import dev.suitehub.sandbox.contacts.Assembly;
import dev.suitehub.sandbox.contacts.ContactRefusal;
import dev.suitehub.sandbox.contacts.CorpAdmin;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Department;
import dev.suitehub.sandbox.contacts.MemberField;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.contacts.OrganisationJson;
import dev.suitehub.sandbox.contacts.Tag;
import dev.suitehub.sandbox.control.ContactForm;
import dev.suitehub.sandbox.control.ControlForm;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Departments, members, tags and admins of a corp, with the fields of {@code
 * /sandbox/control/corps/{corpid}/contacts} and what they are known by.
 */
final class ContactSection {

  private static final int MOST = Integer.MAX_VALUE;
  private static final JsonValue ACTIVE = Json.createValue(CorpMember.ACTIVE);

  private ContactSection() {}

  static JsonObjectBuilder write(Organisation contacts) {
    return Json.createObjectBuilder()
        .add("departments", array(contacts.departments(), ContactSection::department))
        .add("members", array(contacts.members(), ContactSection::member))
        .add("tags", array(contacts.tags(), ContactSection::tag))
        .add("admins", array(contacts.admins(), ContactSection::admin));
  }

  private static <T> JsonArrayBuilder array(
      Collection<T> things, Function<T, JsonObjectBuilder> json) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    things.forEach(thing -> array.add(json.apply(thing)));
    return array;
  }

  private static JsonObjectBuilder department(Department department) {
    return Lean.filled(OrganisationJson.department(department).build());
  }

  private static JsonObjectBuilder member(CorpMember member) {
    JsonObject full = OrganisationJson.member(member).build();
    JsonObjectBuilder json = Lean.filled(full).remove("enable");
    for (MemberField field : MemberField.values()) {
      if (field.isObject()) {
        member
            .field(field)
            .ifPresent(value -> json.add(field.apiName(), ScenarioWriter.object(value)));
      }
    }
    if (ACTIVE.equals(full.get("status"))) {
      json.remove("status");
    }
    if (full.getInt("main_department") == member.departments().get(0)) {
      json.remove("main_department");
    }
    for (String name : List.of("order", "is_leader_in_dept")) {
      if (full.getJsonArray(name).getValuesAs(JsonNumber::longValue).stream()
          .allMatch(number -> number == 0)) {
        json.remove(name);
      }
    }
    return json;
  }

  private static JsonObjectBuilder tag(Tag tag) {
    return Lean.filled(OrganisationJson.tag(tag).build());
  }

  private static JsonObjectBuilder admin(CorpAdmin admin) {
    JsonObjectBuilder json = Lean.filled(OrganisationJson.admin(admin).build());
    if (!admin.apps().isEmpty()) {
      JsonObjectBuilder apps = Json.createObjectBuilder();
      new TreeMap<>(admin.apps()).forEach(apps::add);
      json.add("apps", apps);
    }
    return json;
  }

  /** Of use only where there are no complaints. */
  static Organisation read(Section contacts) {
    contacts.form("departments", "members", "tags", "admins");
    Assembly assembly =
        new Assembly(
            contacts.each("departments", ContactSection::readDepartment),
            contacts.each("members", ContactSection::readMember),
            contacts.each("tags", ContactSection::readTag),
            contacts.each("admins", ContactSection::readAdmin));
    return assembly.whole(
        (path, refusal) ->
            contacts.complain(
                path + "." + refusal.field(),
                ContactForm.rule(refusal),
                ContactForm.message(refusal)));
  }

  private static Department readDepartment(Section section) {
    ControlForm form = section.form();
    int id = form.integer("id", 1, MOST).orElse(0);
    form.require("id", id == 0 ? null : id);
    int parent = id == Department.ROOT ? 0 : Department.ROOT;
    return ContactForm.department(form, new Department(id, "", "", parent, 0, List.of()));
  }

  private static CorpMember readMember(Section section) {
    ControlForm form = section.form();
    Optional<String> userId = form.text("userid", 64);
    form.require("userid", userId.orElse(null));
    String user = userId.orElse("");
    int key = form.integer("key", 1, MOST).orElse(0);
    String createdBy = form.text("created_by", 64).orElse("");
    CorpMember blank =
        form.has("department")
            ? CorpMember.named(user, user)
            : CorpMember.named(user, user, Department.ROOT);
    try {
      return ContactForm.member(form).apply(blank).withKey(key).madeBy(createdBy);
    } catch (ContactRefusal refusal) {
      form.finding(refusal.field(), ContactForm.rule(refusal), ContactForm.message(refusal));
      return blank;
    }
  }

  private static Tag readTag(Section section) {
    ControlForm form = section.form();
    int id = form.integer("tagid", 1, MOST).orElse(0);
    form.require("tagid", id == 0 ? null : id);
    String createdBy = form.text("created_by", 64).orElse("");
    return ContactForm.tag(form, new Tag(id, "", List.of(), List.of(), createdBy));
  }

  private static CorpAdmin readAdmin(Section section) {
    ControlForm form = section.form();
    Optional<String> userId = form.text("userid", 64);
    form.require("userid", userId.orElse(null));
    return ContactForm.admin(form, userId.orElse(""));
  }
}
