package dev.suitehub.registry.provider;

import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.Plan;
import dev.suitehub.wire.Secret;
import java.util.Optional;

/**
 * 通用开发参数 that are to be saved; what is empty stays as it is.
 *
 * @param planned whether the pair is the next one, until WeCom uses it
 */
record DevelopmentChange(
    Optional<Secret> providerSecret, Optional<KeyTexts> pair, boolean planned) {

  ProviderSettings settings(Provider provider) {
    CallbackForm form =
        planned
            ? new CallbackForm(
                Optional.empty(), Optional.empty(), pair.map(Plan::of).orElseGet(Plan::asItIs))
            : new CallbackForm(
                pair.map(KeyTexts::token), pair.map(KeyTexts::encodingAesKey), Plan.asItIs());
    return new ProviderSettings(
        provider.corpId(), provider.name(), providerSecret, Plan.asItIs(), form);
  }

  /** For the audit: what, and nothing of it. */
  String told() {
    String key = planned ? "planned the next callback key. " : "callback key. ";
    return ((providerSecret.isPresent() ? "ProviderSecret. " : "") + (pair.isPresent() ? key : ""))
        .strip();
  }
}
