package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs when all journeys are over and their servers are gone: no secret that they made, sent, were
 * shown, or that a hub or the sandbox has sealed, stands in a log or in a database.
 */
class LeaksIT {

  private static final int MOST_TOLD = 40;

  private static final Path POSTGRES = Settings.work().resolve("postgres");

  /** The one of the journeys, which went with their JVM. */
  @BeforeAll
  static void databases() {
    if (PostgresServer.isWanted() && PostgresServer.isIn(POSTGRES)) {
      PostgresServer.again(POSTGRES);
    }
  }

  @Test
  void no_secret_of_the_whole_run_stands_in_a_log_or_a_database() throws Exception {
    List<Path> homes = homes();
    List<Vault> vaults = new ArrayList<>();
    for (Path home : homes) {
      Vault.of(home).ifPresent(vaults::add);
    }
    assertThat(vaults).as("databases below %s", Settings.work()).isNotEmpty();
    Needles needles = new Needles();
    seen(needles);
    List<String> masterKeys = masterKeys(homes);
    masterKeys.forEach(key -> needles.add("master key", key));
    for (Vault vault : vaults) {
      // What came to that one as a code or a ticket is mostly a word of the attackers.
      if (!vault.name().equals(FuzzJourneyIT.HOME)) {
        vault.open(masterKeys, needles);
      }
    }
    assertThat(needles.count()).as("secrets that went through").isGreaterThan(20);

    Set<String> leaks = new TreeSet<>();
    long searched = 0;
    for (Path home : homes) {
      for (Path log : logs(home)) {
        byte[] bytes = Files.readAllBytes(log);
        searched += bytes.length;
        String where = Settings.work().relativize(log).toString();
        needles.in(bytes).forEach(find -> leaks.add(find.kind() + " in " + where));
      }
    }
    assertThat(searched).as("bytes of logs").isPositive();
    long told = 0;
    for (Vault vault : vaults) {
      told +=
          vault.dump(
              (where, text) ->
                  needles.in(text).forEach(find -> leaks.add(find.kind() + " in " + where)));
    }
    System.Logger log = System.getLogger(LeaksIT.class.getName());
    log.log(
        System.Logger.Level.INFO,
        "looked for {0} secrets in {1} bytes of logs and {2} characters of {3} databases",
        needles.count(),
        searched,
        told,
        vaults.size());
    assertThat(leaks.stream().limit(MOST_TOLD)).isEmpty();
  }

  private static List<Path> homes() throws IOException {
    try (Stream<Path> all = Files.list(Settings.work())) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static void seen(Needles needles) throws IOException {
    for (String line : Files.readAllLines(Seen.file())) {
      int tab = line.indexOf('\t');
      needles.add(line.substring(0, tab), line.substring(tab + 1));
    }
  }

  /** Those that journeys gave, and those that hubs made for themselves. */
  private static List<String> masterKeys(List<Path> homes) throws IOException {
    List<String> keys = new ArrayList<>();
    for (Path home : homes) {
      Path made = home.resolve("data").resolve("master.key");
      if (Files.exists(made)) {
        keys.add(Files.readString(made).strip());
      }
    }
    for (String line : Files.readAllLines(Seen.file())) {
      if (line.startsWith("master key\t")) {
        keys.add(line.substring(line.indexOf('\t') + 1));
      }
    }
    return keys;
  }

  /**
   * Whatever a server has written, its database file too: what was deleted in it is still there.
   */
  private static List<Path> logs(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile)
          .filter(
              file -> String.valueOf(file.getFileName()).matches(".*\\.(log|txt|db|out)(\\.\\S+)?"))
          .toList();
    }
  }
}
