package dev.suitehub.gateway.link;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.TokenProblem;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Suites as login links need them: with a SuiteId, and with hosts to come back to. */
@Dependent
class LinkSuites {

  private final Suites suites;

  @Inject
  LinkSuites(Suites suites) {
    this.suites = suites;
  }

  Suite get(SuiteKey key) {
    return suites.get(key);
  }

  /** Throws {@code suite-not-confirmed}. */
  static SuiteId suiteId(Suite suite) {
    return suite
        .suiteId()
        .orElseThrow(
            () ->
                TokenProblem.SUITE_NOT_CONFIRMED.because(
                    "PUT 'suiteId' to /api/v1/suites/"
                        + suite.key()
                        + ", as WeCom's provider console shows it."));
  }

  /** Those of all the provider's suites. */
  List<String> hosts(ProviderKey provider) {
    return suites.ofProvider(provider).stream()
        .flatMap(suite -> suite.returnHosts().stream())
        .distinct()
        .toList();
  }
}
