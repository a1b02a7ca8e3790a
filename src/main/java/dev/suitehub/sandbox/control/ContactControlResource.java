package dev.suitehub.sandbox.control;

import dev.suitehub.sandbox.contacts.ContactRefusal;
import dev.suitehub.sandbox.contacts.Contacts;
import dev.suitehub.sandbox.contacts.CorpAdmin;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Department;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.contacts.OrganisationJson;
import dev.suitehub.sandbox.contacts.Tag;
import dev.suitehub.wire.CorpId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code /sandbox/control/corps/{corpId}/contacts}: departments, members, tags and admins of a corp
 * as its admin changes them. Field names are those of WeCom's API, what is not given stays as it
 * is, and each answer shows what was pushed (change_contact) because of it.
 */
@Path("control/corps/{corpId}/contacts")
@Produces(MediaType.APPLICATION_JSON)
public class ContactControlResource {

  @Inject Contacts contacts;

  @GET
  public String get(@PathParam("corpId") String corpId) {
    return OrganisationJson.write(contacts.of(PathIds.corp(corpId))).build().toString();
  }

  /** {@code {"name", "name_en", "parentid", "order", "department_leader": [userid]}}. */
  @PUT
  @Path("departments/{id: [1-9][0-9]{0,8}}")
  public String putDepartment(
      @PathParam("corpId") String corpId, @PathParam("id") int id, String body) {
    ControlForm form = ControlForm.parse(body);
    Department blank = new Department(id, "", "", Department.ROOT, 0, List.of());
    // Read once for what is wrong in itself; what it changes is known only in the transaction.
    ContactForm.department(form, blank);
    form.check();
    return change(
        corpId,
        form,
        organisation ->
            organisation
                .department(id)
                .map(known -> organisation.change(ContactForm.department(form, known)))
                .orElseGet(() -> organisation.add(ContactForm.department(form, blank))));
  }

  @DELETE
  @Path("departments/{id: [1-9][0-9]{0,8}}")
  public String deleteDepartment(@PathParam("corpId") String corpId, @PathParam("id") int id) {
    return change(corpId, ControlForm.parse(""), organisation -> organisation.removeDepartment(id));
  }

  /**
   * {@code {"name", "department": [id], "order": [n], "is_leader_in_dept": [0|1],
   * "main_department", "direct_leader": [userid], "enable"|"status", "gender", "mobile", "email",
   * "biz_mail", "position" …, "new_userid"}}.
   */
  @PUT
  @Path("members/{userId}")
  public String putMember(
      @PathParam("corpId") String corpId, @PathParam("userId") String userId, String body) {
    ControlForm form = ControlForm.parse(body);
    UnaryOperator<CorpMember> edit = ContactForm.member(form);
    form.check();
    return change(
        corpId,
        form,
        organisation ->
            organisation
                .member(userId)
                .map(known -> organisation.change(edit.apply(known)))
                .orElseGet(
                    () ->
                        organisation.add(
                            edit.apply(CorpMember.named(userId, userId, Department.ROOT)))));
  }

  @DELETE
  @Path("members/{userId}")
  public String deleteMember(
      @PathParam("corpId") String corpId, @PathParam("userId") String userId) {
    return change(corpId, ControlForm.parse(""), organisation -> organisation.removeMember(userId));
  }

  /** {@code {"tagname", "userlist": [userid], "partylist": [id]}}. */
  @PUT
  @Path("tags/{id: [1-9][0-9]{0,8}}")
  public String putTag(@PathParam("corpId") String corpId, @PathParam("id") int id, String body) {
    ControlForm form = ControlForm.parse(body);
    Tag blank = new Tag(id, "", List.of(), List.of(), "");
    ContactForm.tag(form, blank);
    form.check();
    return change(
        corpId,
        form,
        organisation ->
            organisation
                .tag(id)
                .map(known -> organisation.change(ContactForm.tag(form, known)))
                .orElseGet(() -> organisation.add(ContactForm.tag(form, blank))));
  }

  @DELETE
  @Path("tags/{id: [1-9][0-9]{0,8}}")
  public String deleteTag(@PathParam("corpId") String corpId, @PathParam("id") int id) {
    return change(corpId, ControlForm.parse(""), organisation -> organisation.removeTag(id));
  }

  /**
   * {@code {"rank": "CREATOR"|"SUPER"|"EXTERNAL"|"SUB", "apps": {suiteId: 0|1}, "departments":
   * [id]}}.
   */
  @PUT
  @Path("admins/{userId}")
  public String putAdmin(
      @PathParam("corpId") String corpId, @PathParam("userId") String userId, String body) {
    ControlForm form = ControlForm.parse(body);
    CorpAdmin admin = ContactForm.admin(form, userId);
    form.check();
    return change(corpId, form, organisation -> organisation.appoint(admin));
  }

  @DELETE
  @Path("admins/{userId}")
  public String deleteAdmin(
      @PathParam("corpId") String corpId, @PathParam("userId") String userId) {
    return change(corpId, ControlForm.parse(""), organisation -> organisation.dismiss(userId));
  }

  private String change(String corpId, ControlForm form, UnaryOperator<Organisation> change) {
    CorpId id = PathIds.corp(corpId);
    try {
      Contacts.Done done = contacts.change(id, change);
      return Json.createObjectBuilder()
          .add("contacts", OrganisationJson.write(done.organisation()))
          .add("pushes", ControlJson.array(done.pushes(), ControlJson::push))
          .build()
          .toString();
    } catch (ContactRefusal refusal) {
      throw ContactForm.refused(form, refusal);
    }
  }
}
