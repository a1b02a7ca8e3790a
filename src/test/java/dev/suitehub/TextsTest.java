package dev.suitehub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read is there in English and in Chinese. */
class TextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"install", "console", "ops"})
  void both_languages_say_the_same_things(String room) {
    Properties english = texts(room, "texts.properties");
    Properties chinese = texts(room, "texts_zh.properties");

    assertThat(chinese.stringPropertyNames())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"install", "console", "ops"})
  void no_text_is_blank_and_both_languages_fill_in_as_much(String room) {
    Properties english = texts(room, "texts.properties");
    Properties chinese = texts(room, "texts_zh.properties");

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
  @ValueSource(strings = {"install", "console", "ops"})
  void no_text_loses_an_apostrophe_or_shows_a_place(String room) {
    for (String file : new String[] {"texts.properties", "texts_zh.properties"}) {
      Properties texts = texts(room, file);
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

  private static Properties texts(String room, String file) {
    Properties texts = new Properties();
    try (var in = TextsTest.class.getResourceAsStream(room + "/" + file)) {
      texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
