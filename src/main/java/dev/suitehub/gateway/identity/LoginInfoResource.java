package dev.suitehub.gateway.identity;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.gateway.CallLimit;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.upstream.LoginInfo;
import dev.suitehub.upstream.Wecom;
import dev.suitehub.wire.Secret;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/providers/{provider}/login-info}: who came with the auth_code of 业务设置URL or of a
 * scan login (doc 91125).
 */
@Path("providers/{provider}/login-info")
@Produces(MediaType.APPLICATION_JSON)
public class LoginInfoResource {

  @Inject Tokens tokens;
  @Inject Wecom wecom;
  @Inject CallLimit limit;

  /**
   * Who it is, and what of ours they may use.
   *
   * @param userType CREATOR, INTERNAL_ADMIN, EXTERNAL_ADMIN, SUB_ADMIN, MEMBER, or WeCom's number
   */
  public record View(
      String corpId,
      String userType,
      @Nullable String userId,
      @Nullable String openUserId,
      @Nullable String name,
      @Nullable String avatar,
      List<Agent> agents) {}

  /** {@code right} USE or MANAGE. */
  public record Agent(long agentId, String right) {}

  /** Who came with the auth_code of 业务设置URL or of a scan login. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.IDENTITY_READ)
  @Takes(
      @Field(
          name = "code",
          says = "WeCom's auth_code, up to 512 characters; it serves once.",
          example = "AUTH_CODE",
          required = true))
  public View login(@PathParam("provider") String path, String body) {
    ProviderKey provider = Keys.provider(path);
    Secret code = CodeForm.parse(body).code();
    return view(
        limit.run(() -> tokens.withProviderToken(provider, token -> wecom.loginInfo(token, code))));
  }

  private static View view(LoginInfo info) {
    return new View(
        info.corpId().value(),
        userType(info.userType()),
        info.userId().orElse(null),
        info.openUserId().orElse(null),
        info.name().orElse(null),
        info.avatar().orElse(null),
        info.agents().stream()
            .map(agent -> new Agent(agent.agentId(), agent.authType() == 1 ? "MANAGE" : "USE"))
            .toList());
  }

  private static String userType(int type) {
    return switch (type) {
      case 1 -> "CREATOR";
      case 2 -> "INTERNAL_ADMIN";
      case 3 -> "EXTERNAL_ADMIN";
      case 4 -> "SUB_ADMIN";
      case 5 -> "MEMBER";
      default -> String.valueOf(type);
    };
  }
}
