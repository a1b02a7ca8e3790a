package dev.suitehub.sandbox.contacts;

import dev.suitehub.sandbox.contacts.CorpMember.Place;
import dev.suitehub.sandbox.world.CustomisedApp;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.JsonParts;
import dev.suitehub.wire.SuiteId;
import dev.suitehub.wire.XmlTree;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The change_contact notices (doc 90639, 90640, 92656) by which one suite learns of a change: what
 * it sees before and what it sees after, compared.
 *
 * <p>Unconfirmed: who comes into its range is created, who leaves it is deleted; a change of
 * nothing that it may see is told with the userid alone; a tag that is deleted is told as emptied.
 */
final class ContactNotices {

  private final SuiteId suite;
  private final CorpId corp;
  private final Sight before;
  private final Sight after;
  private final Instant at;
  private final List<String> texts = new ArrayList<>();

  private ContactNotices(SuiteId suite, CorpId corp, Sight before, Sight after, Instant at) {
    this.suite = suite;
    this.corp = corp;
    this.before = before;
    this.after = after;
    this.at = at;
  }

  /** In the order in which they may be taken: departments, members, tags, departments gone. */
  static List<String> between(SuiteId suite, CorpId corp, Sight before, Sight after, Instant at) {
    if (!after.isNotified()) {
      return List.of();
    }
    ContactNotices notices = new ContactNotices(suite, corp, before, after, at);
    notices.departments();
    notices.members();
    notices.tags();
    notices.departmentsGone();
    return List.copyOf(notices.texts);
  }

  private void departments() {
    for (Department now : after.departments()) {
      Optional<Department> was =
          before.organisation().department(now.id()).filter(one -> before.readsParty(one.id()));
      if (was.isEmpty()) {
        String id = String.valueOf(now.id());
        add(
            "create_party",
            XmlTree.number("Id", id),
            XmlTree.element("Name", id),
            XmlTree.number("ParentId", String.valueOf(now.parentId())),
            XmlTree.number("Order", String.valueOf(now.order())));
      } else if (!was.get().equals(now)) {
        List<XmlTree> fields = new ArrayList<>();
        fields.add(XmlTree.number("Id", String.valueOf(now.id())));
        if (!was.get().name().equals(now.name())) {
          fields.add(XmlTree.element("Name", String.valueOf(now.id())));
        }
        if (was.get().parentId() != now.parentId()) {
          fields.add(XmlTree.number("ParentId", String.valueOf(now.parentId())));
        }
        add("update_party", fields);
      }
    }
  }

  private void departmentsGone() {
    List<Department> gone =
        before.departments().stream().filter(one -> !after.readsParty(one.id())).toList();
    // The deepest first: ids grow downwards as a rule.
    for (int i = gone.size() - 1; i >= 0; i--) {
      add("delete_party", XmlTree.number("Id", String.valueOf(gone.get(i).id())));
    }
  }

  private void members() {
    Map<Integer, CorpMember> was = seen(before);
    Map<Integer, CorpMember> now = seen(after);
    now.forEach(
        (key, member) -> {
          CorpMember old = was.get(key);
          if (old == null) {
            add("create_user", whole(member));
          } else if (!old.equals(member)) {
            add("update_user", changed(old, member));
          }
        });
    was.forEach(
        (key, member) -> {
          if (!now.containsKey(key)) {
            add("delete_user", userId(member), openUserId(member));
          }
        });
  }

  private static Map<Integer, CorpMember> seen(Sight sight) {
    return sight.organisation().members().stream()
        .filter(sight::reads)
        .collect(Collectors.toMap(CorpMember::key, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  private List<XmlTree> whole(CorpMember member) {
    List<XmlTree> fields = new ArrayList<>();
    fields.add(userId(member));
    fields.add(openUserId(member));
    fields.add(XmlTree.element("Name", after.nameOf(member)));
    fields.addAll(places(member, after.places(member)));
    if (!member.directLeaders().isEmpty()) {
      fields.add(leaders(member));
    }
    for (MemberField field : MemberField.values()) {
      if (field != MemberField.NAME && after.tells(member, field)) {
        member.field(field).flatMap(value -> element(field, value)).ifPresent(fields::add);
      }
    }
    fields.add(status(member));
    return fields;
  }

  private List<XmlTree> changed(CorpMember old, CorpMember member) {
    List<XmlTree> fields = new ArrayList<>();
    fields.add(userId(old));
    if (!old.userId().equals(member.userId())) {
      fields.add(XmlTree.element("NewUserID", member.userId()));
    }
    fields.add(openUserId(member));
    if (!before.places(old).equals(after.places(member))
        || old.mainDepartment() != member.mainDepartment()) {
      fields.addAll(places(member, after.places(member)));
    }
    if (!old.directLeaders().equals(member.directLeaders())) {
      fields.add(leaders(member));
    }
    for (MemberField field : MemberField.values()) {
      if (!old.field(field).equals(member.field(field)) && after.tells(member, field)) {
        element(field, member.field(field).orElse("")).ifPresent(fields::add);
      }
    }
    if (old.status() != member.status()) {
      fields.add(status(member));
    }
    return fields;
  }

  private static XmlTree userId(CorpMember member) {
    return XmlTree.element("UserID", member.userId());
  }

  private XmlTree openUserId(CorpMember member) {
    return XmlTree.element("OpenUserID", CorpMember.openUserId(corp, member.userId()));
  }

  private static XmlTree status(CorpMember member) {
    return XmlTree.number("Status", String.valueOf(member.status()));
  }

  private static XmlTree leaders(CorpMember member) {
    return XmlTree.element("DirectLeader", String.join(",", member.directLeaders()));
  }

  private List<XmlTree> places(CorpMember member, List<Place> places) {
    List<XmlTree> fields = new ArrayList<>();
    fields.add(XmlTree.element("Department", joined(places, Place::department)));
    if (after.readsParty(member.mainDepartment())) {
      fields.add(XmlTree.number("MainDepartment", String.valueOf(member.mainDepartment())));
    }
    fields.add(XmlTree.element("IsLeaderInDept", joined(places, place -> place.leader() ? 1 : 0)));
    return fields;
  }

  private static Optional<XmlTree> element(MemberField field, String value) {
    if (field.noticeName().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (field) {
          case EXTATTR -> extAttr(value);
          case GENDER -> XmlTree.number("Gender", value.isEmpty() ? "0" : value);
          default -> XmlTree.element(field.noticeName(), value);
        });
  }

  /** The API's attrs as the notice's items. */
  private static XmlTree extAttr(String json) {
    List<XmlTree> items = new ArrayList<>();
    for (JsonObject attribute : attributes(json)) {
      boolean web = attribute.getInt("type", 0) == 1;
      items.add(
          XmlTree.element(
              "Item",
              XmlTree.element("Name", attribute.getString("name", "")),
              XmlTree.number("Type", web ? "1" : "0"),
              web
                  ? XmlTree.element(
                      "Web",
                      XmlTree.element("Title", text(attribute, "web", "title")),
                      XmlTree.element("Url", text(attribute, "web", "url")))
                  : XmlTree.element(
                      "Text", XmlTree.element("Value", text(attribute, "text", "value")))));
    }
    return XmlTree.element("ExtAttr", items.toArray(new XmlTree[0]));
  }

  private static List<JsonObject> attributes(String json) {
    return JsonParts.read(json)
        .map(all -> all.get("attrs"))
        .filter(JsonArray.class::isInstance)
        .map(
            attrs ->
                ((JsonArray) attrs)
                    .stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList())
        .orElse(List.of());
  }

  private static String text(JsonObject attribute, String kind, String name) {
    return attribute.get(kind) instanceof JsonObject inner ? inner.getString(name, "") : "";
  }

  private void tags() {
    for (Tag now : after.organisation().tags()) {
      if (after.reads(now)) {
        Tag was = before.organisation().tag(now.id()).orElseGet(() -> now.on(List.of(), List.of()));
        tag(was, now);
      }
    }
    for (Tag was : before.organisation().tags()) {
      if (before.reads(was) && after.organisation().tag(was.id()).isEmpty()) {
        tag(was, was.on(List.of(), List.of()));
      }
    }
  }

  /** Users by the key that stays, lest a new userid look like a member gone and another come. */
  private void tag(Tag was, Tag now) {
    List<XmlTree> items = new ArrayList<>();
    items(items, "AddUserItems", minus(present(now, after), present(was, before)));
    items(items, "DelUserItems", minus(present(was, before), present(now, after)));
    items(items, "AddPartyItems", minus(now.parties(), was.parties()));
    items(items, "DelPartyItems", minus(was.parties(), now.parties()));
    if (!items.isEmpty()) {
      List<XmlTree> fields = new ArrayList<>();
      fields.add(XmlTree.number("TagId", String.valueOf(now.id())));
      fields.addAll(items);
      add("update_tag", fields);
    }
  }

  private static List<CorpMember> present(Tag tag, Sight sight) {
    return tag.users().stream()
        .map(sight.organisation()::member)
        .flatMap(Optional::stream)
        .filter(sight::reads)
        .toList();
  }

  private static <T> List<String> minus(List<T> all, List<T> known) {
    List<Object> keys = known.stream().map(ContactNotices::key).toList();
    return all.stream()
        .filter(one -> !keys.contains(key(one)))
        .map(one -> one instanceof CorpMember member ? member.userId() : String.valueOf(one))
        .toList();
  }

  private static Object key(Object item) {
    return item instanceof CorpMember member ? member.key() : item;
  }

  private static void items(List<XmlTree> fields, String name, List<String> ids) {
    if (!ids.isEmpty()) {
      fields.add(XmlTree.element(name, String.join(",", ids)));
    }
  }

  private static String joined(List<Place> places, Function<Place, Integer> number) {
    return places.stream().map(number).map(String::valueOf).collect(Collectors.joining(","));
  }

  private void add(String changeType, XmlTree... fields) {
    add(changeType, List.of(fields));
  }

  private List<XmlTree> noticeHead() {
    return List.of(
        XmlTree.element("SuiteId", suite.value()),
        XmlTree.element("AuthCorpId", corp.value()),
        XmlTree.element("InfoType", "change_contact"),
        XmlTree.number("TimeStamp", String.valueOf(at.getEpochSecond())));
  }

  /** Of a customised app (doc 96302), on its data URL. */
  private List<XmlTree> eventHead() {
    return List.of(
        XmlTree.element("ToUserName", corp.value()),
        XmlTree.element("FromUserName", "sys"),
        XmlTree.number("CreateTime", String.valueOf(at.getEpochSecond())),
        XmlTree.element("MsgType", "event"),
        XmlTree.element("Event", "change_contact"));
  }

  private void add(String changeType, Collection<XmlTree> fields) {
    List<XmlTree> all = new ArrayList<>(CustomisedApp.is(suite) ? eventHead() : noticeHead());
    all.add(XmlTree.element("ChangeType", changeType));
    all.addAll(fields);
    texts.add(XmlTree.element("xml", all.toArray(new XmlTree[0])).toXml());
  }
}
