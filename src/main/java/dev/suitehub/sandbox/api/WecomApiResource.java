package dev.suitehub.sandbox.api;

import dev.suitehub.platform.error.LargeBody;
import dev.suitehub.sandbox.install.AfterAnswer;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.push.Pusher;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /sandbox/cgi-bin/…}: WeCom's server API. HTTP 200 for errcodes too. */
@Path("cgi-bin/{api: .+}")
public class WecomApiResource {

  private static final String JSON = "application/json; charset=UTF-8";

  /** What a machine between WeCom and the caller may say. */
  private static final String PAGE =
      "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

  private static final int MAX_BODY = 256 * 1024;
  private static final int MAX_UPLOAD = 24 << 20;

  @Inject WecomApi api;
  @Inject Pusher pusher;
  @Inject AfterAnswer afterAnswer;
  @Context UriInfo uri;
  @Context HttpServletRequest request;

  @GET
  public Response get(@PathParam("api") String path) {
    return answer("GET", path, "", Optional.empty());
  }

  /** JSON, or media (doc 96484). Without a Content-Type it is JSON. */
  @POST
  @LargeBody
  public Response post(
      @PathParam("api") String path,
      @HeaderParam("Content-Type") @DefaultValue("") String type,
      InputStream body) {
    if (type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA)) {
      return answer("POST", path, "", MediaPart.of(read(body, MAX_UPLOAD), type));
    }
    String text = new String(read(body, MAX_BODY), StandardCharsets.UTF_8);
    return answer("POST", path, text, Optional.empty());
  }

  private Response answer(String method, String path, String body, Optional<MediaPart> part) {
    ApiCall call = new ApiCall(method, path, query(), body, request.getRemoteAddr(), part);
    Answered answered = api.answer(call);
    List<PushOrder> orders = call.told().orders();
    if (!orders.isEmpty()) {
      afterAnswer.run(() -> pusher.pushAll(orders));
    }
    pause(answered.spoil().delay());
    return answered
        .spoil()
        .breakage()
        .map(breakage -> spoilt(answered, breakage))
        .orElseGet(() -> whole(answered));
  }

  private static Response whole(Answered answered) {
    return answered
        .content()
        .map(content -> file(answered, content))
        .orElseGet(() -> headed(Response.ok(answered.json(), JSON), answered).build());
  }

  private static Response file(Answered answered, Content content) {
    StreamingOutput output = content.writer()::to;
    return headed(Response.ok(output, content.type()), answered)
        .header("Content-Disposition", "attachment; filename=\"" + content.fileName() + "\"")
        .header("Set-Cookie", "trace=1")
        .build();
  }

  private static Response spoilt(Answered answered, Faults.Breakage breakage) {
    String json = answered.json();
    return switch (breakage) {
      case DROPPED -> dropped(answered);
      case HALF -> Response.ok(json.substring(0, json.length() / 2), JSON).build();
      case HTML -> Response.ok(PAGE, "text/html; charset=UTF-8").build();
      case BAD_GATEWAY -> Response.status(502).type("text/html").entity(PAGE).build();
      case WRONG_TYPE -> Response.ok(json, "text/plain; charset=UTF-8").build();
    };
  }

  /** The connection ends in the middle of the answer. */
  private static Response dropped(Answered answered) {
    byte[] whole = answered.json().getBytes(StandardCharsets.UTF_8);
    StreamingOutput half = output -> output.write(whole, 0, whole.length / 2);
    return headed(Response.ok(half, JSON), answered)
        .header("Content-Length", whole.length)
        .header("Connection", "close")
        .build();
  }

  private static Response.ResponseBuilder headed(
      Response.ResponseBuilder response, Answered answered) {
    return response
        .header("error-code", answered.errcode())
        .header("error-msg", answered.errmsg().replaceAll("[^\\x20-\\x7e]", "?"));
  }

  private Map<String, String> query() {
    Map<String, String> query = new HashMap<>();
    uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
    return query;
  }

  /** What is too large is cut, and then no JSON any more. */
  private static byte[] read(InputStream body, int most) {
    try {
      return body.readNBytes(most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
