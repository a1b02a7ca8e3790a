package dev.suitehub.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command line that starts a server with the WAR in it. */
final class Launch {

  /** What WildFly's own script opens for its modules. */
  private static final List<String> WILDFLY_OPENS =
      List.of(
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  private static final int WILDFLY_HTTP_PORT = 8080;

  private Launch() {}

  /** The Java command with the options that every server gets: small, and quick to start. */
  static List<String> java(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx700m", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    return command;
  }

  static List<String> payara(List<String> options, int port) {
    List<String> command = java(options);
    command.addAll(
        List.of(
            "-jar",
            Settings.payara().toString(),
            "--nocluster",
            "--nohostaware",
            "--port",
            String.valueOf(port),
            "--contextroot",
            "/",
            "--prebootcommandfile",
            Settings.config("payara/micro.asadmin").toString(),
            "--deploy",
            Settings.war().toString()));
    return command;
  }

  /** Everything that WildFly writes goes below {@code home}; the provisioned folder stays clean. */
  static List<String> wildfly(List<String> options, int port, Path home) {
    Path base = home.resolve("standalone");
    prepare(base);
    Path server = Settings.wildfly();
    List<String> all = sizing();
    all.addAll(options);
    List<String> command = java(all);
    command.addAll(WILDFLY_OPENS);
    command.addAll(
        List.of(
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djboss.home.dir=" + server,
            "-Djboss.server.base.dir=" + base,
            "-Djboss.socket.binding.port-offset=" + (port - WILDFLY_HTTP_PORT),
            "-jar",
            server.resolve("jboss-modules.jar").toString(),
            "-mp",
            server.resolve("modules").toString(),
            "org.jboss.as.standalone"));
    return command;
  }

  /** What an operator gives it, but for the size of the heap, of which the tests have less. */
  private static List<String> sizing() {
    try {
      String file = Files.readString(Settings.config("wildfly/java.conf"));
      Matcher sizing = Pattern.compile("JBOSS_JAVA_SIZING=\"(.*)\"").matcher(file);
      if (!sizing.find()) {
        throw new IllegalStateException("No JBOSS_JAVA_SIZING: " + file);
      }
      List<String> options = new ArrayList<>(List.of(sizing.group(1).split(" ")));
      options.removeIf(option -> option.startsWith("-Xmx"));
      return options;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void prepare(Path base) {
    try {
      copy(
          Settings.wildfly().resolve("standalone").resolve("configuration"),
          base.resolve("configuration"));
      Path deployments = Files.createDirectories(base.resolve("deployments"));
      Files.copy(
          Settings.war(), deployments.resolve("suitehub.war"), StandardCopyOption.REPLACE_EXISTING);
      // It tries by itself again what has failed, and of two deployments of one name it dies.
      Files.deleteIfExists(deployments.resolve("suitehub.war.failed"));
      Files.writeString(deployments.resolve("suitehub.war.dodeploy"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files only; what is there already stays, as a server that starts again expects. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(String.valueOf(file.getFileName()));
        if (!Files.exists(copy)) {
          Files.copy(file, copy);
        }
      }
    }
  }
}
