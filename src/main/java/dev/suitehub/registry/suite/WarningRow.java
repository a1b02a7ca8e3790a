package dev.suitehub.registry.suite;

import dev.suitehub.rules.Findings;
import java.util.List;
import java.util.Locale;

/**
 * What a check has to say, as the API tells it.
 *
 * @param rule id of WeCom's rule, or a word of ours
 */
public record WarningRow(String field, String rule, String message) {

  static List<WarningRow> refused(Findings findings) {
    return rows(findings, true);
  }

  static List<WarningRow> warned(Findings findings) {
    return rows(findings, false);
  }

  private static List<WarningRow> rows(Findings findings, boolean refused) {
    return findings.all().stream()
        .filter(finding -> finding.isRefused() == refused)
        .map(one -> new WarningRow(one.field(), one.rule(), one.text(Locale.ENGLISH)))
        .toList();
  }
}
