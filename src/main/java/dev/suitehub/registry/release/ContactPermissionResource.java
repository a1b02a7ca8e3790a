package dev.suitehub.registry.release;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.registry.FindingView;
import dev.suitehub.registry.Inputs;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/suites/{suite}/contact-permission}: what the app may do with contacts. */
@Path("suites/{suite}/contact-permission")
@Produces(MediaType.APPLICATION_JSON)
public class ContactPermissionResource {

  @Inject ReleaseDesk desk;

  /** {@code corps}: for how many it counts at once; each is read again. */
  public record PermissionView(
      String contactPermission,
      String contactScope,
      LocalDate on,
      int corps,
      List<FindingView> warnings) {}

  /** Changes contacts permission and scope: at once, for all corps that have authorised the app. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "contactPermission",
        says =
            "MEMBER_BASIC (4), BASIC (1), or READ_WRITE (3) of a contacts app. After release it only"
                + " goes down.",
        example = "MEMBER_BASIC",
        required = true),
    @Field(
        name = "contactScope",
        says = "SAME_AS_VISIBLE or EXTRA.",
        example = "SAME_AS_VISIBLE",
        required = true),
    @Field(
        name = "on",
        says =
            "The day in China on which it was changed in WeCom's console; today where it is left out.",
        example = "2026-11-25")
  })
  public PermissionView permission(@PathParam("suite") String path, String body) {
    SuiteKey key = Keys.suite(path);
    JsonForm form = JsonForm.parse(body);
    Optional<ContactPermission> permission =
        form.value("contactPermission", "unknown", ContactPermission::valueOf);
    Optional<ContactScope> scope = form.value("contactScope", "unknown", ContactScope::valueOf);
    form.require("contactPermission", "required", permission.orElse(null));
    form.require("contactScope", "required", scope.orElse(null));
    Optional<LocalDate> on = Inputs.day(form, "on");
    form.check();
    PermissionChange change =
        desk.changePermission(key, permission.orElseThrow(), scope.orElseThrow(), on);
    Inputs.check(form, change.findings());
    return new PermissionView(
        permission.get().name(),
        scope.get().name(),
        on.orElseGet(desk::today),
        change.corps(),
        FindingView.warnings(change.findings()));
  }
}
