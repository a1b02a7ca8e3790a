package dev.suitehub.registry;

import dev.suitehub.rules.Findings;
import java.util.List;
import java.util.Locale;

/** What the rules have to say of something that was saved all the same. */
public record Warning(String field, String rule, String message) {

  public static List<Warning> of(Findings findings) {
    return findings.all().stream()
        .filter(one -> !one.isRefused())
        .map(one -> new Warning(one.field(), one.rule(), one.text(Locale.ENGLISH)))
        .toList();
  }
}
