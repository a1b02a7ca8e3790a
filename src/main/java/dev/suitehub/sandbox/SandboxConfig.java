package dev.suitehub.sandbox;

import dev.suitehub.platform.config.HttpAddress;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.config.RealWecom;
import dev.suitehub.platform.config.RoomConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the sandbox is switched, and what it must not stand beside. */
@Dependent
public class SandboxConfig implements RoomConfig {

  private final HubConfig hub;
  private final Duration ticketEvery;
  private final Duration keep;
  private final boolean controlFromAnywhere;
  private final boolean demo;
  private final Optional<String> clientKey;

  /**
   * Throws {@link IllegalArgumentException} that names the key and says what is wrong with it;
   * while the sandbox is on, that is WeCom's real address too: plays and real calls must not mix.
   */
  @Inject
  public SandboxConfig(
      HubConfig hub,
      @ConfigProperty(name = "hub.sandbox.ticket-every", defaultValue = "PT10M")
          Duration ticketEvery,
      @ConfigProperty(name = "hub.sandbox.keep", defaultValue = "P7D") Duration keep,
      @ConfigProperty(name = "hub.sandbox.control-from-anywhere", defaultValue = "false")
          boolean controlFromAnywhere,
      @ConfigProperty(name = "hub.sandbox.demo", defaultValue = "false") boolean demo,
      @ConfigProperty(name = "hub.sandbox.client-key") Optional<String> clientKey,
      @ConfigProperty(name = "hub.upstream.api-base") Optional<String> apiBase,
      @ConfigProperty(name = "hub.upstream.open-base") Optional<String> openBase,
      @ConfigProperty(name = "hub.upstream.oauth-base") Optional<String> oauthBase,
      @ConfigProperty(name = "hub.upstream.login-base") Optional<String> loginBase) {
    this.hub = hub;
    this.ticketEvery = positive("hub.sandbox.ticket-every", ticketEvery);
    this.keep = positive("hub.sandbox.keep", keep);
    this.controlFromAnywhere = controlFromAnywhere;
    this.demo = demo;
    this.clientKey = clientKey;
    if (hub.isSandboxOn()) {
      refuseWecom("hub.upstream.api-base", apiBase);
      refuseWecom("hub.upstream.open-base", openBase);
      refuseWecom("hub.upstream.oauth-base", oauthBase);
      refuseWecom("hub.upstream.login-base", loginBase);
    }
  }

  public boolean isOn() {
    return hub.isSandboxOn();
  }

  public boolean isDemo() {
    return isOn() && demo;
  }

  public boolean isControlFromAnywhere() {
    return controlFromAnywhere;
  }

  /** WeCom pushes a suite_ticket every ten minutes (doc 90628). */
  public Duration ticketEvery() {
    return ticketEvery;
  }

  /** How long pushes, calls and dead codes and tokens are kept. */
  public Duration keep() {
    return keep;
  }

  /** The key with which the demo calls the hub, if it is not to be read from the data folder. */
  public Optional<String> clientKey() {
    return clientKey;
  }

  public HubConfig hub() {
    return hub;
  }

  private static void refuseWecom(String key, Optional<String> base) {
    if (base.isPresent() && RealWecom.isAt(HttpAddress.parse(key, base.get()))) {
      throw new IllegalArgumentException(
          key
              + " is WeCom's real address while hub.sandbox.enabled is true: switch the sandbox off,"
              + " or leave "
              + key
              + " out.");
    }
  }

  private static Duration positive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(key + " must be longer than nothing, such as PT10M.");
    }
    return value;
  }
}
