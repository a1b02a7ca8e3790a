package dev.suitehub.registry.release;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.FindingView;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.suite.Suites;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /api/v1/suites/{suite}/corps/{corpid}/findings}: what is remarkable about one. */
@Path("suites/{suite}/corps/{corpid}/findings")
@Produces(MediaType.APPLICATION_JSON)
public class CorpFindingResource {

  @Inject Suites suites;
  @Inject AuthorizedCorps corps;
  @Inject CorpFindings findings;
  @Inject Tx tx;

  /** What is remarkable about a corp's authorisation; it stands all the same. */
  @GET
  @NeedsScope(Scope.CORPS_READ)
  public List<FindingView> list(
      @PathParam("suite") String path, @PathParam("corpid") String corpId) {
    SuiteKey key = Keys.suite(path);
    return tx.call(
        () -> FindingView.all(findings.of(corps.get(suites.get(key).key(), Keys.corp(corpId)))));
  }
}
