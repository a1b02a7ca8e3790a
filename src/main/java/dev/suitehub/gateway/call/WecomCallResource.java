package dev.suitehub.gateway.call;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.gateway.CallLimit;
import dev.suitehub.gateway.CallLimit.Lane;
import dev.suitehub.gateway.CallLimit.Place;
import dev.suitehub.gateway.GatewayConfig;
import dev.suitehub.gateway.GatewayProblem;
import dev.suitehub.platform.error.LargeBody;
import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.http.Deadline;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.upstream.ProxiedBody;
import dev.suitehub.upstream.ProxiedCall;
import dev.suitehub.wire.CorpId;
import jakarta.inject.Inject;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/suites/{suite}/corps/{corpid}/wecom/{path}}: a call of WeCom's API with the corp's
 * token put in, as {@code …/wecom/cgi-bin/user/get?userid=zhang}. WeCom's answer comes back as it
 * is, HTTP 200 and errcode; a problem means that the hub could not ask.
 *
 * <p>Bodies go through, piece by piece. One of up to 1 MiB is held, so that the call can be made
 * once more where WeCom says that the token is dead; a larger one is sent once, and WeCom's 40014
 * or 42001 comes back: repeat it, the next call has a new token.
 */
@Path("suites/{suite}/corps/{corpid}/wecom/{path: .*}")
public class WecomCallResource {

  private static final int HELD = 1 << 20;
  private static final int LONGEST_TYPE = 200;

  @Inject Relay relay;
  @Inject CallLimit limit;
  @Inject GatewayConfig config;
  @Context UriInfo uri;

  /**
   * A call of WeCom's API in the corp's name, as a GET. The query goes along as it came, without
   * any token: the corp's is put in here. WeCom's answer comes back as it is, status, errcode and
   * body; a problem means that the hub could not ask.
   *
   * @param path of WeCom's API: {@code cgi-bin/} and up to six names, such as {@code
   *     cgi-bin/user/get}; what gives out tokens or wants another one is refused
   */
  @GET
  @NeedsScope(Scope.WECOM_CALL)
  @Answers(value = InputStream.class, mediaType = "*/*")
  public Response get(
      @PathParam("suite") String suite,
      @PathParam("corpid") String corpId,
      @PathParam("path") @Encoded String path) {
    return call(Keys.suite(suite), Keys.corp(corpId), path, Optional.empty(), Optional.empty());
  }

  /**
   * A call of WeCom's API in the corp's name, as a POST. Body, Content-Type and query go along as
   * they came, without any token: the corp's is put in here. WeCom's answer comes back as it is,
   * status, errcode and body; a problem means that the hub could not ask. Where WeCom says that the
   * token is dead, a call with up to 1 MiB is made once more; a larger one is sent once, and 40014
   * or 42001 comes back: repeat it.
   *
   * @param path of WeCom's API: {@code cgi-bin/} and up to six names, such as {@code
   *     cgi-bin/message/send}; what gives out tokens or wants another one is refused
   */
  @POST
  @LargeBody(says = "What WeCom’s call wants, of any kind.")
  @NeedsScope(Scope.WECOM_CALL)
  @Answers(value = InputStream.class, mediaType = "*/*")
  public Response post(
      @PathParam("suite") String suite,
      @PathParam("corpid") String corpId,
      @PathParam("path") @Encoded String path,
      @HeaderParam("Content-Type") @Nullable String type,
      @HeaderParam("Content-Length") @Nullable Long length,
      InputStream body) {
    if (length != null && length > config.mostBytes()) {
      throw PlatformProblem.TOO_LARGE.because(
          "Send at most " + (config.mostBytes() >> 20) + " MiB (hub.gateway.body-mib).");
    }
    Upload upload =
        new Upload(body, length == null ? OptionalLong.empty() : OptionalLong.of(length));
    return call(
        Keys.suite(suite), Keys.corp(corpId), path, Optional.ofNullable(type), Optional.of(upload));
  }

  /** WeCom knows none, and JAX-RS would make a GET of it. */
  @HEAD
  @NeedsScope(Scope.WECOM_CALL)
  public Response head() {
    return Response.status(Response.Status.METHOD_NOT_ALLOWED).header("Allow", "GET, POST").build();
  }

  private record Upload(InputStream body, OptionalLong length) {}

  private Response call(
      SuiteKey suite, CorpId corpId, String path, Optional<String> type, Optional<Upload> upload) {
    WecomPath wanted = WecomPath.of(path);
    WecomQuery query = WecomQuery.of(uri.getRequestUri().getRawQuery());
    if (type.isPresent() && !isPlain(type.get())) {
      throw GatewayProblem.BAD_CALL.because("The Content-Type has a wrong form.");
    }
    Deadline deadline = Deadline.in(config.deadline());
    Place place = limit.enter(Lane.CALL, deadline);
    boolean lent = false;
    try {
      ProxiedCall call =
          new ProxiedCall(
              wanted.text(), query.text(), type, upload.map(some -> held(some, deadline)));
      Relayed answer = relay.call(suite, corpId, call, deadline);
      if (answer.isWhole()) {
        return whole(answer);
      }
      Response response = streamed(answer, place);
      lent = true;
      return response;
    } finally {
      if (!lent) {
        place.giveBack();
      }
    }
  }

  private ProxiedBody held(Upload upload, Deadline deadline) {
    InputStream body = new BoundedUpload(upload.body(), config.mostBytes(), deadline);
    try {
      return ProxiedBody.read(body, HELD, upload.length());
    } catch (IOException e) {
      throw BoundedUpload.notWhole();
    }
  }

  private static Response whole(Relayed answer) {
    Response.ResponseBuilder response = headed(answer);
    byte[] bytes = answer.bytes();
    if (bytes.length > 0) {
      response.entity(bytes);
    }
    return response.build();
  }

  private static Response streamed(Relayed answer, Place place) {
    StreamingOutput body =
        out -> {
          try (answer) {
            answer.writeTo(out);
          } finally {
            place.giveBack();
          }
        };
    return headed(answer).entity(body).build();
  }

  private static Response.ResponseBuilder headed(Relayed answer) {
    Response.ResponseBuilder response =
        Response.status(answer.status())
            .header("Cache-Control", "no-store")
            .header("X-Content-Type-Options", "nosniff");
    answer.headers().forEach(response::header);
    return response;
  }

  private static boolean isPlain(String type) {
    return type.length() <= LONGEST_TYPE && type.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
