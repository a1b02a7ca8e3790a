package dev.suitehub.console.operate;

import dev.suitehub.console.frame.Words;
import dev.suitehub.journal.HourCount;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The drawing of callbacks by the hour. */
final class Dashboard {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
  private static final int TICKS_EVERY = 6;

  private Dashboard() {}

  static List<HourBar> bars(List<HourCount> hours) {
    long most = Math.max(1, hours.stream().mapToLong(HourCount::callbacks).max().orElse(1));
    List<HourBar> bars = new ArrayList<>();
    for (int i = 0; i < hours.size(); i++) {
      HourCount hour = hours.get(i);
      String label = HOUR.format(hour.hour().atZone(Words.ZONE));
      // One callback in an hour of a busy day is still to be seen.
      int height =
          hour.callbacks() == 0 ? 0 : (int) Math.max(2, hour.callbacks() * HourBar.BOTTOM / most);
      bars.add(
          new HourBar(i * HourBar.STEP, HourBar.BOTTOM - height, height, label, hour.callbacks()));
    }
    return bars;
  }

  /** What stands below them: the hour of each sixth. */
  static List<String> ticks(List<HourBar> bars) {
    return IntStream.iterate(0, i -> i < bars.size(), i -> i + TICKS_EVERY)
        .mapToObj(i -> bars.get(i).hour())
        .toList();
  }
}
