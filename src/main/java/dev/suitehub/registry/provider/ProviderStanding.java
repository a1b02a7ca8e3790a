package dev.suitehub.registry.provider;

import dev.suitehub.rules.Findings;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far a provider is at WeCom.
 *
 * @param registered a person said so, or WeCom has issued a SuiteId to it (REG-08)
 * @param developmentComplete ProviderSecret, Token and EncodingAESKey are there (DEV-01 to DEV-05)
 * @param certifiedUntil the last day of its corp's certification, as far as we were told (REL-01)
 * @param missing what keeps it from creating apps, each by its rule; the field is {@code provider}
 */
public record ProviderStanding(
    boolean registered,
    boolean developmentComplete,
    Optional<LocalDate> certifiedUntil,
    Findings missing) {

  /** CRE-01: apps come after registration and development settings. */
  public boolean mayCreateApps() {
    return registered && developmentComplete;
  }

  /** REL-01: only a certified provider releases. The last day counts. */
  public boolean isCertified(LocalDate today) {
    return certifiedUntil.isPresent() && !today.isAfter(certifiedUntil.get());
  }
}
