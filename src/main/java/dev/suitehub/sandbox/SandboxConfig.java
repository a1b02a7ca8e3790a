package dev.suitehub.sandbox;

import dev.suitehub.platform.config.HubConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the sandbox is switched, and what it must not stand beside. */
@Dependent
public class SandboxConfig {

  private static final List<String> WECOM_HOSTS =
      List.of("qyapi.weixin.qq.com", "open.work.weixin.qq.com");

  private final HubConfig hub;
  private final Duration ticketEvery;
  private final Duration keep;
  private final boolean controlFromAnywhere;
  private final boolean demo;
  private final Optional<String> clientKey;
  private final Optional<String> apiBase;
  private final Optional<String> openBase;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
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
      @ConfigProperty(name = "hub.upstream.open-base") Optional<String> openBase) {
    this.hub = hub;
    this.ticketEvery = positive("hub.sandbox.ticket-every", ticketEvery);
    this.keep = positive("hub.sandbox.keep", keep);
    this.controlFromAnywhere = controlFromAnywhere;
    this.demo = demo;
    this.clientKey = clientKey;
    this.apiBase = apiBase;
    this.openBase = openBase;
  }

  /**
   * Throws {@link IllegalStateException} with a sentence where the sandbox is on while the hub
   * would call WeCom itself: plays and real calls must not mix.
   */
  public void check() {
    if (!isOn()) {
      return;
    }
    refuseWecom("hub.upstream.api-base", apiBase);
    refuseWecom("hub.upstream.open-base", openBase);
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
    base.filter(address -> WECOM_HOSTS.stream().anyMatch(address::contains))
        .ifPresent(
            address -> {
              throw new IllegalStateException(
                  "hub.sandbox.enabled is true while "
                      + key
                      + " is WeCom's real address ("
                      + address
                      + "). Switch the sandbox off, or leave "
                      + key
                      + " out.");
            });
  }

  private static Duration positive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(key + " must be longer than nothing, such as PT10M.");
    }
    return value;
  }
}
