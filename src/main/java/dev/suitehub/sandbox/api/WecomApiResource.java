package dev.suitehub.sandbox.api;

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
import java.util.Map;

/** {@code /sandbox/cgi-bin/…}: WeCom's server API. HTTP 200 for errcodes too. */
@Path("cgi-bin/{api: .+}")
public class WecomApiResource {

  private static final String JSON = "application/json; charset=UTF-8";

  /** What a machine between WeCom and the caller may say. */
  private static final String PAGE =
      "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

  private static final int MAX_BODY = 256 * 1024;

  @Inject WecomApi api;
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
    WecomApi.Answered answered =
        api.answer(new ApiCall(method, path, query(), body, request.getRemoteAddr()));
    pause(answered.spoil().delay());
    return answered
        .spoil()
        .breakage()
        .map(breakage -> spoilt(answered.json(), breakage))
        .orElseGet(() -> Response.ok(answered.json(), JSON).build());
  }

  private static Response spoilt(String json, Faults.Breakage breakage) {
    return switch (breakage) {
      case DROPPED -> dropped(json);
      case HALF -> Response.ok(json.substring(0, json.length() / 2), JSON).build();
      case HTML -> Response.ok(PAGE, "text/html; charset=UTF-8").build();
      case BAD_GATEWAY -> Response.status(502).type("text/html").entity(PAGE).build();
      case WRONG_TYPE -> Response.ok(json, "text/plain; charset=UTF-8").build();
    };
  }

  /** The connection ends in the middle of the answer. */
  private static Response dropped(String json) {
    byte[] whole = json.getBytes(StandardCharsets.UTF_8);
    StreamingOutput half = output -> output.write(whole, 0, whole.length / 2);
    return Response.ok(half, JSON)
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
