package dev.suitehub.registry;

import jakarta.ws.rs.core.Response;

/** A logo as an answer: whoever opens it in a browser sees a picture and nothing that acts. */
public final class PictureAnswer {

  private PictureAnswer() {}

  public static Response of(Picture picture) {
    return Response.ok(picture.content(), picture.mediaType())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Cache-Control", "private, no-cache")
        .build();
  }
}
