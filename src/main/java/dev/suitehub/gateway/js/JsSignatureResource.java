package dev.suitehub.gateway.js;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.gateway.CorpAgents;
import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.tokens.Token;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.wire.CorpId;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/suites/{suite}/corps/{corpid}/js-signature}: what wx.config and wx.agentConfig
 * want (doc 96909). The ticket stays here.
 */
@Path("suites/{suite}/corps/{corpid}/js-signature")
@Produces(MediaType.APPLICATION_JSON)
public class JsSignatureResource {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 8;

  @Inject Tokens tokens;
  @Inject CorpAgents agents;
  @Inject Clock clock;

  /**
   * Under the names that the JS-SDK has for them.
   *
   * @param agentid for wx.agentConfig; absent where the corp has none, or several
   * @param url that was signed: without its fragment
   */
  public record View(
      String corpid,
      @Nullable Long agentid,
      long timestamp,
      String nonceStr,
      String signature,
      String url) {}

  /**
   * A signature of a page for the JS-SDK, with all that wx.config or wx.agentConfig wants beside
   * it.
   *
   * @param url the page's own address, http or https, up to 2000 characters; its fragment is left
   *     out
   * @param kind {@code config} for wx.config, the standard, or {@code agent} for wx.agentConfig
   */
  @GET
  @NeedsScope(Scope.IDENTITY_READ)
  @Answers(View.class)
  public CompletionStage<View> sign(
      @PathParam("suite") String suitePath,
      @PathParam("corpid") String corpPath,
      @QueryParam("url") @Nullable String url,
      @QueryParam("kind") @DefaultValue("config") String kind) {
    SuiteKey suite = Keys.suite(suitePath);
    CorpId corpId = Keys.corp(corpPath);
    PageUrl page = PageUrl.of(url);
    TokenKey key = key(suite, corpId, kind);
    List<Long> known = agents.all(suite, corpId);
    Long agentId = known.size() == 1 ? known.get(0) : null;
    return tokens.want(key).thenApply(ticket -> view(corpId, agentId, ticket, page));
  }

  /**
   * Sends a signature back, of which the JS-SDK says 40093. Only if the ticket that is kept made
   * it, that is forgotten, at most once in 90 seconds.
   */
  @POST
  @Path("refused")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.IDENTITY_READ)
  @Takes({
    @Field(
        name = "url",
        says = "The page that was signed.",
        example = "https://www.example.com/page",
        required = true),
    @Field(name = "kind", says = "config, the standard, or agent.", example = "config"),
    @Field(name = "nonceStr", says = "As it came with the signature.", required = true),
    @Field(name = "signature", says = "As it came.", required = true),
    @Field(
        name = "timestamp",
        says = "As it came with the signature, as a text.",
        example = "1790000000",
        required = true)
  })
  @Answers(status = 204)
  public CompletionStage<Response> refused(
      @PathParam("suite") String suitePath, @PathParam("corpid") String corpPath, String body) {
    JsonForm form = JsonForm.parse(body);
    Optional<String> url = form.text("url");
    String kind = form.text("kind").orElse("config");
    Optional<String> nonce = form.text("nonceStr");
    Optional<String> signature = form.text("signature");
    Optional<Long> timestamp = form.value("timestamp", "number", JsSignatureResource::seconds);
    form.require("url", "required", url.orElse(null));
    form.require("nonceStr", "required", nonce.orElse(null));
    form.require("signature", "required", signature.orElse(null));
    form.require("timestamp", "required", timestamp.orElse(null));
    form.check();
    PageUrl page = PageUrl.of(url.orElseThrow());
    TokenKey key = key(Keys.suite(suitePath), Keys.corp(corpPath), kind);
    return tokens
        .want(key)
        .thenApply(
            ticket -> {
              String made =
                  JsSignature.of(
                      ticket.accessToken(),
                      nonce.orElseThrow(),
                      timestamp.orElseThrow(),
                      page.text());
              if (made.equals(signature.orElseThrow())) {
                tokens.refused(key, ticket.accessToken());
              }
              return Response.noContent().build();
            });
  }

  private View view(CorpId corpId, @Nullable Long agentId, Token ticket, PageUrl page) {
    long timestamp = clock.instant().getEpochSecond();
    String nonce = nonce();
    String signature = JsSignature.of(ticket.accessToken(), nonce, timestamp, page.text());
    return new View(corpId.value(), agentId, timestamp, nonce, signature, page.text());
  }

  private static TokenKey key(SuiteKey suite, CorpId corpId, String kind) {
    return switch (kind) {
      case "config" -> TokenKey.configTicket(suite, corpId);
      case "agent" -> TokenKey.agentTicket(suite, corpId);
      default -> {
        String message = "is 'config' for wx.config or 'agent' for wx.agentConfig";
        throw new ProblemException(
            PlatformProblem.INVALID_INPUT,
            "kind " + message + ".",
            Map.of(
                "violations",
                List.of(Map.of("field", "kind", "rule", "choice", "message", message))));
      }
    };
  }

  private static Long seconds(String text) {
    if (!text.matches("[0-9]{1,12}")) {
      throw new IllegalArgumentException("is the signature's timestamp, in seconds");
    }
    return Long.valueOf(text);
  }

  private static String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
