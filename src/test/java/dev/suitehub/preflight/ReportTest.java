package dev.suitehub.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.tokens.TokenProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Path ROOM = Path.of("src/main/java/dev/suitehub/preflight");
  private static final Pattern VERDICT =
      Pattern.compile("Verdict\\s*\\.\\s*(good|warning|bad|skipped)\\(\\s*\"([a-z0-9-]+)\"");
  private static final Pattern SKIPPED = Pattern.compile("skipped\\(scene, \"([a-z-]+)\"\\)");

  @Test
  void what_is_kept_reads_as_it_was_written() {
    PreflightReport report =
        new PreflightReport(
            "crm",
            "user:Li \"x\"",
            Instant.parse("2026-11-22T12:00:00Z"),
            321,
            List.of(
                new Check(
                    "check-data",
                    "https://a/b",
                    "GET",
                    200,
                    "\\n",
                    12,
                    Mark.BAD,
                    "newline",
                    List.of("1")),
                Check.told("suite-id", Verdict.good("suite-id", "ww1")),
                Check.told("provider-token", Verdict.warning("no-provider-secret"))));

    assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
    assertThat(report.passed()).isFalse();
    assertThat(report.findings()).extracting(Check::mark).containsExactly(Mark.BAD, Mark.WARNING);
  }

  @Test
  void warnings_and_what_was_not_tried_keep_nobody_from_passing() {
    PreflightReport report =
        new PreflightReport(
            "crm",
            "x",
            Instant.EPOCH,
            1,
            List.of(
                Check.told("provider-token", Verdict.warning("no-provider-secret")),
                Check.told("cancel-known", Verdict.skipped("no-corp"))));

    assertThat(report.passed()).isTrue();
  }

  @Test
  void everything_that_may_be_found_is_told_with_its_cure() throws IOException {
    ResourceBundle texts = PreflightTexts.of(Locale.ENGLISH).bundle();
    Set<String> words = new TreeSet<>();
    for (String source : sources()) {
      Matcher verdict = VERDICT.matcher(source);
      while (verdict.find()) {
        words.add(verdict.group(2));
        assertThat(texts.containsKey("verdict." + verdict.group(2))).as(verdict.group(2)).isTrue();
        if (verdict.group(1).equals("bad") || verdict.group(1).equals("warning")) {
          assertThat(texts.containsKey("cure." + verdict.group(2))).as(verdict.group(2)).isTrue();
        }
      }
      Matcher skipped = SKIPPED.matcher(source);
      while (skipped.find()) {
        assertThat(texts.containsKey("verdict." + skipped.group(1))).isTrue();
      }
    }
    assertThat(words).hasSizeGreaterThan(30);
    for (String key : texts.keySet()) {
      if (key.startsWith("name.")) {
        assertThat(texts.containsKey(key.replaceFirst("name", "seen"))).as(key).isTrue();
      }
    }
  }

  @Test
  void the_reader_is_told_in_his_language() {
    Check check = Check.told("create-auth", Verdict.bad("late", 1500));

    assertThat(PreflightTexts.of(List.of(Locale.FRENCH, Locale.CHINA)).outcome(check))
        .contains("1500 毫秒");
    assertThat(PreflightTexts.of(List.of(Locale.FRENCH)).consequence(check))
        .contains("应用授权失败，请检查是否正常处理授权");
    assertThat(PreflightTexts.of(Locale.ENGLISH).cure(Check.told("x", Verdict.FINE))).isEmpty();
  }

  @Test
  void why_there_is_no_token_is_told_in_the_readers_language() {
    PreflightTexts chinese = PreflightTexts.of(Locale.CHINESE);
    for (TokenProblem problem : TokenProblem.values()) {
      Check check =
          Check.told("suite-token", Verdict.bad("token", problem.slug(), "Some English.", ""));

      assertThat(chinese.outcome(check))
          .doesNotContain("English", "{")
          .containsPattern("\\p{IsHan}");
      assertThat(PreflightTexts.of(Locale.ENGLISH).outcome(check)).doesNotContain("{");
    }
    assertThat(
            chinese.outcome(
                Check.told(
                    "suite-token", Verdict.bad("token", "upstream-refused", "Detail.", 60020))))
        .contains("60020");
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.list(ROOM)) {
      return files.map(ReportTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
