package dev.suitehub.tokens;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.Keys;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** {@code /api/v1/suites/{suite}/token}: its suite_access_token. */
@Path("suites/{suite}/token")
@Produces(MediaType.APPLICATION_JSON)
public class SuiteTokenResource {

  @Inject TokenAnswers answers;

  @GET
  @NeedsScope(Scope.TOKENS_READ)
  public CompletionStage<Response> show(@PathParam("suite") String suite) {
    return answers.show(TokenKey.suite(Keys.suite(suite)));
  }

  /** WeCom refused it to whoever sends it here. */
  @POST
  @Path("refused")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.TOKENS_READ)
  public Response refused(@PathParam("suite") String suite, String body) {
    return answers.refused(TokenKey.suite(Keys.suite(suite)), body);
  }
}
