package dev.suitehub.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A domain of Payara Server, made, configured and deployed to by the commands that {@code
 * server-config/payara/suitehub.asadmin} tells an operator. The keys of the hub are environment
 * variables here.
 */
final class PayaraDomain {

  private static final String NAME = "hub";

  /** With {@code --portbase} the listener for HTTP is so much above it, and administration 48. */
  private static final int HTTP = 80;

  private static final int ADMIN = 48;
  private static final int PATIENCE_MINUTES = 10;

  private final Path home;
  private final int portBase;

  PayaraDomain(Path home, int port) {
    this.home = home;
    this.portBase = port - HTTP;
  }

  /** The running server; what the commands say goes into that file. */
  ProcessHandle start(Map<String, String> keys, Path log) throws IOException {
    boolean fresh = !Files.exists(domains().resolve(NAME));
    if (fresh) {
      run(
          keys,
          log,
          List.of("create-domain", "--nopassword", "--portbase", String.valueOf(portBase)),
          List.of("--domaindir", domains().toString(), NAME));
    }
    run(keys, log, List.of("start-domain"), List.of("--domaindir", domains().toString(), NAME));
    if (fresh) {
      Path script = Settings.config("payara/suitehub.asadmin");
      run(keys, log, List.of("multimode", "--file", script.toString()), List.of());
      run(keys, log, List.of("restart-domain"), List.of("--domaindir", domains().toString(), NAME));
      run(
          keys,
          log,
          List.of("deploy", "--contextroot", "/", "--name", "suitehub"),
          List.of(Settings.war().toString()));
    }
    String pid = Files.readString(domains().resolve(NAME).resolve("config").resolve("pid")).strip();
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow(() -> new IllegalStateException("Payara Server ended: see " + log));
  }

  private Path domains() {
    return home.resolve("domains");
  }

  private void run(Map<String, String> keys, Path log, List<String> command, List<String> rest)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Settings.payaraServer().resolve("bin").resolve("asadmin").toString());
    line.addAll(List.of("--user", "admin", "--interactive=false"));
    line.addAll(List.of("--port", String.valueOf(portBase + ADMIN)));
    line.addAll(command);
    line.addAll(rest);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    keys.forEach((key, value) -> builder.environment().put(variable(key), value));
    end(builder.start(), line, log);
  }

  private static void end(Process process, List<String> line, Path log) throws IOException {
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(String.join(" ", line) + " does not end: see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          String.join(" ", line) + " failed:\n" + Files.readString(log));
    }
  }

  /** As MicroProfile Config has it: {@code hub.public-url} is {@code HUB_PUBLIC_URL}. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
