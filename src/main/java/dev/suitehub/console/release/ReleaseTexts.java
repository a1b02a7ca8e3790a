package dev.suitehub.console.release;

import dev.suitehub.console.frame.FieldNames;
import dev.suitehub.console.frame.StageTexts;
import dev.suitehub.console.frame.Words;
import dev.suitehub.registry.suite.FieldChange;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.SuiteStage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Words that several pages of this group need. */
@Dependent
class ReleaseTexts {

  static final String GROUP = "release";
  private static final String APP = "app";
  private static final int LONGEST_SHOWN = 160;

  /** Those that stand in the second part of the app's page. */
  private static final Set<String> DEVELOPMENT =
      Set.of(
          "homePage",
          "trustedDomain",
          "installDomain",
          "settingsUrl",
          "suiteId",
          "suiteSecret",
          "dataCallbackUrl",
          "commandCallbackUrl");

  private final Words words;

  @Inject
  ReleaseTexts(Words words) {
    this.words = words;
  }

  String text(String key, Object... values) {
    return words.text(GROUP, key, values);
  }

  String status(SuiteStage stage) {
    return StageTexts.status(words, stage);
  }

  String mark(SuiteStage stage) {
    return StageTexts.mark(stage);
  }

  List<FindingRow> rows(String suite, Findings findings) {
    return findings.all().stream().map(one -> row(suite, one)).toList();
  }

  private FindingRow row(String suite, Finding finding) {
    return new FindingRow(
        finding.rule(),
        FieldNames.named(words, finding.field(), finding.text(words.locale())),
        finding.isRefused(),
        cure(suite, finding));
  }

  private static String cure(String suite, Finding finding) {
    return switch (finding.field()) {
      case "provider" -> "/console/provider.xhtml";
      case "testLinks" -> "/console/testing.xhtml?suite=" + suite;
      case "preflight" -> "/console/preflight.xhtml?suite=" + suite;
      case "status", "on", "reason", "typeSetBack" -> "";
      default ->
          "/console/app.xhtml?suite="
              + suite
              + (DEVELOPMENT.contains(finding.field()) ? "&section=development" : "");
    };
  }

  List<DifferenceRow> differences(List<FieldChange> changes) {
    return changes.stream().map(this::difference).toList();
  }

  DifferenceRow difference(FieldChange change) {
    return new DifferenceRow(
        words.text(GROUP, "field." + change.field()),
        value(change.field(), change.before()),
        value(change.field(), change.after()));
  }

  private String value(String field, String value) {
    if (value.isEmpty()) {
      return words.text("", "frame.none");
    }
    return switch (field) {
      case "contactPermission" -> words.text(APP, "permission." + value);
      case "contactScope" -> words.text(APP, "scope." + value);
      case "logo" -> text("another-picture", value.substring(0, Math.min(8, value.length())));
      default -> value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
    };
  }

  /** Without the prefix that tells a person from a key. */
  static String person(String who) {
    return who.replaceFirst("^(user|key):", "");
  }
}
