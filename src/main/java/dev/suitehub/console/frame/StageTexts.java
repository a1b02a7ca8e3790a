package dev.suitehub.console.frame;

import dev.suitehub.rules.ReviewStatus;
import dev.suitehub.rules.SuiteStage;

/** Where an app stands, in words and as a mark. */
public final class StageTexts {

  private static final String GROUP = "app";

  private StageTexts() {}

  public static String status(Words words, SuiteStage stage) {
    String status = words.text(GROUP, "status." + stage.status());
    return stage.review() == ReviewStatus.NONE
        ? status
        : words.text(GROUP, "status.beside", status, words.text(GROUP, "status." + stage.review()));
  }

  public static String mark(SuiteStage stage) {
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
}
