package dev.suitehub.platform.config;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the hub is reached, where it keeps its files, and whether it plays WeCom too. */
@Dependent
public class HubConfig implements RoomConfig {

  private final URI publicUrl;
  private final Path dataDir;
  private final boolean sandbox;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
  @Inject
  public HubConfig(
      @ConfigProperty(name = "hub.public-url", defaultValue = "http://localhost:8080")
          String publicUrl,
      @ConfigProperty(name = "hub.data-dir", defaultValue = "./data") String dataDir,
      @ConfigProperty(name = "hub.sandbox.enabled", defaultValue = "false") boolean sandbox) {
    this.publicUrl = HttpAddress.parse("hub.public-url", publicUrl);
    this.dataDir = Path.of(dataDir);
    this.sandbox = sandbox;
  }

  /** The address by which WeCom and browsers reach this hub; never ends in a slash. */
  public URI publicUrl() {
    return publicUrl;
  }

  /** An absolute address below {@link #publicUrl}; {@code path} starts with a slash. */
  public URI publicUrl(String path) {
    return URI.create(publicUrl + path);
  }

  public boolean isHttps() {
    return "https".equals(publicUrl.getScheme());
  }

  /** Where the embedded database and generated keys live. */
  public Path dataDir() {
    return dataDir;
  }

  public boolean isSandboxOn() {
    return sandbox;
  }
}
