package dev.suitehub.journey.fuzz;

/**
 * One callback URL, with what WeCom seals with for it: the path, the keys, and to whom it writes.
 */
public record Letterbox(String path, Keys keys, String receiver) {

  /** Token and EncodingAESKey. */
  public record Keys(String token, String encodingAesKey) {

    @Override
    public String toString() {
      return "Keys[***]";
    }
  }

  Letterbox with(Keys others) {
    return new Letterbox(path, others, receiver);
  }

  Letterbox addressedTo(String other) {
    return new Letterbox(path, keys, other);
  }
}
