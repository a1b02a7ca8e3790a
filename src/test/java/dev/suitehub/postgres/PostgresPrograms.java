package dev.suitehub.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The programs of an installed PostgreSQL: below {@code -Dit.postgres=} where that is set, else
 * Debian's newest, else those on the path.
 */
final class PostgresPrograms {

  /**
   * The programs refuse to run as root: then they run as this user, whom Debian's package makes.
   */
  static final String USER = "postgres";

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final long LONGEST_SECONDS = 60;

  private final Path folder;

  private PostgresPrograms(Path folder) {
    this.folder = folder;
  }

  static PostgresPrograms installed() {
    return Stream.of(told(), debian(), path())
        .flatMap(Optional::stream)
        .findFirst()
        .map(PostgresPrograms::new)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "These tests want PostgreSQL: Debian's package postgresql, or -Dit.postgres="
                        + " and the folder of initdb."));
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** That program as the user whom it takes; the process is the program itself. */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups", "--"));
    }
    command.add(folder.resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs it to its end. Throws with what it wrote where that was no good one. */
  void run(Path log, String program, String... arguments) {
    try {
      Process process =
          new ProcessBuilder(command(program, arguments))
              .directory(new File("/"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(program + " failed:\n" + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Path> told() {
    String folder = System.getProperty("it.postgres", "");
    return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
  }

  private static Optional<Path> debian() {
    if (!Files.isDirectory(DEBIAN)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .filter(version -> String.valueOf(version.getFileName()).matches("\\d+"))
          .sorted(
              Comparator.comparing(
                      (Path version) -> Integer.valueOf(String.valueOf(version.getFileName())))
                  .reversed())
          .map(version -> version.resolve("bin"))
          .filter(PostgresPrograms::isComplete)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> path() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(PostgresPrograms::isComplete)
        .findFirst();
  }

  private static boolean isComplete(Path folder) {
    return Files.isExecutable(folder.resolve("initdb"))
        && Files.isExecutable(folder.resolve("postgres"));
  }
}
