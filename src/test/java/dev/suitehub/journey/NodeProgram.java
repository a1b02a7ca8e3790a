package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A program of {@code examples/node}, run from a copy, so that no package lands beside it. */
final class NodeProgram {

  private static final Path SOURCES = Path.of("examples", "node");
  private static final Path COPY = Path.of(System.getProperty("it.work"), "node");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<NodeProgram> RUNNING = new CopyOnWriteArrayList<>();

  private final Process process;
  private final StringBuilder output = new StringBuilder();
  private final Thread reader;

  private NodeProgram(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "node");
    reader.start();
  }

  /** What its lock file names, from the registry that npm is set to. */
  static void fetchPackages() {
    try {
      Files.createDirectories(COPY);
      try (var files = Files.list(SOURCES)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, COPY.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    NodeProgram npm = run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
    String said = npm.awaitEnd();
    assertThat(npm.process.exitValue()).as("npm ci: %s", said).isZero();
  }

  static NodeProgram start(Map<String, String> environment, String... command) {
    List<String> whole = new ArrayList<>(List.of("node"));
    whole.addAll(List.of(command));
    return run(environment, whole.toArray(String[]::new));
  }

  static void stopAll() {
    RUNNING.forEach(program -> program.process.destroy());
  }

  private static NodeProgram run(Map<String, String> environment, String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(new File(COPY.toString())).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      NodeProgram program = new NodeProgram(builder.start());
      RUNNING.add(program);
      return program;
    } catch (IOException e) {
      throw new IllegalStateException(
          command[0] + " does not start: these tests want Debian's nodejs and npm.", e);
    }
  }

  private void read() {
    try (InputStream in = process.getInputStream()) {
      byte[] part = new byte[4096];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        said(new String(part, 0, read, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      said(String.valueOf(e));
    }
  }

  private synchronized void said(String text) {
    output.append(text);
  }

  synchronized String output() {
    return output.toString();
  }

  void write(String input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What follows that word on a line of its own. */
  String awaitLine(String word) {
    Awaitility.await(word).atMost(PATIENCE).until(() -> line(word) != null);
    return String.valueOf(line(word));
  }

  private @Nullable String line(String word) {
    return output()
        .lines()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length() + 1))
        .findFirst()
        .orElse(null);
  }

  /** All that it said. */
  String awaitEnd() {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as("the end of %s", output())
          .isTrue();
      reader.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return output();
  }
}
