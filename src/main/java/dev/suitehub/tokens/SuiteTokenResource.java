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

/** {@code /api/v1/suites/{suite}/token}: its suite_access_token. */
@ApplicationScoped
@Path("suites/{suite}/token")
@Produces(MediaType.APPLICATION_JSON)
public class SuiteTokenResource {

  @Inject TokenAnswers answers;

  /**
   * The suite_access_token that WeCom takes now.
   *
   * <p>Ask again each time rather than keep it. Each machine that uses it has to be in the
   * provider's IP list (IP白名单) at WeCom, or WeCom answers 60020.
   */
  @GET
  @NeedsScope(Scope.TOKENS_READ)
  @Answers(TokenView.class)
  public CompletionStage<Response> show(@PathParam("suite") String suite) {
    return answers.show(TokenKey.suite(Keys.suite(suite)));
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
  public Response refused(@PathParam("suite") String suite, String body) {
    return answers.refused(TokenKey.suite(Keys.suite(suite)), body);
  }

  /** Asks WeCom for a new one now; at most once in ten seconds, and answers when it is there. */
  @POST
  @Path("renew")
  @NeedsScope(Scope.OPS_WRITE)
  public RenewedView renew(@PathParam("suite") String suite) {
    return answers.renew(TokenKey.suite(Keys.suite(suite)));
  }
}
