package dev.suitehub.console;

import dev.suitehub.access.Open;
import dev.suitehub.platform.web.Answers;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/openapi.json} and {@code .yaml}: this API as a document, made by the build. */
@Path("")
public class OpenApiResource {

  /** This document as JSON. */
  @GET
  @Path("openapi.json")
  @Open
  @Answers(JsonObject.class)
  public Response json() {
    return document("openapi.json", "application/json");
  }

  /** This document as YAML. */
  @GET
  @Path("openapi.yaml")
  @Open
  @Answers(value = String.class, mediaType = "application/yaml")
  public Response yaml() {
    return document("openapi.yaml", "application/yaml; charset=utf-8");
  }

  private static Response document(String name, String type) {
    @Nullable InputStream document = OpenApiResource.class.getResourceAsStream(name);
    return document == null
        ? Response.status(Response.Status.NOT_FOUND).build()
        : Response.ok(document, type).header("Cache-Control", "no-cache").build();
  }
}
