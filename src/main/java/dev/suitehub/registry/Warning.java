package dev.suitehub.registry;

import dev.suitehub.rules.Findings;
import java.util.List;
import java.util.Locale;

/**
 * What the rules have to say, as the API tells it.
 *
 * @param rule id of WeCom's rule, or a word of ours
 */
public record Warning(String field, String rule, String message) {

  /** Of something that was saved all the same. */
  public static List<Warning> of(Findings findings) {
    return rows(findings, false);
  }

  /** What keeps it from going on. */
  public static List<Warning> refused(Findings findings) {
    return rows(findings, true);
  }

  private static List<Warning> rows(Findings findings, boolean refused) {
    return findings.all().stream()
        .filter(one -> one.isRefused() == refused)
        .map(one -> new Warning(one.field(), one.rule(), one.text(Locale.ENGLISH)))
        .toList();
  }
}
