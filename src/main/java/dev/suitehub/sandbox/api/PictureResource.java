package dev.suitehub.sandbox.api;

import dev.suitehub.wire.CorpId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.file.Files;
import java.util.Optional;

/** {@code /sandbox/pictures/…}: what media/uploadimg was given, for everybody who has the link. */
@Path("pictures/{corp}/{mediaId}")
public class PictureResource {

  @Inject MediaShelf shelf;

  @GET
  public Response picture(@PathParam("corp") String corp, @PathParam("mediaId") String mediaId) {
    Optional<MediaShelf.Found> found =
        Ids.of(corp, CorpId::new).flatMap(corpId -> shelf.find(corpId, mediaId));
    if (found.isEmpty()) {
      return Response.status(Response.Status.NOT_FOUND).type("text/plain").entity("").build();
    }
    StreamingOutput output = out -> Files.copy(found.get().file(), out);
    // Whatever the uploader called it: its first bytes are those of a picture.
    String type = found.get().type().equals("image/png") ? "image/png" : "image/jpeg";
    return Response.ok(output, type)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .build();
  }
}
