package dev.suitehub.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CPU seconds that the server, the database and this client have used so far, as Linux counts them.
 * An embedded database is part of the server.
 */
record Cpu(double server, double database, double client) {

  /** USER_HZ of every Linux there is today. */
  private static final double TICKS = 100;

  static Cpu now(long server, Optional<Long> database) throws IOException {
    return new Cpu(
        of(server, false),
        database.isPresent() ? family(database.get()) : 0,
        of(ProcessHandle.current().pid(), false));
  }

  Cpu since(Cpu before) {
    return new Cpu(server - before.server, database - before.database, client - before.client);
  }

  /** In cores. */
  String over(double seconds) {
    return String.format(
        Locale.ROOT,
        "server %.2f, database %.2f, client %.2f cores",
        server / seconds,
        database / seconds,
        client / seconds);
  }

  /** A process, its children that live, and those that have ended. */
  private static double family(long parent) throws IOException {
    double total = of(parent, true);
    try (Stream<ProcessHandle> children = ProcessHandle.of(parent).orElseThrow().children()) {
      for (ProcessHandle child : children.toList()) {
        total += of(child.pid(), true);
      }
    }
    return total;
  }

  private static double of(long pid, boolean ended) throws IOException {
    Path file = Path.of("/proc", Long.toString(pid), "stat");
    if (!Files.exists(file)) {
      return 0;
    }
    String line = Files.readString(file);
    // The name, in brackets, may hold blanks. Behind it utime is the twelfth word.
    String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ");
    double ticks = Long.parseLong(words[11]) + Long.parseLong(words[12]);
    if (ended) {
      ticks += Long.parseLong(words[13]) + Long.parseLong(words[14]);
    }
    return ticks / TICKS;
  }
}
