package dev.suitehub.upstream;

import dev.suitehub.platform.config.HttpAddress;
import dev.suitehub.platform.config.HubConfig;
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

/** Where WeCom lives, and how long it may take. */
@Dependent
public class UpstreamConfig implements RoomConfig {

  private static final String API = "https://qyapi.weixin.qq.com";
  private static final String OPEN = "https://open.work.weixin.qq.com";
  private static final Pattern PROXY =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9a-fA-F:]+]):([0-9]{1,5})");
  private static final Duration LONGEST = Duration.ofSeconds(6);

  private final URI apiBase;
  private final URI openBase;
  private final Optional<ProxySelector> proxy;
  private final Duration deadline;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
  @Inject
  public UpstreamConfig(
      HubConfig hub,
      @ConfigProperty(name = "hub.upstream.api-base") Optional<String> apiBase,
      @ConfigProperty(name = "hub.upstream.open-base") Optional<String> openBase,
      @ConfigProperty(name = "hub.upstream.proxy") Optional<String> proxy,
      @ConfigProperty(name = "hub.upstream.deadline", defaultValue = "PT6S") Duration deadline) {
    this.apiBase = address(hub, "hub.upstream.api-base", apiBase, API);
    this.openBase = address(hub, "hub.upstream.open-base", openBase, OPEN);
    this.proxy = proxy.map(UpstreamConfig::proxy);
    // A claim on a token lasts 10 s; whoever holds one has to be done before.
    if (deadline.compareTo(Duration.ofMillis(100)) < 0 || deadline.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "hub.upstream.deadline must be from PT0.1S to PT6S; it is '" + deadline + "'.");
    }
    this.deadline = deadline;
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

  private static URI address(HubConfig hub, String key, Optional<String> said, String real) {
    if (said.isEmpty()) {
      return hub.isSandboxOn() ? hub.publicUrl("/sandbox") : URI.create(real);
    }
    URI address = HttpAddress.parse(key, said.get());
    if (hub.isSandboxOn() && String.valueOf(address.getHost()).endsWith(".weixin.qq.com")) {
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
