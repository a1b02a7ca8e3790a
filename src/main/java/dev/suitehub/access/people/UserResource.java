package dev.suitehub.access.people;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Refused;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.rules.Findings;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalLong;

/** {@code /api/v1/users}: people of the console and their roles. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

  @Inject UserDesk desk;

  /** The only time that a one-time password is shown. */
  public record OneTime(String name, String password) {}

  /** Everybody who may, or might, sign in at the console. */
  @GET
  @NeedsScope(Scope.USERS_WRITE)
  public List<UserRow> list() {
    return desk.all();
  }

  /** A new person; the one-time password is shown this once, and changed at the first sign-in. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.USERS_WRITE)
  @Takes({
    @Field(
        name = "name",
        says = "1 to 64 characters out of a-z, 0-9, '.', '_', '-'.",
        example = "li.lei",
        required = true),
    @Field(
        name = "displayName",
        says = "1 to 120 characters.",
        example = "Li Lei",
        required = true),
    @Field(
        name = "roles",
        says = "ADMIN, OPERATOR, AUDITOR: at least one.",
        example = "OPERATOR",
        list = true,
        required = true)
  })
  @Answers(value = OneTime.class, status = 201)
  public Response invite(String body) {
    JsonForm form = JsonForm.parse(body);
    String name = form.text("name").orElse("");
    Invited invited = desk.invite(name, entry(form));
    Refused.check(form, invited.findings());
    return shownOnce(201, new OneTime(name, invited.password().orElseThrow().reveal()));
  }

  /**
   * Another display name and other roles; the last active administrator stays one.
   *
   * @param name by which the person signs in
   */
  @PUT
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.USERS_WRITE)
  @Takes({
    @Field(
        name = "displayName",
        says = "1 to 120 characters.",
        example = "Li Lei",
        required = true),
    @Field(
        name = "roles",
        says = "ADMIN, OPERATOR, AUDITOR: at least one.",
        example = "OPERATOR",
        list = true,
        required = true)
  })
  public void change(@PathParam("name") String name, String body) {
    JsonForm form = JsonForm.parse(body);
    Refused.check(form, desk.change(name, entry(form), OptionalLong.empty()));
  }

  /**
   * Lets a person go: open sessions end within seconds. The last active administrator stays.
   *
   * @param name by which the person signs in
   */
  @POST
  @Path("{name}/disable")
  @NeedsScope(Scope.USERS_WRITE)
  public void disable(@PathParam("name") String name) {
    Findings findings = desk.disable(name);
    Refused.check(JsonForm.parse("{}"), findings);
  }

  /**
   * Lets a person in again.
   *
   * @param name by which the person signs in
   */
  @POST
  @Path("{name}/enable")
  @NeedsScope(Scope.USERS_WRITE)
  public void enable(@PathParam("name") String name) {
    desk.enable(name);
  }

  /**
   * A one-time password instead of the one there is; it is shown this once.
   *
   * @param name by which the person signs in
   */
  @POST
  @Path("{name}/password")
  @NeedsScope(Scope.USERS_WRITE)
  @Answers(OneTime.class)
  public Response reset(@PathParam("name") String name) {
    return shownOnce(200, new OneTime(name, desk.resetPassword(name).reveal()));
  }

  private static UserEntry entry(JsonForm form) {
    return new UserEntry(form.text("displayName").orElse(""), form.texts("roles"));
  }

  private static Response shownOnce(int status, OneTime password) {
    CacheControl noStore = new CacheControl();
    noStore.setNoStore(true);
    return Response.status(status).entity(password).cacheControl(noStore).build();
  }
}
