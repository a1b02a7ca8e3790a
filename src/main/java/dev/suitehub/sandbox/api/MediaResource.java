package dev.suitehub.sandbox.api;

import dev.suitehub.platform.error.LargeBody;
import dev.suitehub.wire.CorpId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /sandbox/cgi-bin/media/…}: the calls whose bodies are no JSON (doc 96484). */
@Path("cgi-bin/media")
public class MediaResource {

  private static final int MOST_BYTES = 24 << 20;
  private static final String JSON = "application/json; charset=UTF-8";

  @Inject WecomApi api;
  @Inject MediaShelf shelf;
  @Context UriInfo uri;
  @Context HttpServletRequest request;

  @POST
  @LargeBody
  @Path("upload")
  public Response upload(
      @HeaderParam("Content-Type") @DefaultValue("") String type, InputStream body)
      throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES);
    return json(api.answer(call("POST", "media/upload", MediaPart.of(bytes, type))));
  }

  @GET
  @Path("get")
  public Response get() {
    WecomApi.Answered answered = api.answer(call("GET", "media/get", Optional.empty()));
    try (var reader = Json.createReader(new StringReader(answered.json()))) {
      var json = reader.readObject();
      if (!json.containsKey("corp")) {
        return json(answered);
      }
      String mediaId = query().getOrDefault("media_id", "");
      MediaShelf.Found found =
          shelf.find(new CorpId(json.getString("corp")), mediaId).orElseThrow();
      StreamingOutput content = out -> Files.copy(found.file(), out);
      return Response.ok(content, found.type())
          .header("Content-Disposition", "attachment; filename=\"" + found.fileName() + "\"")
          .header("error-code", "0")
          .header("Set-Cookie", "trace=1")
          .build();
    }
  }

  private Response json(WecomApi.Answered answered) {
    WecomApiResource.pause(answered.spoil().delay());
    return Response.ok(answered.json(), JSON).build();
  }

  private ApiCall call(String method, String path, Optional<MediaPart> part) {
    return new ApiCall(method, path, query(), "", request.getRemoteAddr(), part);
  }

  private Map<String, String> query() {
    Map<String, String> query = new HashMap<>();
    uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
    return query;
  }
}
