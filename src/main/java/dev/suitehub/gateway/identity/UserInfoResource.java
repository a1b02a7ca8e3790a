package dev.suitehub.gateway.identity;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.gateway.CallLimit;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.upstream.UserDetail;
import dev.suitehub.upstream.UserInfo;
import dev.suitehub.upstream.Wecom;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/suites/{suite}/user-info}: who came with the code of a web login (docs 91121,
 * 98171).
 */
@Path("suites/{suite}/user-info")
@Produces(MediaType.APPLICATION_JSON)
public class UserInfoResource {

  private static final String NO_TICKET =
      "WeCom gave no user_ticket: ask with scope snsapi_privateinfo, and of members in the app's visible range.";

  @Inject Tokens tokens;
  @Inject Wecom wecom;
  @Inject CallLimit limit;

  /**
   * A member of a corp; or, with {@code openId} alone, somebody who is none. Where the detail that
   * was asked for is missing, {@code detailMissing} says why: the code is spent by then.
   */
  public record View(
      @Nullable String corpId,
      @Nullable String userId,
      @Nullable String openUserId,
      @Nullable String openId,
      @Nullable Detail detail,
      @Nullable String detailMissing) {}

  /** {@code name} is the userid: WeCom withholds names from third parties. */
  public record Detail(
      @Nullable String name,
      @Nullable String gender,
      @Nullable String avatar,
      @Nullable String qrCode) {}

  /**
   * Who came with the code of a web login. A code serves once; WeCom's user_ticket, which the
   * detail is asked with, stays here.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.IDENTITY_READ)
  @Takes({
    @Field(
        name = "code",
        says = "What WeCom gave the redirectUri, up to 512 characters; it serves once.",
        example = "CODE",
        required = true),
    @Field(
        name = "detail",
        says = "Whether gender, avatar and so on are wanted too: scope snsapi_privateinfo.",
        flag = true)
  })
  public View login(@PathParam("suite") String path, String body) {
    SuiteKey suite = Keys.suite(path);
    CodeForm form = CodeForm.parseWithDetail(body);
    return limit.run(
        () -> {
          UserInfo info = tokens.withSuiteToken(suite, token -> wecom.userInfo(token, form.code()));
          return form.detail() ? detailed(suite, info) : view(info, null, null);
        });
  }

  private View detailed(SuiteKey suite, UserInfo info) {
    if (info.userTicket().isEmpty()) {
      return view(info, null, NO_TICKET);
    }
    Secret ticket = info.userTicket().get();
    try {
      UserDetail detail = tokens.withSuiteToken(suite, token -> wecom.userDetail(token, ticket));
      return view(info, shown(detail), null);
    } catch (WecomRefused | WecomUnreachable | ProblemException e) {
      // Who it is is known, and the code is spent: better without the detail than not at all.
      return view(info, null, String.valueOf(e.getMessage()));
    }
  }

  private static Detail shown(UserDetail detail) {
    return new Detail(
        detail.name().orElse(null),
        detail.gender().orElse(null),
        detail.avatar().orElse(null),
        detail.qrCode().orElse(null));
  }

  private static View view(UserInfo info, @Nullable Detail detail, @Nullable String missing) {
    return new View(
        info.corpId().map(CorpId::value).orElse(null),
        info.userId().orElse(null),
        info.openUserId().orElse(null),
        info.openId().orElse(null),
        detail,
        missing);
  }
}
