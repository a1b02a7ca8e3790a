package dev.suitehub.console.app;

import dev.suitehub.console.frame.Words;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ReviewStatus;
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
    String status = text("status." + stage.status());
    return stage.review() == ReviewStatus.NONE
        ? status
        : text("status.beside", status, text("status." + stage.review()));
  }

  String mark(SuiteStage stage) {
    if (stage.review() == ReviewStatus.REJECTED) {
      return "bad";
    }
    return switch (stage.status()) {
      case ONLINE -> stage.review() == ReviewStatus.NONE ? "good" : "waiting";
      case SUBMITTED, APPROVED -> "waiting";
      case REJECTED -> "bad";
      case UNRECORDED, DRAFT, OFFLINE -> "quiet";
    };
  }

  /** The constants with the texts that begin with {@code prefix}. */
  <E extends Enum<E>> List<Option> options(String prefix, E[] constants) {
    return Arrays.stream(constants)
        .map(one -> new Option(one.name(), text(prefix + one.name())))
        .toList();
  }
}
