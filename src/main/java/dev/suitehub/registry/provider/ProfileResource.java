package dev.suitehub.registry.provider;

import dev.suitehub.access.Caller;
import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.registry.FindingView;
import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.rules.Findings;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/providers/{provider}/profile}: what WeCom's registration form asks for. */
@Path("providers/{provider}/profile")
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {

  @Inject Providers providers;
  @Inject ProviderDesk desk;
  @Inject ConsoleActs acts;
  @Inject Caller caller;
  @Inject Tx tx;

  /**
   * A provider as the registration form knows it. {@code contactMobile} is masked unless the key
   * may change it; {@code missing} says what keeps the provider from creating apps.
   */
  public record View(
      String provider,
      String corpId,
      String name,
      @Nullable String introduction,
      @Nullable String website,
      @Nullable String contactName,
      @Nullable String contactMobile,
      boolean filedByAdmin,
      boolean hasLogo,
      boolean registered,
      @Nullable LocalDate registeredOn,
      @Nullable LocalDate certifiedUntil,
      boolean certified,
      boolean mayCreateApps,
      List<String> missing,
      String version,
      List<FindingView> warnings) {}

  /** The profile of a provider, and how far the provider is at WeCom. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public View show(@PathParam("provider") String path) {
    ProviderKey key = Keys.provider(path);
    return tx.call(() -> view(key, new Findings()));
  }

  /** Changes the profile; where there is no such provider, it begins with it. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "corpId",
        says = "The provider's own corpid; fixed while it has suites (REG-01).",
        example = "wwprovider",
        required = true),
    @Field(name = "name", says = "At most 120 characters.", example = "Demo", required = true),
    @Field(
        name = "introduction",
        says = "企业简介, 4 to 120 characters (REG-04).",
        example = "企业服务软件",
        required = true),
    @Field(
        name = "website",
        says = "企业官网, a whole http or https address (REG-05).",
        example = "https://www.example.com",
        required = true),
    @Field(
        name = "contactName",
        says = "联系人姓名, at most 64 characters (REG-06).",
        example = "张三",
        required = true),
    @Field(
        name = "contactMobile",
        says = "联系人手机: eleven digits of China, or + and the country's code (REG-07).",
        example = "13800138000",
        required = true),
    @Field(
        name = "filedByAdmin",
        says = "Whether a system administrator of the corp files the application (REG-02).",
        flag = true),
    @Field(
        name = "certifiedUntil",
        says = "The last day of its certification (认证); empty takes it back.",
        example = "2027-01-31"),
    @Field(
        name = "version",
        says = "The version that was read: refused where somebody changed it since.")
  })
  public View put(@PathParam("provider") String path, String body) {
    ProviderKey key = Keys.provider(path);
    JsonForm form = JsonForm.parse(body);
    ProfileEntry entry =
        new ProfileEntry(
            form.text("corpId").orElse(""),
            form.text("name").orElse(""),
            form.text("introduction").orElse(""),
            form.text("website").orElse(""),
            form.text("contactName").orElse(""),
            form.text("contactMobile").orElse(""),
            form.flag("filedByAdmin"));
    boolean uncertified = form.isEmptied("certifiedUntil");
    Optional<LocalDate> certifiedUntil = form.value("certifiedUntil", "date", ProfileResource::day);
    OptionalLong version = Versions.read(form);
    Findings texts = new Findings();
    ProfileCheck.check(texts, entry);
    Inputs.check(form, texts);
    Findings findings = desk.saveProfile(key, entry, version);
    Inputs.check(form, findings);
    if (uncertified || certifiedUntil.isPresent()) {
      desk.certified(key, certifiedUntil, OptionalLong.empty());
    }
    return tx.call(() -> view(key, findings));
  }

  static LocalDate day(String text) {
    try {
      return Inputs.calendarDay(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("is no day such as 2027-01-31", e);
    }
  }

  private View view(ProviderKey key, Findings findings) {
    Provider provider = providers.get(key);
    ProviderStanding standing = providers.standing(key);
    boolean open = caller.may(Scope.SETTINGS_WRITE);
    return new View(
        key.value(),
        provider.corpId().value(),
        provider.name(),
        provider.introduction().orElse(null),
        provider.website().orElse(null),
        provider.contactName().orElse(null),
        (open ? provider.contactMobile() : provider.maskedMobile()).orElse(null),
        provider.isFiledByAdmin(),
        provider.logoHash().isPresent(),
        standing.registered(),
        provider.registeredOn().orElse(null),
        provider.certifiedUntil().orElse(null),
        standing.isCertified(acts.today()),
        standing.mayCreateApps(),
        standing.missing().all().stream().map(one -> one.rule()).toList(),
        String.valueOf(provider.version()),
        FindingView.warnings(findings));
  }
}
