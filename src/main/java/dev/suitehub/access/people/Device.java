package dev.suitehub.access.people;

import dev.suitehub.platform.security.RowSeal;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A browser in which somebody has signed in under a name. It opens nothing; but a stranger who
 * closes that name with wrong passwords does not close it here, as wrong passwords of a known
 * device are counted for that device alone.
 *
 * @param number random, by which its wrong passwords are counted
 */
record Device(String number) {

  static final Duration LIFE = Duration.ofDays(90);

  private static final int BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM =
      Pattern.compile("([0-9a-z]{1,26})~(\\d{1,12})~([A-Za-z0-9._-]{1,60})");

  static Device fresh() {
    return new Device(new BigInteger(BITS, RANDOM).toString(Character.MAX_RADIX));
  }

  /** What that browser keeps. */
  String written(String name, Instant at) {
    long second = at.truncatedTo(ChronoUnit.SECONDS).getEpochSecond();
    return number + "~" + second + "~" + RowSeal.of(fields(name, number, second));
  }

  /** Empty where it is none of ours, of another name, or older than {@link #LIFE}. */
  static Optional<Device> read(@Nullable String written, String name, Instant now) {
    Matcher parts = FORM.matcher(written == null ? "" : written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long second = Long.parseLong(parts.group(2));
    boolean isYoung = now.isBefore(Instant.ofEpochSecond(second).plus(LIFE));
    return isYoung && RowSeal.holds(parts.group(3), fields(name, parts.group(1), second))
        ? Optional.of(new Device(parts.group(1)))
        : Optional.empty();
  }

  private static List<String> fields(String name, String number, long second) {
    return List.of("known device", name, number, "" + second);
  }
}
