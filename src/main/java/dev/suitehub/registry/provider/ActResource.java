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
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.rules.Findings;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/providers/{provider}/acts}: what people did for it in WeCom's own console. */
@Path("providers/{provider}/acts")
@Produces(MediaType.APPLICATION_JSON)
public class ActResource {

  @Inject Providers providers;
  @Inject ProviderDesk desk;
  @Inject ConsoleActs acts;
  @Inject Tx tx;

  /** One act: who told us of it, and on which day in China it was done. */
  public record View(String act, String who, LocalDate on, Instant recordedAt) {}

  /** What was recorded, and what there is to say of it. */
  public record Recorded(String act, LocalDate on, List<FindingView> warnings) {}

  /** What was done, the newest first, at most 100. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public List<View> list(@PathParam("provider") String path) {
    ProviderKey key = Keys.provider(path);
    return tx.call(
        () -> {
          providers.get(key);
          return acts.of(ProviderDesk.subject(key)).stream()
              .map(
                  done ->
                      new View(
                          done.act().name(), done.row().who(), done.row().on(), done.row().at()))
              .toList();
        });
  }

  /** Records that somebody did it in WeCom's console, with the values that are here now. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "act",
        says = "REGISTERED, DEVELOPMENT_ENTERED or IP_LIST_ENTERED.",
        example = "REGISTERED",
        required = true),
    @Field(
        name = "on",
        says = "The day in China on which it was done; today where it is left out.",
        example = "2026-11-22")
  })
  public Recorded record(@PathParam("provider") String path, String body) {
    ProviderKey key = Keys.provider(path);
    JsonForm form = JsonForm.parse(body);
    Optional<ConsoleAct> act = form.value("act", "unknown", ActResource::act);
    form.require("act", "required", act.orElse(null));
    Optional<LocalDate> on = form.value("on", "date", ProfileResource::day);
    form.check();
    LocalDate day = on.orElseGet(acts::today);
    Findings findings = desk.record(key, act.orElseThrow(), day);
    Inputs.check(form, findings);
    return new Recorded(act.orElseThrow().name(), day, FindingView.warnings(findings));
  }

  private static ConsoleAct act(String text) {
    return Arrays.stream(ConsoleAct.values())
        .filter(one -> one.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("is no act of a provider"));
  }
}
