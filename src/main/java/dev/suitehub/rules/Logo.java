package dev.suitehub.rules;

import java.util.Locale;

/** A picture that {@link LogoRules} have let pass, as it came. */
public final class Logo {

  /** What WeCom's forms take, as far as its pages say. */
  public enum Type {
    PNG,
    JPEG;

    /** {@code image/png} or {@code image/jpeg}. */
    public String mediaType() {
      return "image/" + name().toLowerCase(Locale.ROOT);
    }
  }

  private final Type type;
  private final byte[] content;

  Logo(Type type, byte[] content) {
    this.type = type;
    this.content = content.clone();
  }

  public Type type() {
    return type;
  }

  public byte[] content() {
    return content.clone();
  }
}
