package dev.suitehub.journey.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** What was answered to which attack. For all threads. */
final class Figures {

  private static final int NANOS_OF_A_MICRO = 1000;

  private final Map<String, Map<Integer, LongAdder>> answers = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> meant = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> micros = new ConcurrentHashMap<>();
  private final LongAdder unheard = new LongAdder();
  private final LongAdder mute = new LongAdder();
  private final Map<String, Complaint> first = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> complaints = new ConcurrentHashMap<>();

  void note(Shot shot, Answer answer, Duration took) {
    micros
        .computeIfAbsent(shot.attack(), any -> new LongAdder())
        .add(took.toNanos() / NANOS_OF_A_MICRO);
    answers
        .computeIfAbsent(shot.attack(), any -> new ConcurrentHashMap<>())
        .computeIfAbsent(answer.status(), any -> new LongAdder())
        .increment();
    Judge.meant(shot, answer).ifPresent(name -> count(meant, name));
  }

  /** One that never came to the hub, and was answered as {@link Judge#isUnheard} says. */
  void unheard() {
    unheard.increment();
  }

  /** One that had no answer on a used connection. */
  void mute() {
    mute.increment();
  }

  long mutes() {
    return mute.sum();
  }

  void note(Complaint complaint) {
    first.putIfAbsent(complaint.kind(), complaint);
    count(complaints, complaint.kind());
  }

  /** One of each kind. */
  List<Complaint> complaints() {
    return new ArrayList<>(new TreeMap<>(first).values());
  }

  /** How many 502 and 503 there were that the hub means. */
  long meant() {
    return meant.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** How many callbacks were not kept. */
  long notKept() {
    return meant.getOrDefault("callback not kept", new LongAdder()).sum();
  }

  private static void count(Map<String, LongAdder> counts, String name) {
    counts.computeIfAbsent(name, any -> new LongAdder()).increment();
  }

  private static String line(String head, Map<?, LongAdder> counts, Function<Object, String> name) {
    StringBuilder line = new StringBuilder("%-24s".formatted(head));
    new TreeMap<>(counts)
        .forEach(
            (key, count) -> line.append(' ').append(name.apply(key)).append('×').append(count));
    return line.append('\n').toString();
  }

  private static String status(Object status) {
    return status.equals(Answer.NONE)
        ? "closed"
        : status.equals(Answer.SILENCE) ? "silent" : String.valueOf(status);
  }

  /** With all its seconds together. */
  private String timed(String attack) {
    double seconds = micros.getOrDefault(attack, new LongAdder()).sum() / 1e6;
    return "%-15s%6.1fs".formatted(attack, seconds);
  }

  @Override
  public String toString() {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(answers)
        .forEach((attack, counts) -> all.append(line(timed(attack), counts, Figures::status)));
    all.append("answered empty by Payara, and never heard by the hub: ")
        .append(unheard)
        .append("\nanswered only on a second connection: ")
        .append(mute)
        .append('\n');
    all.append(line("meant 502, 503:", meant, String::valueOf));
    complaints.forEach(
        (kind, count) -> all.append("WRONG ").append(kind).append('×').append(count).append('\n'));
    return all.toString();
  }
}
