package dev.suitehub.sandbox.console;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.security.Sha256;
import dev.suitehub.rules.Logo;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.UrlChecks;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProvider.Company;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a provider enters about itself. Never called inside a transaction, for it calls URLs. */
@Dependent
public class ProviderConsole {

  private final SandboxProviders providers;
  private final UrlChecks checks;
  private final Tx tx;

  @Inject
  public ProviderConsole(SandboxProviders providers, UrlChecks checks, Tx tx) {
    this.providers = providers;
    this.checks = checks;
    this.tx = tx;
  }

  /** The corp becomes a provider, or changes what it says of itself. */
  public SandboxProvider register(CorpId corpId, Company company) {
    return tx.call(
        () -> {
          SandboxProvider provider =
              providers
                  .find(corpId)
                  .orElseGet(
                      () -> {
                        SandboxProvider registered = SandboxProvider.registered(corpId);
                        providers.add(registered);
                        return registered;
                      });
          provider.describe(company);
          return provider;
        });
  }

  public SandboxProvider showLogo(CorpId corpId, Logo logo) {
    String hash = Sha256.hex(Base64.getEncoder().encodeToString(logo.content()));
    return change(corpId, provider -> provider.showLogo(hash));
  }

  /** The URL has to pass the check with these keys; until then nothing is saved (DEV-03). */
  public SandboxProvider enterDevelopment(CorpId corpId, String url, Secret token, Secret aesKey) {
    SandboxProvider tried = tx.call(() -> providers.get(corpId));
    // It is detached by now: trying the keys saves nothing.
    tried.enterDevelopment(url, token, aesKey);
    demandPassed(checks.check(tried));
    return change(corpId, provider -> provider.enterDevelopment(url, token, aesKey));
  }

  public SandboxProvider enterIpList(CorpId corpId, String list) {
    return change(corpId, provider -> provider.enterIpList(list));
  }

  public SandboxProvider certify(CorpId corpId, Optional<LocalDate> until) {
    return change(corpId, provider -> provider.certify(until));
  }

  /** Throws {@code url-check-failed} with what each URL answered. */
  static void demandPassed(List<Push> checks) {
    String failed =
        checks.stream()
            .filter(check -> !check.isAccepted())
            .map(
                check ->
                    check.url()
                        + " answered "
                        + check.status()
                        + " in "
                        + check.latencyMs()
                        + " ms. "
                        + check.problem())
            .collect(Collectors.joining(" "));
    if (!failed.isEmpty()) {
      throw SandboxProblem.URL_CHECK_FAILED.because(failed.strip());
    }
  }

  private SandboxProvider change(CorpId corpId, Consumer<SandboxProvider> change) {
    return tx.call(
        () -> {
          SandboxProvider provider = providers.get(corpId);
          change.accept(provider);
          return provider;
        });
  }
}
