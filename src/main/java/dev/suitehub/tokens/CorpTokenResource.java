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

/** {@code /api/v1/suites/{suite}/corps/{corpid}/token}: the corp's access_token for it. */
@Path("suites/{suite}/corps/{corpid}/token")
@Produces(MediaType.APPLICATION_JSON)
public class CorpTokenResource {

  @Inject TokenAnswers answers;

  @GET
  @NeedsScope(Scope.TOKENS_READ)
  public CompletionStage<Response> show(
      @PathParam("suite") String suite, @PathParam("corpid") String corpId) {
    return answers.show(TokenKey.corp(Keys.suite(suite), Keys.corp(corpId)));
  }

  /** WeCom refused it to whoever sends it here. */
  @POST
  @Path("refused")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.TOKENS_READ)
  public Response refused(
      @PathParam("suite") String suite, @PathParam("corpid") String corpId, String body) {
    return answers.refused(TokenKey.corp(Keys.suite(suite), Keys.corp(corpId)), body);
  }
}
