package dev.suitehub.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Packs the classes of {@code dev.suitehub.load.baseline} into a WAR. */
final class BaselineWar {

  /** For a server that asks the WAR: Payara takes it from here, not from the file's name. */
  private static final String PAYARA =
      "<!DOCTYPE payara-web-app PUBLIC \"-//Payara.fish//DTD Payara Server 4 Servlet 3.0//EN\""
          + " \"https://docs.payara.fish/schemas/payara-web-app_4.dtd\">"
          + "<payara-web-app><context-root>/baseline</context-root></payara-web-app>";

  private BaselineWar() {}

  static Path write(Path classes, Path war) throws IOException {
    List<Path> packed;
    try (Stream<Path> files =
        Files.list(
            classes.resolve("dev").resolve("suitehub").resolve("load").resolve("baseline"))) {
      packed = files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    try (OutputStream out = Files.newOutputStream(war);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Path file : packed) {
        jar.putNextEntry(new ZipEntry("WEB-INF/classes/" + classes.relativize(file)));
        Files.copy(file, jar);
        jar.closeEntry();
      }
      jar.putNextEntry(new ZipEntry("WEB-INF/payara-web.xml"));
      jar.write(PAYARA.getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }
    return war;
  }
}
