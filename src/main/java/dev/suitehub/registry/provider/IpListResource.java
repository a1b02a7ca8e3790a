package dev.suitehub.registry.provider;

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
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.IpList;
import dev.suitehub.rules.IpPattern;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /api/v1/providers/{provider}/ip-list}: IP白名单, which machines may call WeCom. */
@Path("providers/{provider}/ip-list")
@Produces(MediaType.APPLICATION_JSON)
public class IpListResource {

  @Inject Providers providers;
  @Inject ProviderDesk desk;
  @Inject Tx tx;

  /** The list as it is pasted into WeCom's form. */
  public record View(String ipList, int entries, String version, List<FindingView> warnings) {}

  /** Whether WeCom would take a call from an address. */
  public record Verdict(String address, boolean passes) {}

  /** The IP list of a provider. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public View show(@PathParam("provider") String path) {
    ProviderKey key = Keys.provider(path);
    return tx.call(() -> view(key, new Findings()));
  }

  /** Replaces the whole list. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "ipList",
        says =
            "Addresses and segments with an ASCII semicolon between them (DEV-08, DEV-09); none: "
                + "an empty text.",
        example = "222.209.201.*;203.0.113.7"),
    @Field(
        name = "version",
        says = "The version that was read: refused where somebody changed the provider since.")
  })
  public View put(@PathParam("provider") String path, String body) {
    ProviderKey key = Keys.provider(path);
    JsonForm form = JsonForm.parse(body);
    Optional<String> list = form.text("ipList");
    if (list.isEmpty() && !form.isEmptied("ipList")) {
      form.require("ipList", "required", null);
    }
    OptionalLong version = Versions.read(form);
    form.check();
    Findings findings = desk.saveIpList(key, list.orElse(""), version);
    Inputs.check(form, findings);
    return tx.call(() -> view(key, findings));
  }

  /** Says whether the list lets an address pass. */
  @POST
  @Path("check")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_READ)
  @Takes(
      @Field(name = "address", says = "An IPv4 address.", example = "203.0.113.7", required = true))
  public Verdict check(@PathParam("provider") String path, String body) {
    ProviderKey key = Keys.provider(path);
    JsonForm form = JsonForm.parse(body);
    Optional<String> address = form.value("address", "shape", IpListResource::address);
    form.require("address", "required", address.orElse(null));
    form.check();
    return tx.call(
        () ->
            new Verdict(
                address.orElseThrow(),
                IpList.kept(providers.get(key).ipList()).passes(address.orElseThrow())));
  }

  private static String address(String text) {
    if (new IpPattern(text).isSegment()) {
      throw new IllegalArgumentException("is a segment: ask for one address of it");
    }
    return text;
  }

  private View view(ProviderKey key, Findings findings) {
    Provider provider = providers.get(key);
    return new View(
        provider.ipList(),
        IpList.kept(provider.ipList()).entries().size(),
        String.valueOf(provider.version()),
        FindingView.warnings(findings));
  }
}
