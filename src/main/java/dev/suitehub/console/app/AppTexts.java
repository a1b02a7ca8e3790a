package dev.suitehub.console.app;

import dev.suitehub.console.frame.StageTexts;
import dev.suitehub.console.frame.Words;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.SuiteStage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words that several pages of apps need. */
@Dependent
class AppTexts {

  static final String GROUP = "app";

  private final Words words;

  @Inject
  AppTexts(Words words) {
    this.words = words;
  }

  String text(String key, Object... values) {
    return words.text(GROUP, key, values);
  }

  String type(@Nullable AppType type) {
    return text("type." + (type == null ? "none" : type.name()));
  }

  String status(SuiteStage stage) {
    return StageTexts.status(words, stage);
  }

  String mark(SuiteStage stage) {
    return StageTexts.mark(stage);
  }

  /** The constants with the texts that begin with {@code prefix}. */
  <E extends Enum<E>> List<Option> options(String prefix, E[] constants) {
    return Arrays.stream(constants)
        .map(one -> new Option(one.name(), text(prefix + one.name())))
        .toList();
  }
}
