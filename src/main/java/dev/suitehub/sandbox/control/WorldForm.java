package dev.suitehub.sandbox.control;

import dev.suitehub.sandbox.world.CreateAuthMode;
import dev.suitehub.sandbox.world.RedirectMode;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxProvider.ProviderForm;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import java.util.Optional;

/** Reads what is entered of providers, suites and corps. */
public final class WorldForm {

  private WorldForm() {}

  public static ProviderForm provider(ControlForm form) {
    return new ProviderForm(
        form.text("name", 120),
        form.secret("secret"),
        form.secret("token"),
        form.aesKey("encodingAesKey"),
        form.url("systemUrl"));
  }

  public static SuiteForm suite(ControlForm form) {
    return new SuiteForm(
        form.text("name", 120),
        form.secret("secret"),
        form.secret("token"),
        form.aesKey("encodingAesKey"),
        form.url("commandUrl"),
        form.dataUrl("dataUrl"),
        form.domain("installDomain"),
        form.flag("online"),
        form.flag("autoTickets"),
        form.choice("createAuthMode", CreateAuthMode.class),
        form.flag("createAuthFirst"),
        form.choice("redirectMode", RedirectMode.class));
  }

  public static CorpEntry corp(ControlForm form) {
    return new CorpEntry(
        form.text("name", 120),
        adminUserId(form),
        adminName(form),
        new SandboxCorp.Details(
            form.text("fullName", 120),
            form.matching("type", "verified|unverified", "is verified or unverified"),
            form.instant("verifiedUntil"),
            form.integer("subjectType", 1, 4),
            form.integer("userMax", 1, 10_000_000),
            form.text("scale", 60),
            form.text("industry", 60),
            form.text("subIndustry", 60),
            form.url("logoUrl")));
  }

  static Optional<String> adminUserId(ControlForm form) {
    return form.matching(
        "adminUserId",
        SandboxCorp.USER_ID,
        "has up to 64 letters, digits, and _ - @ . after the first");
  }

  static Optional<String> adminName(ControlForm form) {
    return form.text("adminName", SandboxCorp.LONGEST_ADMIN_NAME);
  }

  /** What is entered of a corp; what is not given stays as it is. */
  public record CorpEntry(
      Optional<String> name,
      Optional<String> adminUserId,
      Optional<String> adminName,
      SandboxCorp.Details details) {

    public void enter(SandboxCorp corp) {
      corp.configure(name, adminUserId, adminName);
      corp.describe(details);
    }

    boolean namesAdmin() {
      return adminUserId.isPresent() || adminName.isPresent();
    }
  }
}
