package dev.suitehub.delivery;

import dev.suitehub.journal.FeedMark;
import dev.suitehub.journal.JournalEntry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the feed, as readers hold it: opaque to them, and good for ever, or refused where the
 * history it belongs to is gone. Those of older versions have no sign, and are good too.
 */
record Cursor(FeedMark mark) {

  static final Cursor START = new Cursor(FeedMark.START);

  private static final Pattern TEXT = Pattern.compile("c([0-9a-z]{1,12})(?:-([0-9a-f]{6}))?");

  static Cursor of(JournalEntry entry) {
    return new Cursor(entry.mark());
  }

  /** Empty where it is none of ours. */
  static Optional<Cursor> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new Cursor(
                new FeedMark(
                    Long.parseLong(parts.group(1), 36),
                    Optional.ofNullable(parts.group(2)).orElse(""))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    String position = "c" + Long.toString(mark.position(), 36);
    return mark.sign().isEmpty() ? position : position + "-" + mark.sign();
  }
}
