package dev.suitehub.registry.suite;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.Plan;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.util.List;
import java.util.Optional;

/** What a provider's people enter for a suite; an absent SuiteId or secret means "as it is". */
record SuiteSettings(
    ProviderKey provider,
    Optional<SuiteId> suiteId,
    Optional<Secret> suiteSecret,
    Plan<Secret> nextSuiteSecret,
    CallbackForm callback,
    String name,
    List<String> returnHosts) {

  /** For the audit log. */
  String plans() {
    return (callback.next().summary("callback key") + nextSuiteSecret.summary("SuiteSecret"))
        .strip();
  }
}
