package dev.suitehub.load;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Locale;

/** Callbacks journaled and acknowledged, beside a POST that only reads the same bytes. */
final class CallbackLoad {

  /** More a second than either side can do here: what is sealed too much is thrown away. */
  private static final int SEALED_PER_SECOND = 8000;

  private static final int DRAINED_PER_SECOND = 25_000;

  private final Options options;
  private final PrintStream out;

  CallbackLoad(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  void run() throws IOException, InterruptedException, SQLException {
    Server authorized = new Server(options, "callbacks");
    try (authorized) {
      authorized.start();
      new Hub(authorized.address()).addSuite();
    }
    try (Database database = new Database(options, authorized.data())) {
      database.authorize(Letters.SUITE, Letters.CORPS, Letters::corp);
    }
    try (Server server = authorized.start()) {
      long before = options.database().isPresent() ? count(server) : 0;
      Letters letters = new Letters(server.address());
      Driver driver = new Driver(server, options.databaseProcess());
      Duel duel =
          new Duel(
              "callbacks",
              (connections, seconds) -> {
                byte[][] sealed = letters.callbacks(SEALED_PER_SECOND * seconds);
                return driver.flatOut(connections, seconds, sealed.length, i -> sealed[i]);
              },
              (connections, seconds) -> {
                // Nobody looks into them here, so that a few serve for all.
                byte[][] sealed = letters.drained(10_000);
                return driver.flatOut(
                    connections,
                    seconds,
                    DRAINED_PER_SECOND * seconds,
                    i -> sealed[i % sealed.length]);
              },
              out);
      duel.warmUp(options.warmupSeconds());
      double best = 0;
      for (int connections : options.concurrencies()) {
        best = Math.max(best, duel.rounds(options.rounds(), connections, options.seconds()));
      }
      halfLoad(letters, driver, duel, best / 2);
      killUnderLoad(server, letters, driver, duel);
      long rows = count(server) - before;
      out.printf(
          "AFTER kill -9: %d acknowledged, %d not, %d rows: %s%n",
          duel.good(),
          duel.unanswered(),
          rows,
          rows >= duel.good() && rows <= duel.good() + duel.unanswered() ? "kept" : "NOT KEPT");
    }
  }

  private void halfLoad(Letters letters, Driver driver, Duel duel, double perSecond)
      throws IOException, InterruptedException {
    for (int round = 1; round <= options.rounds(); round++) {
      byte[][] sealed = letters.callbacks((int) Math.ceil(perSecond * (options.seconds() + 1)));
      Measured one =
          duel.counted(
              driver.paced(64, options.seconds(), sealed.length, i -> sealed[i], perSecond));
      out.printf(Locale.ROOT, "half load (%.0f/s) round %d: %s%n", perSecond, round, one);
    }
  }

  /** What is on its way at that moment gets no answer, and may or may not be kept. */
  private void killUnderLoad(Server server, Letters letters, Driver driver, Duel duel)
      throws IOException, InterruptedException {
    byte[][] sealed = letters.callbacks(SEALED_PER_SECOND * options.seconds());
    Thread killer =
        new Thread(
            () -> {
              try {
                Thread.sleep(options.seconds() * 500L);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              server.kill();
            });
    killer.start();
    Measured last =
        duel.counted(driver.flatOut(64, options.seconds(), sealed.length, i -> sealed[i]));
    killer.join();
    out.printf(
        "killed under load: %d acknowledged, %d not%n", last.good(), last.bad() + last.lost());
  }

  private long count(Server server) throws SQLException {
    try (Database database = new Database(options, server.data())) {
      return database.entries();
    }
  }
}
