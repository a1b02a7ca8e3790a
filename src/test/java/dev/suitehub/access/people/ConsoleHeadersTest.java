package dev.suitehub.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsoleHeadersTest {

  /** PrimeFaces reads its policy there, and ours goes out where no page is written. */
  @Test
  void the_policy_of_web_xml_is_ours() throws IOException {
    Matcher policy =
        Pattern.compile("primefaces\\.CSP_POLICY</param-name>\\s*<param-value>([^<]*)<")
            .matcher(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml")));

    assertThat(policy.find()).isTrue();
    assertThat(directives(policy.group(1))).isEqualTo(directives(ConsoleHeaders.POLICY));
  }

  private static Set<String> directives(String policy) {
    Set<String> directives = new TreeSet<>();
    Arrays.stream(policy.split(";")).map(String::strip).forEach(directives::add);
    return directives;
  }
}
