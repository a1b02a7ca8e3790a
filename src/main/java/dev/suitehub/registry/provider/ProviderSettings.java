package dev.suitehub.registry.provider;

import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.Plan;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.util.Optional;

/** What a provider's people enter; an absent secret means "as it is". */
record ProviderSettings(
    CorpId corpId,
    String name,
    Optional<Secret> providerSecret,
    Plan<Secret> nextProviderSecret,
    CallbackForm callback) {

  /** For the audit log. */
  String plans() {
    return (callback.next().summary("callback key") + nextProviderSecret.summary("ProviderSecret"))
        .strip();
  }
}
