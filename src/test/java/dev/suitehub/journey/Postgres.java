package dev.suitehub.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A PostgreSQL of its own with a database that a test may kill; fsync is on, as it comes. */
final class Postgres implements AutoCloseable {

  /** The name of the first user and, for whoever is root here, of the owner of the processes. */
  private static final String USER = "hub";

  private static final String OWNER = "postgres";
  private static final int PATIENCE_SECONDS = 60;

  private final Path programs;
  private final Path home;
  private final Path data;
  private final int port = Ports.free();
  private boolean running;

  /** {@code programs}: the folder of initdb and pg_ctl. */
  Postgres(Path programs) {
    this.programs = programs;
    try {
      this.home = Files.createTempDirectory("suitehub-postgres");
      this.data = home.resolve("data");
      if (isRoot()) {
        Files.setOwner(
            home,
            home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OWNER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("initdb", "-D", data.toString(), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale");
    Runtime.getRuntime().addShutdownHook(new Thread(this::killIfRunning));
  }

  synchronized void start() {
    running = true;
    run(
        "pg_ctl",
        "start",
        "-w",
        "-D",
        data.toString(),
        "-l",
        home.resolve("server.log").toString(),
        "-o",
        "-p " + port + " -c listen_addresses=localhost -c unix_socket_directories=" + home);
  }

  String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres";
  }

  String user() {
    return USER;
  }

  Wreck.Place place() {
    return Wreck.server(url(), USER, "");
  }

  /** All its processes end without a word, by its own command. */
  synchronized void stopImmediately() {
    run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data.toString());
    running = false;
  }

  /** As {@code kill -9} of all its processes. */
  synchronized void kill() {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> all = new ArrayList<>();
    all.add(postmaster);
    postmaster.descendants().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(Postgres::awaitEnd);
    running = false;
  }

  @Override
  public void close() {
    killIfRunning();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void killIfRunning() {
    if (running) {
      kill();
    }
  }

  /** While it runs: the file stays behind when it is killed, and its number may be another's. */
  private ProcessHandle postmaster() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      return ProcessHandle.of(Long.parseLong(pid))
          .orElseThrow(() -> new IllegalStateException("It does not run any more: " + data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(process + " does not end", e);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** PostgreSQL does not run as root. */
  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", OWNER, "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = home.resolveSibling(home.getFileName() + ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(
            String.join(" ", command) + " failed:\n" + Files.readString(output));
      }
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
