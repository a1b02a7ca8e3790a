package dev.suitehub.load;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a hub costs that only sweeps: its CPU and its heap with so many corps, none of whose tokens
 * is due. A sweep that costs what is due costs the same in all of them.
 */
final class SweepLoad {

  private static final String TOKEN = "/api/v1/suites/demo-suite/token";

  private final Options options;
  private final PrintStream out;

  SweepLoad(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  void run() throws IOException, InterruptedException, SQLException {
    Server server = new Server(options, "sweep");
    try (server) {
      server.start();
      new Hub(server.address()).tokenBytes(TOKEN);
    }
    List<Integer> sizes = new ArrayList<>(List.of(0));
    sizes.addAll(options.corps());
    for (int corps : sizes) {
      try (Database database = new Database(options, server.data())) {
        database.fill(corps);
      }
      try (server) {
        server.start();
        Thread.sleep(options.settlingSeconds() * 1000L);
        idle(server, corps);
      }
    }
  }

  private void idle(Server server, int corps) throws IOException, InterruptedException {
    Cpu before = Cpu.now(server.pid(), options.databaseProcess());
    Thread.sleep(options.idleSeconds() * 1000L);
    Cpu used = Cpu.now(server.pid(), options.databaseProcess()).since(before);
    out.printf(
        Locale.ROOT,
        "SWEEP %d corps: server %.2f s, database %.2f s of CPU in a minute; heap %d MB, resident %d"
            + " MB%n",
        corps,
        used.server() * 60 / options.idleSeconds(),
        used.database() * 60 / options.idleSeconds(),
        server.liveMegabytes(),
        server.residentMegabytes());
  }
}
