package dev.suitehub.gateway.identity;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.gateway.CallLimit;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.upstream.MiniProgramSession;
import dev.suitehub.upstream.Wecom;
import dev.suitehub.wire.Secret;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/suites/{suite}/mini-program-session}: who opened the mini program (doc 92423).
 *
 * <p>The session_key must never leave the provider's servers. The business system that asks here is
 * one of these, and some cannot do without: they decrypt with it what the mini program hands over.
 * Most only want to know who it is, and what nobody has nobody loses. So the key comes only by a
 * call and a scope of its own (ADR 0010).
 */
@Path("suites/{suite}/mini-program-session")
@Produces(MediaType.APPLICATION_JSON)
public class MiniProgramResource {

  @Inject Tokens tokens;
  @Inject Wecom wecom;
  @Inject CallLimit limit;

  public record View(String corpId, String userId, @Nullable String openUserId) {}

  public record ViewWithKey(
      String corpId, String userId, @Nullable String openUserId, String sessionKey) {}

  /** Who opened the mini program. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.IDENTITY_READ)
  @Takes(
      @Field(
          name = "code",
          says = "The js_code of wx.qy.login, up to 512 characters; it serves once.",
          example = "JS_CODE",
          required = true))
  public View login(@PathParam("suite") String path, String body) {
    MiniProgramSession session = session(path, body);
    return new View(session.corpId().value(), session.userId(), session.openUserId().orElse(null));
  }

  /**
   * Who opened the mini program, with the session_key. For who has to decrypt what the mini program
   * hands over, and keeps the key to itself.
   */
  @POST
  @Path("with-key")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SESSION_KEYS_READ)
  @Takes(
      @Field(
          name = "code",
          says = "The js_code of wx.qy.login, up to 512 characters; it serves once.",
          example = "JS_CODE",
          required = true))
  @Answers(ViewWithKey.class)
  public Response loginWithKey(@PathParam("suite") String path, String body) {
    MiniProgramSession session = session(path, body);
    return Response.ok(
            new ViewWithKey(
                session.corpId().value(),
                session.userId(),
                session.openUserId().orElse(null),
                session.sessionKey().reveal()))
        .header("Cache-Control", "no-store")
        .build();
  }

  private MiniProgramSession session(String path, String body) {
    SuiteKey suite = Keys.suite(path);
    Secret code = CodeForm.parse(body).code();
    return limit.run(
        () -> tokens.withSuiteToken(suite, token -> wecom.miniProgramSession(token, code)));
  }
}
