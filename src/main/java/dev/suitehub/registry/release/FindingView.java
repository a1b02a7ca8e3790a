package dev.suitehub.registry.release;

import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import java.util.List;
import java.util.Locale;

/**
 * A finding as the API shows it.
 *
 * @param refused whether it keeps the app from going on; a warning otherwise
 */
public record FindingView(String field, String rule, boolean refused, String message) {

  static FindingView of(Finding finding) {
    return new FindingView(
        finding.field(), finding.rule(), finding.isRefused(), finding.text(Locale.ENGLISH));
  }

  static List<FindingView> all(Findings findings) {
    return findings.all().stream().map(FindingView::of).toList();
  }
}
