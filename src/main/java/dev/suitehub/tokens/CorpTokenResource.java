package dev.suitehub.tokens;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import jakarta.enterprise.context.ApplicationScoped;
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
@ApplicationScoped
@Path("suites/{suite}/corps/{corpid}/token")
@Produces(MediaType.APPLICATION_JSON)
public class CorpTokenResource {

  @Inject TokenAnswers answers;

  /**
   * The access_token with which the suite may act in this corp.
   *
   * <p>Ask again each time rather than keep it. Each machine that uses it has to be in the
   * provider's IP list (IP白名单) at WeCom, or WeCom answers 60020.
   */
  @GET
  @NeedsScope(Scope.TOKENS_READ)
  @Answers(TokenView.class)
  public CompletionStage<Response> show(
      @PathParam("suite") String suite, @PathParam("corpid") String corpId) {
    return answers.show(TokenKey.corp(Keys.suite(suite), Keys.corp(corpId)));
  }

  /** Tells that WeCom refused this token: if it is still the hub's own, the hub gets another. */
  @POST
  @Path("refused")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.TOKENS_READ)
  @Takes(
      @Field(
          name = "accessToken",
          says = "The token that WeCom refused.",
          required = true,
          secret = true))
  @Answers(status = 204)
  public Response refused(
      @PathParam("suite") String suite, @PathParam("corpid") String corpId, String body) {
    return answers.refused(TokenKey.corp(Keys.suite(suite), Keys.corp(corpId)), body);
  }

  /** Asks WeCom for a new one now; at most once in ten seconds, and answers when it is there. */
  @POST
  @Path("renew")
  @NeedsScope(Scope.OPS_WRITE)
  public RenewedView renew(@PathParam("suite") String suite, @PathParam("corpid") String corpId) {
    return answers.renew(TokenKey.corp(Keys.suite(suite), Keys.corp(corpId)));
  }
}
