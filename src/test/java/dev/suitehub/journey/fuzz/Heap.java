package dev.suitehub.journey.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is alive in another Java process, counted after a full collection. */
public final class Heap {

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private Heap() {}

  /** In MiB. */
  public static double alive(long pid) {
    try {
      Process histogram =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  String.valueOf(pid),
                  "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      String text =
          new String(histogram.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      Matcher total = TOTAL.matcher(text);
      if (!total.find()) {
        throw new IllegalStateException("jcmd counts nothing: " + text);
      }
      return Long.parseLong(total.group(1)) / 1048576.0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
