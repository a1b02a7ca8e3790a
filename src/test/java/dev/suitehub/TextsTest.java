package dev.suitehub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read is there in English and in Chinese. */
class TextsTest {

  private static final Path RESOURCES = Path.of("src/main/resources/dev/suitehub");

  @ParameterizedTest
  @MethodSource("bundles")
  void both_languages_say_the_same_things(String bundle) {
    Properties english = texts(bundle, ".properties");
    Properties chinese = texts(bundle, "_zh.properties");

    assertThat(chinese.stringPropertyNames())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void no_text_is_blank_and_both_languages_fill_in_as_much(String bundle) {
    Properties english = texts(bundle, ".properties");
    Properties chinese = texts(bundle, "_zh.properties");

    for (String key : english.stringPropertyNames()) {
      assertThat(english.getProperty(key)).as("English %s", key).isNotBlank();
      assertThat(chinese.getProperty(key)).as("Chinese %s", key).isNotBlank();
      assertThat(places(chinese.getProperty(key)))
          .as("places to fill in %s", key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  /** The page itself shows those that begin with home, as they stand; all others are filled in. */
  @ParameterizedTest
  @MethodSource("bundles")
  void no_text_loses_an_apostrophe_or_shows_a_place(String bundle) {
    for (String file : new String[] {".properties", "_zh.properties"}) {
      Properties texts = texts(bundle, file);
      for (String key : texts.stringPropertyNames()) {
        if (key.startsWith("home.")) {
          continue;
        }
        String text = texts.getProperty(key);
        String filled = new MessageFormat(text).format(new Object[] {"A", "B", "C", "D", "E"});
        assertThat(filled).as("%s in %s", key, file).doesNotContain("{", "}");
        assertThat(filled.chars().filter(c -> c == '\'').count())
            .as("apostrophes of %s in %s: each is written twice", key, file)
            .isEqualTo(text.chars().filter(c -> c == '\'').count() / 2);
        assertThat(text.replace("''", "")).as("%s in %s", key, file).doesNotContain("'");
      }
    }
  }

  private static int places(String text) {
    return new MessageFormat(text).getFormatsByArgumentIndex().length;
  }

  /** Every bundle of the hub, as its path without language and ending. */
  static List<String> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files
          .map(file -> RESOURCES.relativize(file).toString())
          .filter(file -> file.endsWith(".properties") && !file.endsWith("_zh.properties"))
          .map(file -> file.substring(0, file.length() - ".properties".length()))
          .sorted()
          .toList();
    }
  }

  private static Properties texts(String bundle, String ending) {
    Properties texts = new Properties();
    try (Reader in = Files.newBufferedReader(RESOURCES.resolve(bundle + ending))) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
