package dev.suitehub.registry;

import dev.suitehub.rules.Logo;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Base64;

/** A logo as it came, in the table of those that have one. */
@Embeddable
public class Picture {

  @Column(name = "media_type")
  private String mediaType;

  @Column(name = "content")
  private byte[] content;

  protected Picture() {}

  public static Picture of(Logo logo) {
    Picture picture = new Picture();
    picture.mediaType = logo.type().mediaType();
    picture.content = logo.content();
    return picture;
  }

  public String mediaType() {
    return mediaType;
  }

  public byte[] content() {
    return content.clone();
  }

  /** For a page to show without another request. */
  public String dataUrl() {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(content);
  }
}
