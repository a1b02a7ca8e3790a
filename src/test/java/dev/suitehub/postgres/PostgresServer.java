package dev.suitehub.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of the tests' own, on a port of its own. It keeps both and its data over a stop or a
 * kill, and a later JVM may start it again on the same data.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String DEFAULT_FOLDER = "target";
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicInteger NAMES = new AtomicInteger();

  private static @Nullable PostgresServer shared;

  private final PostgresPrograms programs = PostgresPrograms.installed();
  private final Path folder;
  private final Path cluster;
  private final Path log;
  private final boolean keepsThroughPowerLoss;
  private int port;
  private boolean wasKilled;
  private @Nullable Process process;

  private PostgresServer(Path folder, boolean keepsThroughPowerLoss) {
    this.folder = folder.toAbsolutePath().normalize();
    this.cluster = PostgresPrograms.isRoot() ? outside(this.folder) : this.folder.resolve("data");
    this.log = this.folder.resolve("postgresql.log");
    this.keepsThroughPowerLoss = keepsThroughPowerLoss;
  }

  private static PostgresServer in(Path folder, boolean keepsThroughPowerLoss) {
    PostgresServer server = new PostgresServer(folder, keepsThroughPowerLoss);
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    return server;
  }

  /** Whether the tests of this run are to be on PostgreSQL: {@code -Dit.database=postgresql}. */
  public static boolean isWanted() {
    return "postgresql".equals(System.getProperty("it.database"));
  }

  /** The one for all tests of this JVM; started at the first call, it runs to the end. */
  public static synchronized PostgresServer shared() {
    PostgresServer running = shared;
    if (running == null) {
      running = fresh(Path.of(System.getProperty("it.work", DEFAULT_FOLDER), "postgres"));
      shared = running;
    }
    return running;
  }

  /** A new one, started, that does not wait for the disk. Whatever the folder held is gone. */
  public static PostgresServer fresh(Path folder) {
    return fresh(folder, false);
  }

  /**
   * A new one, started.
   *
   * @param keepsThroughPowerLoss as a real one does it: each commit waits for the disk
   */
  public static PostgresServer fresh(Path folder, boolean keepsThroughPowerLoss) {
    PostgresServer server = in(folder, keepsThroughPowerLoss);
    server.create();
    return server.start();
  }

  /** That of a former JVM, on its data, started. */
  public static PostgresServer again(Path folder) {
    PostgresServer server = in(folder, false);
    try {
      server.port = Integer.parseInt(Files.readString(server.portFile()).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return server.start();
  }

  /** Whether a former JVM has left one there. */
  public static boolean isIn(Path folder) {
    return Files.exists(new PostgresServer(folder, false).portFile());
  }

  public int port() {
    return port;
  }

  /** An empty database with an owner of its own, who is no superuser, as in production. */
  public Database newDatabase(String name) {
    String database = "it_" + name.replaceAll("[^a-z0-9]", "_") + "_" + NAMES.incrementAndGet();
    String password = password();
    execute("create role " + database + " login password '" + password + "'");
    execute("create database " + database + " owner " + database);
    return new Database(url(database), database, password);
  }

  /** As {@link #newDatabase}, with all that another one holds, which nobody may use meanwhile. */
  public Database copyOf(Database other) {
    String name = name(other.url());
    String copy = name.replaceFirst("_\\d+$", "") + "_" + NAMES.incrementAndGet();
    execute("create database " + copy + " template " + name + " owner " + other.user());
    return new Database(url(copy), other.user(), other.password());
  }

  /** It and its rows are gone, whoever has it open. */
  public void drop(Database database) {
    execute("drop database " + name(database.url()) + " with (force)");
  }

  /** As somebody who may do everything, in no particular database. */
  public void execute(String sql) {
    try (Connection connection =
            DriverManager.getConnection(url("postgres"), PostgresPrograms.USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql.replaceAll("password '.*'", "password ***"), e);
    }
  }

  /** On its former port, and waits until it answers. */
  public PostgresServer start() {
    List<String> options = new ArrayList<>(List.of("-D", cluster.toString()));
    set(options, "port", String.valueOf(port));
    set(options, "listen_addresses", "127.0.0.1");
    set(options, "unix_socket_directories", "");
    set(options, "max_connections", "300");
    set(options, "timezone", "UTC");
    if (!keepsThroughPowerLoss) {
      set(options, "fsync", "off");
      set(options, "full_page_writes", "off");
    }
    if (wasKilled) {
      // A session that began while the others were killed keeps a new server out until it is gone.
      Awaitility.await("PostgreSQL again")
          .atMost(LONGEST)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> comes(launch(options)));
      wasKilled = false;
    } else {
      awaitAnswer(launch(options));
    }
    return this;
  }

  private Process launch(List<String> options) {
    try {
      Process started =
          new ProcessBuilder(programs.command("postgres", options.toArray(String[]::new)))
              .directory(new File("/"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process = started;
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends its sessions and itself in order. */
  public void stop() {
    Process running = process;
    if (running != null && running.isAlive()) {
      programs.run(log, "pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w");
      ends(running.toHandle());
    }
  }

  /** As {@code kill -9} of all of its processes: no farewell. */
  public void kill() {
    Process running = process;
    if (running == null) {
      return;
    }
    wasKilled = true;
    List<ProcessHandle> sessions = running.descendants().toList();
    running.destroyForcibly();
    sessions.forEach(ProcessHandle::destroyForcibly);
    ends(running.toHandle());
    sessions.forEach(PostgresServer::ends);
  }

  /**
   * As {@code kill -9} of one of its sessions or workers: it throws out all others and mends
   * itself, on its own. Returns when it answers again.
   */
  public void killOne(Random random) {
    Process running = process;
    if (running == null) {
      return;
    }
    try (Connection witness =
        DriverManager.getConnection(url("postgres"), PostgresPrograms.USER, "")) {
      boolean killed = false;
      while (!killed) {
        List<ProcessHandle> children = running.children().toList();
        killed = children.get(random.nextInt(children.size())).destroyForcibly();
      }
      Awaitility.await("all are thrown out")
          .atMost(LONGEST)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !witness.isValid(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    awaitAnswer(running);
  }

  @Override
  public void close() {
    stop();
  }

  /** Stops it and removes its data. */
  public void remove() {
    stop();
    remove(cluster);
    remove(folder);
  }

  private void create() {
    remove(cluster);
    remove(folder);
    try {
      Files.createDirectories(folder);
      Files.createDirectories(cluster);
      if (PostgresPrograms.isRoot()) {
        UserPrincipal user =
            cluster
                .getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(PostgresPrograms.USER);
        Files.setOwner(cluster, user);
      }
      programs.run(
          log,
          "initdb",
          "-D",
          cluster.toString(),
          "-U",
          PostgresPrograms.USER,
          "-E",
          "UTF8",
          "--no-locale",
          "--no-sync",
          "--auth=trust");
      Files.writeString(
          cluster.resolve("pg_hba.conf"),
          "host all %s 127.0.0.1/32 trust%nhost all all 127.0.0.1/32 scram-sha-256%n"
              .formatted(PostgresPrograms.USER));
      port = freePort();
      Files.writeString(portFile(), String.valueOf(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The user of the server may not enter root's folders. */
  private static Path outside(Path folder) {
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "suitehub-postgres-" + Integer.toHexString(folder.toString().hashCode()));
  }

  private Path portFile() {
    return folder.resolve("port");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static String name(String url) {
    String path = url.replaceFirst("\\?.*", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void awaitAnswer(Process started) {
    if (!comes(started)) {
      throw new IllegalStateException("PostgreSQL does not start, see " + log);
    }
  }

  /** Returns when it answers, or has ended. */
  private boolean comes(Process started) {
    Awaitility.await("PostgreSQL at port " + port)
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> answers() || !started.isAlive());
    return started.isAlive();
  }

  private boolean answers() {
    try (Connection connection =
        DriverManager.getConnection(url("postgres"), PostgresPrograms.USER, "")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static void ends(ProcessHandle process) {
    try {
      process.onExit().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("PostgreSQL does not end.", e);
    }
  }

  private static void set(List<String> options, String setting, String value) {
    options.add("-c");
    options.add(setting + "=" + value);
  }

  private static String password() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
