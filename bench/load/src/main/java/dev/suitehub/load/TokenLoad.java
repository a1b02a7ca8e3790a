package dev.suitehub.load;

import java.io.IOException;
import java.io.PrintStream;
import java.util.function.IntFunction;

/** Tokens read with a client key, beside a GET with a key and as many bytes. */
final class TokenLoad {

  private static final String TOKEN = "/api/v1/suites/demo-suite/token";

  private final Options options;
  private final PrintStream out;

  TokenLoad(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    try (Server server = new Server(options, "tokens").start()) {
      int bytes = new Hub(server.address()).tokenBytes(TOKEN);
      Letters letters = new Letters(server.address());
      Driver driver = new Driver(server, options.databaseProcess());
      byte[] token = letters.get(TOKEN, Server.KEY);
      byte[] held = letters.get("/baseline/held?bytes=" + bytes, Server.KEY);
      Duel duel = new Duel("tokens", side(driver, any -> token), side(driver, any -> held), out);
      duel.warmUp(options.warmupSeconds());
      for (int connections : options.concurrencies()) {
        duel.rounds(options.rounds(), connections, options.seconds());
      }
    }
  }

  private static Duel.Side side(Driver driver, IntFunction<byte[]> request) {
    return (connections, seconds) ->
        driver.flatOut(connections, seconds, Integer.MAX_VALUE, request);
  }
}
