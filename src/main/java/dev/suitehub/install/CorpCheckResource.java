package dev.suitehub.install;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.Keys;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/suites/{suite}/corps/{corpid}/recheck}: what it allows, read again. */
@Path("suites/{suite}/corps/{corpid}/recheck")
@Produces(MediaType.APPLICATION_JSON)
public class CorpCheckResource {

  @Inject CorpCheckDesk desk;

  /** {@code answered} is false where WeCom could not be asked, or refused. */
  public record View(String state, boolean answered, @Nullable Instant nextCheckAt) {}

  /** Asks WeCom now what the corp allows, and whether it still has authorised the suite at all. */
  @POST
  @NeedsScope(Scope.OPS_WRITE)
  public View recheck(@PathParam("suite") String suite, @PathParam("corpid") String corpId) {
    CorpCheckDesk.Checked checked = desk.recheck(Keys.suite(suite), Keys.corp(corpId));
    return new View(checked.state().name(), checked.answered(), checked.nextCheckAt().orElse(null));
  }
}
