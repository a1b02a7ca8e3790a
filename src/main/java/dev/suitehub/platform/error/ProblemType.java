package dev.suitehub.platform.error;

import java.util.Locale;
import java.util.Map;

/**
 * One kind of failure that callers can tell apart; each room has an enum of them, its catalogue.
 */
public interface ProblemType {

  /** As the enum has it. */
  String name();

  /** The last part of {@code urn:suitehub:<room>:<slug>}: the name, in lower case with hyphens. */
  default String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same sentence for every problem of this type. */
  String title();

  /** The HTTP status. */
  int status();

  /** The room that raises it: the package of the catalogue. */
  default String room() {
    String name = getClass().getPackageName();
    return name.replaceFirst("^dev\\.suitehub\\.", "").replaceFirst("\\..*$", "");
  }

  /** To be thrown; {@code detail} says what was wrong and what to do, and holds no secret. */
  default ProblemException because(String detail) {
    return new ProblemException(this, detail, Map.of());
  }
}
