package dev.suitehub.sandbox.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.api.IssuedTokens;
import dev.suitehub.sandbox.api.Message;
import dev.suitehub.sandbox.api.Messages;
import dev.suitehub.sandbox.api.TokenKind;
import dev.suitehub.sandbox.api.TokenOwner;
import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.Sha1;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/**
 * {@code /sandbox/control/codes}, {@code check-signature}, {@code messages}: logins without a
 * browser, a page's JS-SDK without a page, and what members would have been sent.
 */
@Path("control")
@Produces(MediaType.APPLICATION_JSON)
public class IdentityControlResource {

  private static final int BAD_SIGNATURE = 40093;

  @Inject IdentityCodes codes;
  @Inject IssuedTokens tokens;
  @Inject Messages messages;
  @Inject Tx tx;

  /**
   * {@code {"kind": "OAUTH"|"LOGIN"|"MINI_PROGRAM", "suite"|"provider", "corp", "user", "scope"}};
   * without a corp it is somebody who is no member, and {@code user} the openid.
   */
  @POST
  @Path("codes")
  public String code(String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<CodeKind> kind = form.choice("kind", CodeKind.class);
    Optional<SuiteId> suite = form.suite("suite");
    Optional<CorpId> provider = form.corp("provider");
    Optional<CorpId> corp = form.corp("corp");
    Optional<String> user = form.text("user", 64);
    String scope = form.text("scope", 40).orElse("");
    form.require("kind", kind.orElse(null));
    form.require("user", user.orElse(null));
    if (kind.isPresent() && kind.get() == CodeKind.LOGIN) {
      form.require("provider", provider.orElse(null));
    } else {
      form.require("suite", suite.orElse(null));
    }
    form.check();
    String owner =
        kind.orElseThrow() == CodeKind.LOGIN
            ? provider.orElseThrow().value()
            : suite.orElseThrow().value();
    Member member = new Member(corp.map(CorpId::value).orElse(""), user.orElseThrow(), scope);
    Secret code = tx.call(() -> codes.issue(kind.orElseThrow(), owner, member));
    return Json.createObjectBuilder()
        .add("code", code.reveal())
        .add("expiresIn", kind.orElseThrow().validity().toSeconds())
        .build()
        .toString();
  }

  /** What the JS-SDK would say to it: 0, or 40093. */
  @POST
  @Path("check-signature")
  public String signature(String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<SuiteId> suite = form.suite("suite");
    Optional<CorpId> corp = form.corp("corp");
    Optional<TokenKind> kind = form.choice("kind", TokenKind.class);
    Optional<String> nonce = form.text("nonceStr");
    Optional<Long> timestamp = form.number("timestamp", 0, Integer.MAX_VALUE);
    Optional<String> url = form.text("url");
    Optional<String> signature = form.text("signature");
    form.require("suite", suite.orElse(null));
    form.require("corp", corp.orElse(null));
    form.require("kind", kind.orElse(null));
    form.check();
    TokenOwner owner =
        new TokenOwner(kind.orElseThrow(), suite.orElseThrow().value(), corp.orElseThrow().value());
    boolean good =
        tx.call(() -> tokens.current(owner))
            .map(
                ticket ->
                    Sha1.hex(
                        ("jsapi_ticket="
                                + ticket.reveal()
                                + "&noncestr="
                                + nonce.orElse("")
                                + "&timestamp="
                                + timestamp.orElse(0L)
                                + "&url="
                                + url.orElse(""))
                            .getBytes(UTF_8)))
            .filter(signature.orElse("")::equals)
            .isPresent();
    return Json.createObjectBuilder().add("errcode", good ? 0 : BAD_SIGNATURE).build().toString();
  }

  @GET
  @Path("messages")
  public String messages(
      @QueryParam("suite") @DefaultValue("") String suite,
      @QueryParam("corp") @DefaultValue("") String corp) {
    return tx.call(
        () ->
            ControlJson.list(
                "messages", messages.of(suite, corp, 100), IdentityControlResource::message));
  }

  private static JsonObjectBuilder message(Message message) {
    return Json.createObjectBuilder()
        .add("at", message.at().toString())
        .add("agentId", message.agentId())
        .add("toUser", message.toUser())
        .add("type", message.type())
        .add("body", message.body());
  }
}
