package dev.suitehub.journey.fuzz;

import java.util.Locale;

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

  /** What the journal has of a letter that came to it. */
  Trace trace(String kind, String text) {
    String[] steps = path.split("/", -1);
    return steps[2].equals("system")
        ? Trace.of("provider:" + steps[3], "SYSTEM", kind, text)
        : Trace.of("suite:" + steps[2], steps[3].toUpperCase(Locale.ROOT), kind, text);
  }

  Letterbox with(Keys others) {
    return new Letterbox(path, others, receiver);
  }

  Letterbox addressedTo(String other) {
    return new Letterbox(path, keys, other);
  }
}
