package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharactersTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "'   ', 0",
    "ab, 2",
    "' ab ', 2",
    "客户关系, 4",
    "'e\u0301', 1",
    "😀, 1",
    "👨‍👩‍👧‍👦, 1",
    "👍🏽, 1",
    "🇨🇳🇫🇷, 2",
    "企业微信OA😀, 7"
  })
  void characters_are_counted_as_people_count_them(String text, int count) {
    assertThat(Characters.count(text)).isEqualTo(count);
  }

  @Test
  void a_length_is_refused_on_both_sides_of_its_limits_only() {
    for (int length : new int[] {3, 4, 120, 121}) {
      Findings findings = new Findings();
      Characters.check(findings, Rule.REG_04, "intro", "字".repeat(length), 4, 120);

      assertThat(findings.isRefused())
          .as("%s characters", length)
          .isEqualTo(length == 3 || length == 121);
    }
  }

  @Test
  void a_finding_reads_in_both_languages() {
    Findings findings = new Findings();
    Characters.check(findings, Rule.REG_04, "intro", "字字字", 4, 120);
    Finding finding = findings.all().get(0);

    assertThat(finding.rule()).isEqualTo("REG-04");
    assertThat(finding.text(Locale.ENGLISH)).isEqualTo("This takes 4 to 120 characters and has 3.");
    assertThat(finding.text(Locale.SIMPLIFIED_CHINESE)).isEqualTo("要求 4 到 120 个字，现在是 3 个字。");
  }
}
