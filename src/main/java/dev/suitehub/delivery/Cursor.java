package dev.suitehub.delivery;

import java.util.Optional;
import java.util.regex.Pattern;

/** A place in the feed, as readers hold it: opaque to them, and good for ever. */
record Cursor(long position) {

  static final Cursor START = new Cursor(0);

  private static final Pattern TEXT = Pattern.compile("c[0-9a-z]{1,12}");

  /** Empty where it is none of ours. */
  static Optional<Cursor> parse(String text) {
    return TEXT.matcher(text).matches()
        ? Optional.of(new Cursor(Long.parseLong(text.substring(1), 36)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "c" + Long.toString(position, 36);
  }
}
