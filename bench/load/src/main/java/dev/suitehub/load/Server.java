package dev.suitehub.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payara Micro with the packaged hub at / and the empty WAR at /baseline, in its own process. */
final class Server implements AutoCloseable {

  static final String KEY = "bG9hZC1iZW5jaC1jbGllbnQta2V5LW9mLTQzLWNoYXJhY3RlcnM";

  /** The same in every run, as one database serves many: nothing in it is a secret. */
  private static final String MASTER_KEY = "bG9hZC1iZW5jaC1tYXN0ZXIta2V5LW9mLTMyLWJ5dGU=";

  private static final Duration LONGEST_START = Duration.ofMinutes(4);

  private final Options options;
  private final Path home;
  private @Nullable Process process;

  Server(Options options, String name) throws IOException {
    this.options = options;
    this.home = options.path("work").toAbsolutePath().resolve(name);
    if (options.database().isEmpty()) {
      // Rows of the run before would be counted, and make this one slower.
      remove(data());
    }
    Files.createDirectories(data());
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  URI address() {
    return URI.create("http://localhost:" + options.port());
  }

  Path data() {
    return home.resolve("data");
  }

  long pid() {
    return running().pid();
  }

  Server start() throws IOException, InterruptedException {
    Path baseline = BaselineWar.write(options.path("classes"), home.resolve("baseline.war"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.java());
    command.add("-Dhub.public-url=" + address());
    command.add("-Dhub.data-dir=" + data());
    command.add("-Dhub.sandbox.enabled=true");
    command.add("-Dhub.sandbox.demo=true");
    command.add("-Dload.key-hash=" + sha256(KEY));
    command.addAll(
        List.of(
            "-jar",
            options.path("payara").toAbsolutePath().toString(),
            "--nocluster",
            "--nohostaware",
            "--port",
            Integer.toString(options.port()),
            "--deploy",
            options.path("war").toAbsolutePath().toString(),
            "--deploy",
            baseline.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.to(home.resolve("server.log").toFile()));
    builder.environment().put("HUB_BOOTSTRAP_CLIENT_KEY", KEY);
    builder.environment().put("HUB_SANDBOX_CLIENT_KEY", KEY);
    options
        .database()
        .ifPresent(
            url -> {
              builder.environment().put("HUB_DB_URL", url);
              builder.environment().put("HUB_SECURITY_MASTER_KEY", MASTER_KEY);
              builder.environment().put("HUB_DB_USER", options.databaseUser());
              builder.environment().put("HUB_DB_PASSWORD", options.databasePassword());
            });
    process = builder.start();
    awaitReady();
    return this;
  }

  private void awaitReady() throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < end && running().isAlive()) {
      if (answers(http, "/ops/health/ready", 200) && answers(http, "/baseline/held", 401)) {
        return;
      }
      Thread.sleep(500);
    }
    kill();
    throw new IllegalStateException(
        "The server is not ready: see " + home.resolve("server.log") + ".");
  }

  private boolean answers(HttpClient http, String path, int status) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(5)).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == status;
    } catch (IOException e) {
      return false;
    }
  }

  /** As {@code kill -9}. */
  void kill() {
    end(true);
  }

  @Override
  public void close() {
    end(false);
  }

  private void end(boolean forcibly) {
    Process ending = process;
    if (ending == null) {
      return;
    }
    if (forcibly) {
      ending.destroyForcibly();
    } else {
      ending.destroy();
    }
    try {
      if (!ending.waitFor(40, TimeUnit.SECONDS)) {
        ending.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Megabytes of the Java heap that are in use after a collection. */
  long liveMegabytes() throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = Long.toString(pid());
    output(jcmd, pid, "GC.run");
    String[] words = output(jcmd, pid, "GC.heap_info").split("used ", 2);
    return Long.parseLong(words[1].substring(0, words[1].indexOf('K'))) / 1024;
  }

  /** Megabytes of memory that are the process's own. */
  long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private String output(String... command) throws IOException, InterruptedException {
    Path file = home.resolve("jcmd.out");
    Files.writeString(file, "", StandardOpenOption.CREATE);
    Process asked =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file.toFile()).start();
    asked.waitFor();
    return Files.readString(file);
  }

  private Process running() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("The server was not started.");
    }
    return running;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
