package dev.suitehub.registry;

import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What the rules have to say, as the API tells it.
 *
 * @param rule id of WeCom's rule, or a word of ours
 * @param refused whether it keeps us from going on; a warning otherwise
 */
public record FindingView(String field, String rule, boolean refused, String message) {

  /** In their order. */
  public static List<FindingView> all(Findings findings) {
    return rows(findings, one -> true);
  }

  /** Of something that was saved all the same. */
  public static List<FindingView> warnings(Findings findings) {
    return rows(findings, one -> !one.isRefused());
  }

  /** What keeps it from going on. */
  public static List<FindingView> refused(Findings findings) {
    return rows(findings, Finding::isRefused);
  }

  private static List<FindingView> rows(Findings findings, Predicate<Finding> which) {
    return findings.all().stream()
        .filter(which)
        .map(
            one ->
                new FindingView(one.field(), one.rule(), one.isRefused(), one.text(Locale.ENGLISH)))
        .toList();
  }
}
