package dev.suitehub.sandbox.control;

import dev.suitehub.sandbox.contacts.ContactRefusal;
import dev.suitehub.sandbox.contacts.CorpAdmin;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Department;
import dev.suitehub.sandbox.contacts.MemberEdit;
import dev.suitehub.sandbox.contacts.MemberField;
import dev.suitehub.sandbox.contacts.Tag;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads what a corp's admin enters of contacts; the fields have the names of WeCom's API. */
public final class ContactForm {

  private static final int MOST = Integer.MAX_VALUE;

  private ContactForm() {}

  /** The department as it will be; {@code known} is what it was. */
  public static Department department(ControlForm form, Department known) {
    return new Department(
        known.id(),
        form.text("name", 64).orElse(known.name()),
        form.text("name_en", 64).orElse(known.nameEn()),
        form.integer("parentid", 1, MOST).orElse(known.parentId()),
        form.number("order", 0, Department.MOST_ORDER).orElse(known.order()),
        form.has("department_leader") ? form.texts("department_leader") : known.leaders());
  }

  public static UnaryOperator<CorpMember> member(ControlForm form) {
    Map<MemberField, String> fields = new EnumMap<>(MemberField.class);
    for (MemberField field : MemberField.values()) {
      if (form.has(field.apiName())) {
        Optional<String> value =
            field.isObject()
                ? form.object(field.apiName()).map(JsonObject::toString)
                : form.text(field.apiName(), field.longest());
        fields.put(field, value.orElse(""));
      }
    }
    Optional<Integer> status = form.integer("status", CorpMember.ACTIVE, CorpMember.LEFT);
    Optional<Integer> enable = form.integer("enable", 0, 1);
    Optional<String> newUserId = form.text("new_userid", 64);
    MemberEdit edit =
        new MemberEdit(
            fields,
            form.has("department") ? Optional.of(form.numbers("department")) : Optional.empty(),
            form.longNumbers("order"),
            form.numbers("is_leader_in_dept"),
            form.integer("main_department", 1, MOST),
            form.has("direct_leader") ? Optional.of(form.texts("direct_leader")) : Optional.empty(),
            status.or(
                () -> enable.map(value -> value == 0 ? CorpMember.DISABLED : CorpMember.ACTIVE)));
    return known -> {
      CorpMember edited = edit.on(known);
      return newUserId.map(edited::withUserId).orElse(edited);
    };
  }

  public static Tag tag(ControlForm form, Tag known) {
    return new Tag(
        known.id(),
        form.text("tagname", 64).orElse(known.name()),
        form.has("userlist") ? form.texts("userlist") : known.users(),
        form.has("partylist") ? form.numbers("partylist") : known.parties(),
        known.createdBy());
  }

  /** {@code apps}: what a sub-admin may do by SuiteId, 0 write to members or 1 manage. */
  public static CorpAdmin admin(ControlForm form, String userId) {
    CorpAdmin.Rank rank = form.choice("rank", CorpAdmin.Rank.class).orElse(CorpAdmin.Rank.SUB);
    Map<String, Integer> apps = new HashMap<>();
    form.object("apps")
        .ifPresent(
            given ->
                given.forEach(
                    (suite, value) -> {
                      if (value instanceof JsonNumber number
                          && (number.intValue() == CorpAdmin.MAY_SEND
                              || number.intValue() == CorpAdmin.MAY_MANAGE)) {
                        apps.put(suite, number.intValue());
                      } else {
                        form.finding("apps", "choice", "has 0 or 1 for each SuiteId");
                      }
                    }));
    List<Integer> departments = form.numbers("departments");
    return new CorpAdmin(userId, rank, apps, departments);
  }

  /** WeCom's refusal as a finding at its field, with the errcode as its rule. */
  static RuntimeException refused(ControlForm form, ContactRefusal refusal) {
    form.finding(refusal.field(), rule(refusal), message(refusal));
    form.check();
    return refusal;
  }

  public static String rule(ContactRefusal refusal) {
    return String.valueOf(refusal.error().errcode());
  }

  public static String message(ContactRefusal refusal) {
    return "is refused by WeCom: " + refusal.error().text();
  }
}
