package dev.suitehub.upstream;

import dev.suitehub.platform.config.HttpAddress;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.config.RealWecom;
import dev.suitehub.platform.config.RoomConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where WeCom lives, how long it may take, and how fast it is called. */
@Dependent
public class UpstreamConfig implements RoomConfig {

  private static final String API = "https://qyapi.weixin.qq.com";
  private static final String OPEN = "https://open.work.weixin.qq.com";
  private static final Pattern PROXY =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9a-fA-F:]+]):([0-9]{1,5})");
  private static final Duration LONGEST = Duration.ofSeconds(6);

  /** doc 90312: what WeCom takes from one address of a third-party provider, for each API. */
  private static final int CEILING = 40_000;

  /** Some twenty threads wait for their turns: that has to be less than half a deadline. */
  private static final int SLOWEST = 10;

  private static final int FASTEST = 600;

  private final URI apiBase;
  private final URI openBase;
  private final Optional<ProxySelector> proxy;
  private final Duration deadline;
  private final int callsPerMinute;
  private final int callsPerSecond;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
  @Inject
  public UpstreamConfig(
      HubConfig hub,
      @ConfigProperty(name = "hub.upstream.api-base") Optional<String> apiBase,
      @ConfigProperty(name = "hub.upstream.open-base") Optional<String> openBase,
      @ConfigProperty(name = "hub.upstream.proxy") Optional<String> proxy,
      @ConfigProperty(name = "hub.upstream.deadline", defaultValue = "PT6S") Duration deadline,
      @ConfigProperty(name = "hub.upstream.calls-per-minute", defaultValue = "40000")
          int callsPerMinute,
      @ConfigProperty(name = "hub.upstream.calls-per-second", defaultValue = "50")
          int callsPerSecond) {
    this.apiBase = address(hub, "hub.upstream.api-base", apiBase, API);
    this.openBase = address(hub, "hub.upstream.open-base", openBase, OPEN);
    this.proxy = proxy.map(UpstreamConfig::proxy);
    // A claim on a token lasts 10 s; whoever holds one has to be done before.
    if (deadline.compareTo(Duration.ofMillis(100)) < 0 || deadline.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "hub.upstream.deadline must be from PT0.1S to PT6S; it is '" + deadline + "'.");
    }
    this.deadline = deadline;
    this.callsPerMinute = within("hub.upstream.calls-per-minute", callsPerMinute, SLOWEST, CEILING);
    this.callsPerSecond = within("hub.upstream.calls-per-second", callsPerSecond, SLOWEST, FASTEST);
  }

  /** Below which WeCom's server API is called; never ends in a slash. */
  public URI apiBase() {
    return apiBase;
  }

  /** Below which a browser finds WeCom's install page; never ends in a slash. */
  public URI openBase() {
    return openBase;
  }

  /** The way out to WeCom, for whoever else calls it. */
  public Optional<ProxySelector> proxy() {
    return proxy;
  }

  Duration deadline() {
    return deadline;
  }

  /** Of each API, from this node. */
  int callsPerMinute() {
    return callsPerMinute;
  }

  /** For renewals of all kinds together, from this node. */
  int callsPerSecond() {
    return callsPerSecond;
  }

  private static int within(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          key + " must be from " + least + " to " + most + "; it is '" + value + "'.");
    }
    return value;
  }

  static URI address(HubConfig hub, String key, Optional<String> said, String real) {
    if (said.isEmpty()) {
      return hub.isSandboxOn() ? hub.publicUrl("/sandbox") : URI.create(real);
    }
    URI address = HttpAddress.parse(key, said.get());
    if (hub.isSandboxOn() && RealWecom.isAt(address)) {
      throw new IllegalArgumentException(
          key
              + " is WeCom's real address while hub.sandbox.enabled is true; remove one of the two.");
    }
    return address;
  }

  private static ProxySelector proxy(String value) {
    Matcher parts = PROXY.matcher(value.strip());
    int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "hub.upstream.proxy must be host:port, such as proxy.example.com:3128; it is '"
              + value
              + "'.");
    }
    return ProxySelector.of(new InetSocketAddress(parts.group(1), port));
  }
}
