package dev.suitehub.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a search: what comes after it is older. */
public record EntryMark(Instant receivedAt, long id) {

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,17})-([0-9]{1,18})");
  private static final long MICROS = 1_000_000;

  /** As it is carried in an address; empty where it is none of ours. */
  public static Optional<EntryMark> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long micros = Long.parseLong(parts.group(1));
    return Optional.of(
        new EntryMark(
            Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1000),
            Long.parseLong(parts.group(2))));
  }

  /** The database keeps microseconds. */
  @Override
  public String toString() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt) + "-" + id;
  }
}
