package dev.suitehub.upstream;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.config.RoomConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where WeCom's login pages are, which browsers open: two more hosts than WeCom's API has. */
@Dependent
public class PagesConfig implements RoomConfig {

  private static final String OAUTH = "https://open.weixin.qq.com";
  private static final String LOGIN = "https://login.work.weixin.qq.com";

  private final URI oauthBase;
  private final URI loginBase;
  private final URI openBase;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
  @Inject
  public PagesConfig(
      HubConfig hub,
      UpstreamConfig upstream,
      @ConfigProperty(name = "hub.upstream.oauth-base") Optional<String> oauthBase,
      @ConfigProperty(name = "hub.upstream.login-base") Optional<String> loginBase) {
    this.oauthBase = UpstreamConfig.address(hub, "hub.upstream.oauth-base", oauthBase, OAUTH);
    this.loginBase = UpstreamConfig.address(hub, "hub.upstream.login-base", loginBase, LOGIN);
    this.openBase = upstream.openBase();
  }

  /** Below which members log in inside WeCom (doc 91120); never ends in a slash. */
  public URI oauthBase() {
    return oauthBase;
  }

  /** Below which members log in outside WeCom (doc 98171); never ends in a slash. */
  public URI loginBase() {
    return loginBase;
  }

  /** Below which admins log in by a scan; never ends in a slash. */
  public URI openBase() {
    return openBase;
  }
}
