package dev.suitehub.journey;

import dev.suitehub.postgres.PostgresServer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** What is killed: the hub, or its database. */
interface Victim {

  /** Kills it, as it stands. A database comes back by itself, a moment later. */
  Blow strike(Random random, List<String> suites);

  /**
   * What struck it.
   *
   * @param how in words
   * @param found what was in the database then, by suite
   */
  record Blow(String how, Map<String, Wreck> found) {}

  /** What is in the database now, by suite. */
  Map<String, Wreck> examine(List<String> suites);

  /** On the way back, whatever comes of it. */
  void begin();

  /** Until the hub is ready again. */
  void revive();

  /** What is in the database when all is over. */
  Map<String, Wreck> examineAtTheEnd(List<String> suites);

  /** Whether the hub itself dies, and with it what WeCom gave and nobody has written down. */
  boolean isHub();

  /** The hub's process, whose database may be anywhere. */
  record Hub(ServerProcess server, Wreck.Place database) implements Victim {

    @Override
    public Blow strike(Random random, List<String> suites) {
      server.kill();
      return new Blow("hub: kill -9", examine(suites));
    }

    @Override
    public Map<String, Wreck> examine(List<String> suites) {
      return database.look(suites);
    }

    @Override
    public void begin() {
      server.begin();
    }

    @Override
    public void revive() {
      server.start();
    }

    @Override
    public Map<String, Wreck> examineAtTheEnd(List<String> suites) {
      server.kill();
      return examine(suites);
    }

    @Override
    public boolean isHub() {
      return true;
    }
  }

  /** The database's processes; the hub goes on and finds it again by itself. */
  record Database(ServerProcess server, PostgresServer postgres, Wreck.Place place)
      implements Victim {

    private static final int LONGEST_OUTAGE_MILLIS = 2000;

    @Override
    public Blow strike(Random random, List<String> suites) {
      boolean all = random.nextBoolean();
      int outage = random.nextInt(LONGEST_OUTAGE_MILLIS);
      if (all) {
        postgres.kill();
        pause(outage);
        postgres.start();
      } else {
        postgres.killOne(random);
      }
      return new Blow(
          "database: kill -9 of " + (all ? "all its processes" : "one process"), examine(suites));
    }

    @Override
    public Map<String, Wreck> examine(List<String> suites) {
      return place.look(suites);
    }

    @Override
    public void begin() {
      // It is back already, and the hub is about to see that.
    }

    @Override
    public void revive() {
      Awaitility.await("the hub has its database again")
          .atMost(Listing.SOON)
          .until(server::isReady);
    }

    @Override
    public Map<String, Wreck> examineAtTheEnd(List<String> suites) {
      return examine(suites);
    }

    @Override
    public boolean isHub() {
      return false;
    }
  }

  /** The moment at which something is killed is a matter of time and of nothing else. */
  static void pause(long millis) {
    new CompletableFuture<String>().completeOnTimeout("", millis, TimeUnit.MILLISECONDS).join();
  }
}
