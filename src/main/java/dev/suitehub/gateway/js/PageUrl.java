package dev.suitehub.gateway.js;

import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of a page as WeCom signs it: as the browser shows it, up to the fragment. */
record PageUrl(String text) {

  private static final Pattern SHAPE = Pattern.compile("https?://[^\\s/?#]+[^\\s]*");
  private static final int LONGEST = 2000;

  /** Throws {@code invalid-input}. */
  static PageUrl of(@Nullable String said) {
    if (said == null || said.length() > LONGEST || !SHAPE.matcher(said).matches()) {
      String message = "is the page's own address, http or https, of up to 2000 characters";
      throw new ProblemException(
          PlatformProblem.INVALID_INPUT,
          "url " + message + ".",
          Map.of(
              "violations", List.of(Map.of("field", "url", "rule", "shape", "message", message))));
    }
    int fragment = said.indexOf('#');
    return new PageUrl(fragment < 0 ? said : said.substring(0, fragment));
  }
}
