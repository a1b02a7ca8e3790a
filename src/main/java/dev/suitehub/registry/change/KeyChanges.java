package dev.suitehub.registry.change;

import dev.suitehub.access.AuditLog;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.CallbackSettings;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * A planned key or secret takes the place of the current one, because it was seen to work. All in
 * the caller's transaction; false where it is not planned any more, or another node was faster.
 */
@Dependent
public class KeyChanges {

  private static final String WECOM = "wecom";
  private static final String HUB = "hub";

  private final Suites suites;
  private final Providers providers;
  private final AuditLog audit;
  private final Clock clock;

  @Inject
  public KeyChanges(Suites suites, Providers providers, AuditLog audit, Clock clock) {
    this.suites = suites;
    this.providers = providers;
    this.audit = audit;
    this.clock = clock;
  }

  /** A good message was sealed with it. */
  public boolean promote(SuiteKey suite, CallbackKey seen) {
    Instant until = until();
    return suites.promoteCallbackKey(suite, seen, until) && keyNoted("suite", suite, until);
  }

  /** A good message was sealed with it. */
  public boolean promote(ProviderKey provider, CallbackKey seen) {
    Instant until = until();
    return providers.promoteCallbackKey(provider, seen, until)
        && keyNoted("provider", provider, until);
  }

  /** WeCom refused the current secret and took this one. */
  public boolean promote(SuiteKey suite, Secret worked) {
    return suites.promoteSecret(suite, worked) && secretNoted("suite", suite);
  }

  /** WeCom refused the current secret and took this one. */
  public boolean promote(ProviderKey provider, Secret worked) {
    return providers.promoteSecret(provider, worked) && secretNoted("provider", provider);
  }

  private Instant until() {
    return clock.instant().plus(CallbackSettings.GRACE);
  }

  private boolean keyNoted(String kind, Object key, Instant until) {
    audit.note(
        WECOM,
        kind + ".callback-key",
        kind + "/" + key,
        "the planned key came into use; the one before is accepted until " + until);
    return true;
  }

  private boolean secretNoted(String kind, Object key) {
    audit.note(
        HUB, kind + ".secret", kind + "/" + key, "WeCom took the planned secret; it is in use now");
    return true;
  }
}
