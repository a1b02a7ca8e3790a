package dev.suitehub.journey;

import dev.suitehub.postgres.Database;
import dev.suitehub.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A server with the WAR in it, in a process of its own: Payara Micro, WildFly or Payara Server. It
 * keeps its port and its data folder over a restart, and a kill loses nothing but the process.
 */
final class ServerProcess implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final int TAIL_LINES = 60;

  private static final String MASTER_KEY = "hub.security.master-key";

  private static final Set<String> SECRET =
      Set.of(
          "hub.db.password",
          MASTER_KEY,
          "hub.security.other-master-keys",
          "hub.bootstrap.client-key",
          "hub.bootstrap.admin-password",
          "hub.sandbox.client-key");

  private final Path home;
  private final int port = Ports.free();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final PayaraDomain domain;
  private @Nullable ProcessHandle process;
  private int starts;

  private ServerProcess(Path home) {
    this.home = home;
    this.domain = new PayaraDomain(home, port);
  }

  /** A server that was never started, with an empty data folder. */
  static ServerProcess named(String name) {
    Path home = Settings.work().resolve(name);
    remove(home);
    ServerProcess server = new ServerProcess(home);
    if (PostgresServer.isWanted()) {
      server.on(PostgresServer.shared().newDatabase(name)).with(MASTER_KEY, Fresh.masterKey());
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
    return server;
  }

  /** A configuration key of the hub, from the next start on. */
  ServerProcess with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** From the next start on, that database; another server may have it too. */
  ServerProcess on(Database database) {
    return with("hub.db.url", database.url())
        .with("hub.db.user", database.user())
        .with("hub.db.password", database.password());
  }

  /** From the next start on, the key is not set. */
  ServerProcess without(String key) {
    settings.remove(key);
    return this;
  }

  String name() {
    return String.valueOf(home.getFileName());
  }

  URI address() {
    return URI.create("http://localhost:" + port);
  }

  /** Everything that it writes, its logs too. */
  Path home() {
    return home;
  }

  /** Starts and waits until the hub says that it is ready. */
  ServerProcess start() {
    launch();
    await("ready", () -> isReady() || !isAlive());
    if (!isAlive()) {
      throw new IllegalStateException(home + " ended while it started:\n" + tail());
    }
    return this;
  }

  /** Starts, and waits for nothing. */
  void begin() {
    launch();
  }

  /** Starts a hub that must not come up; returns what it wrote until it gave up. */
  String startInVain(String sentence) {
    launch();
    await("refusal to start", () -> log().contains(sentence) || isReady() || !isAlive());
    return log();
  }

  boolean isReady() {
    return Http.at(address()).answers("/ops/health/ready", 200);
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  long pid() {
    return Objects.requireNonNull(process, "never started").pid();
  }

  void stop() {
    if (process == null) {
      return;
    }
    process.destroy();
    if (!ends(process, 40)) {
      kill();
    }
  }

  /** As {@code kill -9}: no farewell. */
  void kill() {
    if (process == null) {
      return;
    }
    process.destroyForcibly();
    ends(process, 20);
  }

  private static boolean ends(ProcessHandle process, int seconds) {
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  void restart() {
    stop();
    start();
  }

  @Override
  public void close() {
    stop();
  }

  /** What the running process, or the last one, wrote. */
  String log() {
    try {
      return Files.exists(logFile()) ? Files.readString(logFile()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void launch() {
    starts++;
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("hub.public-url", address().toString());
    keys.put("hub.data-dir", home.resolve("data").toString());
    keys.putAll(settings);
    secrets().forEach(Seen::secret);
    try {
      Files.createDirectories(home.resolve("data"));
      Files.createDirectories(home.resolve("tmp"));
      writeDatabase();
      process = Settings.isOnPayaraServer() ? domain.start(keys, logFile()) : java(keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessHandle java(Map<String, String> keys) throws IOException {
    Map<String, String> secrets = secrets();
    List<String> options = new ArrayList<>();
    keys.forEach(
        (key, value) -> {
          if (!secrets.containsKey(key)) {
            options.add("-D" + key + "=" + value);
          }
        });
    options.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
    List<String> command =
        Settings.isOnWildfly() ? Launch.wildfly(options, port, home) : Launch.payara(options, port);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(logFile().toFile());
    // As the manual wants it: servers write system properties into their logs.
    secrets.forEach((key, value) -> builder.environment().put(PayaraDomain.variable(key), value));
    return builder.start().toHandle();
  }

  private Map<String, String> secrets() {
    Map<String, String> secrets = new LinkedHashMap<>(settings);
    secrets.keySet().retainAll(SECRET);
    return secrets;
  }

  /** For {@link LeaksIT}, which looks into it when the server is gone. */
  private void writeDatabase() throws IOException {
    String url = settings.getOrDefault("hub.db.url", inherited("HUB_DB_URL"));
    if (!url.isEmpty()) {
      Database database =
          new Database(
              url,
              settings.getOrDefault("hub.db.user", inherited("HUB_DB_USER")),
              settings.getOrDefault("hub.db.password", inherited("HUB_DB_PASSWORD")));
      // No relay before it will be there then.
      Database itself =
          PostgresServer.isWanted() && url.startsWith("jdbc:postgresql:")
              ? database.at(PostgresServer.shared().port())
              : database;
      Files.write(
          home.resolve("database"), List.of(itself.url(), itself.user(), itself.password()));
    }
  }

  private static String inherited(String variable) {
    return Objects.requireNonNullElse(System.getenv(variable), "");
  }

  private void await(String what, java.util.concurrent.Callable<Boolean> condition) {
    try {
      Awaitility.await(what)
          .atMost(LONGEST_START)
          .pollInterval(Duration.ofMillis(200))
          .until(condition);
    } catch (ConditionTimeoutException e) {
      throw new IllegalStateException(home + ": no " + what + " in time:\n" + tail(), e);
    }
  }

  private Path logFile() {
    return home.resolve("server-" + starts + ".log");
  }

  private String tail() {
    List<String> lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
