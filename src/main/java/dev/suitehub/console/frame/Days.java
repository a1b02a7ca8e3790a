package dev.suitehub.console.frame;

import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.act.ConsoleActRow;
import dev.suitehub.rules.Findings;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days on which people did something in WeCom's console, as a plain date field has them. */
public final class Days {

  private Days() {}

  /** Empty where nothing was entered, and a finding beside {@code field} where it is no day. */
  public static Optional<LocalDate> read(Findings findings, String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Inputs.calendarDay(text.strip()));
    } catch (DateTimeParseException e) {
      findings.refuse("date", field, "date");
      return Optional.empty();
    }
  }

  /** By whom and on which day. */
  public static String doneBy(Words words, ConsoleActRow row) {
    return words.text(
        "", "done.by", row.who().replaceFirst("^(user|key):", ""), row.on().toString());
  }
}
