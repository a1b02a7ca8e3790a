package dev.suitehub.load;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;

/** Measures what it is told to, and prints a line for each round and each median. */
public final class Load {

  private Load() {}

  public static void main(String... arguments)
      throws IOException, InterruptedException, SQLException {
    Options options = new Options(arguments);
    PrintStream out = System.out;
    out.println(
        "processors="
            + Runtime.getRuntime().availableProcessors()
            + " java="
            + System.getProperty("java.vm.version")
            + " database="
            + options.database().map(url -> url.replaceFirst("[;?].*$", "")).orElse("H2"));
    if (options.database().isPresent()) {
      try (Database database = new Database(options, options.path("work"))) {
        out.println("PostgreSQL:" + database.durability());
      }
    }
    if (options.measures("callbacks")) {
      new CallbackLoad(options, out).run();
    }
    if (options.measures("tokens")) {
      new TokenLoad(options, out).run();
    }
    if (options.measures("sweep")) {
      new SweepLoad(options, out).run();
    }
  }
}
