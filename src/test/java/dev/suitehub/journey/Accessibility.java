package dev.suitehub.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/** What axe-core finds on the page that a browser shows. */
final class Accessibility {

  private static final String AXE = script();

  private Accessibility() {}

  /** Serious and critical faults, one line each: rule, what it asks for, where. */
  static List<String> faults(JavascriptExecutor browser) {
    browser.executeScript(AXE);
    Object found =
        browser.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run(document, {resultTypes: ['violations']}).then(r => done("
                + "r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => ({id: v.id, help: v.help, nodes: v.nodes.map(n => n.html).join('  |  ')}))));");
    return ((List<?>) Objects.requireNonNull(found))
        .stream()
            .map(Map.class::cast)
            .map(fault -> fault.get("id") + ": " + fault.get("help") + ": " + fault.get("nodes"))
            .toList();
  }

  private static String script() {
    try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
