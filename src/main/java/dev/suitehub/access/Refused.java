package dev.suitehub.access;

import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import java.util.Locale;

/** Findings of a desk as the API answers them. */
public final class Refused {

  private Refused() {}

  /** Throws {@code invalid-input} with what the form and the desk have against it. */
  public static void check(JsonForm form, Findings findings) {
    findings.all().stream()
        .filter(Finding::isRefused)
        .forEach(one -> form.finding(one.field(), one.rule(), one.text(Locale.ENGLISH)));
    form.check();
  }
}
