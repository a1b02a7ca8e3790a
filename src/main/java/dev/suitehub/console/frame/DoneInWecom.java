package dev.suitehub.console.frame;

import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.act.ConsoleActRow;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /WEB-INF/includes/done-in-wecom.xhtml} shows of one act in WeCom's console, and its
 * two buttons. The page makes one per request.
 */
public final class DoneInWecom {

  private final Optional<ConsoleActRow> last;
  private final boolean changed;
  private final boolean mayRecord;
  private final Consumer<LocalDate> record;
  private final Optional<Runnable> play;
  private @Nullable String on;

  /**
   * @param fingerprintNow of what the sheet holds now
   * @param today in China
   * @param mayRecord whether the reader has the right to it
   * @param record what the button does: calls a desk and answers
   * @param play what the button of the sandbox does; empty while that is off
   */
  public DoneInWecom(
      Optional<ConsoleActRow> last,
      String fingerprintNow,
      LocalDate today,
      boolean mayRecord,
      Consumer<LocalDate> record,
      Optional<Runnable> play) {
    this.last = last;
    this.changed = last.isPresent() && !last.get().covers(fingerprintNow);
    this.on = today.toString();
    this.mayRecord = mayRecord;
    this.record = record;
    this.play = play;
  }

  public boolean isDone() {
    return last.isPresent();
  }

  /** Whether the sheet says something else since. */
  public boolean isChanged() {
    return changed;
  }

  /** Without the {@code user:} that the audit log has before it. */
  public String who() {
    return last.map(row -> row.who().replaceFirst("^user:", "")).orElse("");
  }

  public String day() {
    return last.map(row -> row.on().toString()).orElse("");
  }

  public boolean isRecordable() {
    return mayRecord;
  }

  public boolean isPlayable() {
    return mayRecord && play.isPresent();
  }

  public @Nullable String getOn() {
    return on;
  }

  public void setOn(@Nullable String on) {
    this.on = on;
  }

  /** The button: done in WeCom, on the day that was entered. */
  public void record() {
    record.accept(date(on));
  }

  /** The button: do it in the sandbox. */
  public void play() {
    play.ifPresent(Runnable::run);
  }

  /** The browser's own field sends nothing else; what is no date counts as a day to come. */
  private static LocalDate date(@Nullable String text) {
    try {
      return Inputs.calendarDay(text == null ? "" : text);
    } catch (DateTimeParseException e) {
      return LocalDate.MAX;
    }
  }
}
