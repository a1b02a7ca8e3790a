package dev.suitehub.tokens;

import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** What the three token resources have in common. Made once, as tokens are read often. */
@ApplicationScoped
class TokenAnswers {

  private final Tokens tokens;
  private final TokenDesk desk;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TokenAnswers() {
    tokens = null;
    desk = null;
  }

  @Inject
  TokenAnswers(Tokens tokens, TokenDesk desk) {
    this.tokens = tokens;
    this.desk = desk;
  }

  /** How long the new one is good, and nothing more of it. */
  RenewedView renew(TokenKey key) {
    return new RenewedView(desk.renew(key).expiresAt().orElse(null));
  }

  CompletionStage<Response> show(TokenKey key) {
    return tokens.want(key).thenApply(TokenAnswers::shown);
  }

  Response refused(TokenKey key, String body) {
    JsonForm form = JsonForm.parse(body);
    Secret accessToken = form.secret("accessToken").orElse(Secret.of(""));
    form.require("accessToken", "required", accessToken.reveal().isEmpty() ? null : accessToken);
    form.check();
    tokens.refused(key, accessToken);
    return Response.noContent().build();
  }

  private static Response shown(Token token) {
    CacheControl noStore = new CacheControl();
    noStore.setNoStore(true);
    return Response.ok(
            new TokenView(token.accessToken().reveal(), token.expiresAt()),
            MediaType.APPLICATION_JSON_TYPE)
        .cacheControl(noStore)
        .build();
  }
}
