package dev.suitehub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.rules.Handling;
import dev.suitehub.rules.Rule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule of the registration document, with what the hub does about it and the test of it. */
class RuleTableTest {

  /** How many rules each part of the checklist has (docs 90595, 91143). */
  private static final Map<String, Integer> CHECKLIST =
      Map.of(
          "REG", 8, "DEV", 10, "CRE", 10, "MINI", 6, "APP", 10, "CFG", 15, "TEST", 9, "REL", 6,
          "CHG", 3);

  @Test
  void every_rule_of_the_checklist_is_known() {
    List<String> ids =
        CHECKLIST.entrySet().stream()
            .flatMap(
                part ->
                    IntStream.rangeClosed(1, part.getValue())
                        .mapToObj(n -> "%s-%02d".formatted(part.getKey(), n)))
            .toList();

    assertThat(Arrays.stream(Rule.values()).map(Rule::id)).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void every_rule_is_enforced_shown_or_listed_with_a_reason() throws IOException {
    Map<String, Set<String>> tests = TestTags.byTag();
    StringBuilder table = new StringBuilder();
    for (Rule rule : Rule.values()) {
      Set<String> of = tests.getOrDefault(rule.id(), Set.of());
      table.append(
          "%-8s %-9s %s%n"
              .formatted(
                  rule.id(),
                  rule.handling(),
                  rule.handling() == Handling.BEYOND ? rule.reason() : String.join(", ", of)));
    }
    System.getLogger(RuleTableTest.class.getName()).log(System.Logger.Level.INFO, "\n" + table);

    assertThat(
            Stream.of(Rule.values())
                .filter(rule -> rule.handling() != Handling.BEYOND)
                .map(Rule::id)
                .filter(id -> !tests.containsKey(id)))
        .as("rules without a test that bears their id\n%s", table)
        .isEmpty();
    assertThat(Stream.of(Rule.values()).filter(rule -> rule.handling() == Handling.BEYOND))
        .allSatisfy(rule -> assertThat(rule.reason()).isNotBlank());
  }

  @Test
  void every_rule_says_beside_its_field_what_it_asks_for() {
    for (Rule rule : Rule.values()) {
      assertThat(rule.help(Locale.ENGLISH)).as("%s in English", rule.id()).isNotBlank();
      assertThat(rule.help(Locale.SIMPLIFIED_CHINESE))
          .as("%s in Chinese", rule.id())
          .isNotBlank()
          .isNotEqualTo(rule.help(Locale.ENGLISH));
    }
  }
}
