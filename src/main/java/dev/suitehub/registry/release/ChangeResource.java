package dev.suitehub.registry.release;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.Keys;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /api/v1/suites/{suite}/changes}: what was changed since the app went online. */
@Path("suites/{suite}/changes")
@Produces(MediaType.APPLICATION_JSON)
public class ChangeResource {

  @Inject ReleaseDesk desk;

  /** A setting that differs, and when that reaches the corps. */
  public record ChangeView(String field, String before, String after, String effect) {}

  /** What differs from what is online, and when each difference reaches the corps. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public List<ChangeView> changes(@PathParam("suite") String path) {
    return desk.changes(Keys.suite(path)).stream()
        .map(
            one ->
                new ChangeView(
                    one.change().field(),
                    one.change().before(),
                    one.change().after(),
                    one.effect().name()))
        .toList();
  }
}
