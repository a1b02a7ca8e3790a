package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.AfterAnswer;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.push.Pusher;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
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
import java.util.Map;

/** {@code /sandbox/cgi-bin/…}: WeCom's server API. HTTP 200 for errcodes too. */
@Path("cgi-bin/{api: .+}")
public class WecomApiResource {

  private static final int MAX_BODY = 256 * 1024;

  @Inject WecomApi api;
  @Inject Pusher pusher;
  @Inject AfterAnswer afterAnswer;
  @Context UriInfo uri;
  @Context HttpServletRequest request;

  @GET
  public Response get(@PathParam("api") String path) {
    return answer("GET", path, "");
  }

  @POST
  public Response post(@PathParam("api") String path, InputStream body) {
    return answer("POST", path, read(body));
  }

  private Response answer(String method, String path, String body) {
    ApiCall call = new ApiCall(method, path, query(), body, request.getRemoteAddr());
    WecomApi.Answered answered = api.answer(call);
    List<PushOrder> orders = call.told().orders();
    if (!orders.isEmpty()) {
      afterAnswer.run(() -> orders.forEach(pusher::push));
    }
    pause(answered.delay());
    if (answered.isDropped()) {
      return dropped(answered.json());
    }
    return Response.ok(answered.json(), "application/json; charset=UTF-8").build();
  }

  /** The connection ends in the middle of the answer. */
  private static Response dropped(String json) {
    byte[] whole = json.getBytes(StandardCharsets.UTF_8);
    StreamingOutput half = output -> output.write(whole, 0, whole.length / 2);
    return Response.ok(half, "application/json; charset=UTF-8")
        .header("Content-Length", whole.length)
        .header("Connection", "close")
        .build();
  }

  private Map<String, String> query() {
    Map<String, String> query = new HashMap<>();
    uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
    return query;
  }

  /** What is too large is cut, and then no JSON any more. */
  private static String read(InputStream body) {
    try {
      return new String(body.readNBytes(MAX_BODY), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void pause(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
