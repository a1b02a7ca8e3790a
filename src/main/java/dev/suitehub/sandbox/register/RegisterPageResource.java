package dev.suitehub.sandbox.register;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.install.RegisterCode;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.wire.Secret;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** {@code /sandbox/3rdservice/wework/register}: a new corp, by a promotion QR (doc 90581). */
@Path("3rdservice/wework/register")
public class RegisterPageResource {

  private static final int LONGEST = 120;

  @Inject Registrations registrations;

  @GET
  public Response open(@QueryParam("register_code") @DefaultValue("") String registerCode) {
    Optional<RegisterCode> code = registrations.open(Secret.of(registerCode));
    return code.map(found -> QrPage.register(found, registerCode))
        .orElseGet(RegisterPageResource::dead);
  }

  @POST
  public Response register(
      @FormParam("register_code") @DefaultValue("") String registerCode,
      @FormParam("corp_name") @DefaultValue("") String name,
      @FormParam("admin_name") @DefaultValue("") String adminName,
      @FormParam("admin_user") @DefaultValue("") String adminUser) {
    Optional<String> objection = objection(name, adminName, adminUser);
    if (objection.isPresent()) {
      return QrPage.refused("参数错误", objection.get());
    }
    try {
      Registrations.Registered done =
          registrations.register(
              Secret.of(registerCode),
              new Registrations.Applicant(
                  Registrations.newCorpId(), given(name), given(adminUser), given(adminName)));
      return QrPage.done(
          done.corp() + " was founded, with " + done.apps() + " app(s) of the package.");
    } catch (ProblemException spent) {
      return dead();
    }
  }

  /** What is wrong with it; a scenario has to take what is saved because of it. */
  static Optional<String> objection(String name, String adminName, String adminUser) {
    if (name.length() > LONGEST || adminName.length() > SandboxCorp.LONGEST_ADMIN_NAME) {
      return Optional.of("A name is too long.");
    }
    return given(adminUser).filter(user -> !user.matches(SandboxCorp.USER_ID)).isPresent()
        ? Optional.of("A userid has up to 64 letters, digits, and _ - @ . after the first.")
        : Optional.empty();
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(value -> !value.isEmpty());
  }

  private static Response dead() {
    return QrPage.refused(
        "注册码无效或已过期", "A register_code opens once, within 600 seconds (errcode 84022).");
  }
}
