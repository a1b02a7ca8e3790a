package dev.suitehub.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.wire.CorpId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InstallPagesTest {

  private static final String NASTY = "<script>alert('1')</script>\"onload=\"x & {0} y";

  @ParameterizedTest
  @MethodSource("languages")
  void nothing_that_was_entered_becomes_markup(InstallPages pages) {
    Progress progress =
        new Progress(
            Progress.Stage.INSTALLED, Optional.of(new CorpId("wpA")), NASTY, Optional.empty());
    List<String> all =
        List.of(
            pages.landing(NASTY, NASTY, Optional.of(NASTY), Optional.of(NASTY)),
            pages.done(NASTY, progress, Optional.of(Instant.EPOCH)),
            pages.failed(NASTY),
            pages.lost(NASTY),
            pages.plain("unready", "unready.lead", NASTY));

    for (String page : all) {
      assertThat(page)
          .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;onload=&quot;x &amp;")
          .doesNotContain("<script", "alert('1')", "\"onload");
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_page_is_whole_and_says_its_language(InstallPages pages) {
    Progress progress = Progress.of(Progress.Stage.WORKING);
    Stream.of(
            pages.landing("CRM", "/install/crm", Optional.empty(), Optional.empty()),
            pages.working(),
            pages.done("CRM", progress, Optional.empty()),
            pages.failed("/install/crm"),
            pages.lost("/install/crm"),
            pages.plain("cancelled", "cancelled.lead"))
        .forEach(
            page ->
                assertThat(page)
                    .startsWith("<!DOCTYPE html>")
                    .contains("<html lang=\"" + pages.texts().locale().getLanguage() + "\">")
                    .containsOnlyOnce("<h1>")
                    .doesNotContain("{0}", "null"));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_page_says_that_wecom_is_played_and_none_where_it_is_not(InstallPages played) {
    InstallPages real = new InstallPages(played.texts(), false);
    String bar = "<aside class=\"sandbox-bar\"";

    assertThat(played.working())
        .containsOnlyOnce(bar)
        .containsPattern("沙箱模式|Sandbox mode")
        .contains("href=\"/sandbox/\"");
    assertThat(played.lost("/install/crm")).containsOnlyOnce(bar);
    assertThat(real.working()).doesNotContainIgnoringCase("sandbox").doesNotContain("沙箱");
  }

  @Test
  void what_was_not_asked_for_is_not_sent_along() {
    InstallPages pages = new InstallPages(InstallTexts.of(List.of(Locale.ENGLISH)), false);

    assertThat(pages.landing("CRM", "/install/crm", Optional.empty(), Optional.empty()))
        .doesNotContain("return_to", "name=\"link\"");
    assertThat(pages.landing("CRM", "/install/crm", Optional.of("https://a/"), Optional.of("L")))
        .contains("name=\"return_to\" value=\"https://a/\"", "name=\"link\" value=\"L\"");
  }

  @Test
  void a_page_looks_again_until_there_is_a_token() {
    InstallPages pages = new InstallPages(InstallTexts.of(List.of(Locale.ENGLISH)), false);
    Progress progress = Progress.of(Progress.Stage.INSTALLED);
    String refresh = "http-equiv=\"refresh\"";

    assertThat(pages.working()).contains(refresh);
    assertThat(pages.done("CRM", progress, Optional.empty())).contains(refresh);
    assertThat(pages.done("CRM", progress, Optional.of(Instant.EPOCH))).doesNotContain(refresh);
  }

  @ParameterizedTest
  @CsvSource({"en, en", "en-GB, en", "zh, zh", "zh-CN, zh", "zh-TW, zh", "de, zh", "'', zh"})
  void the_browser_chooses_the_language_and_chinese_is_the_rest(String asked, String language) {
    InstallTexts texts = InstallTexts.of(List.of(Locale.forLanguageTag(asked)));

    assertThat(texts.locale().getLanguage()).isEqualTo(language);
    assertThat(texts.text("landing.button").codePoints().anyMatch(Character::isIdeographic))
        .isEqualTo(language.equals("zh"));
  }

  @Test
  void the_first_language_that_we_speak_counts() {
    assertThat(InstallTexts.of(List.of(Locale.GERMAN, Locale.UK, Locale.CHINA)).locale())
        .isEqualTo(Locale.ENGLISH);
  }

  static Stream<InstallPages> languages() {
    return Stream.of(Locale.ENGLISH, Locale.CHINESE)
        .map(locale -> new InstallPages(InstallTexts.of(List.of(locale)), true));
  }
}
