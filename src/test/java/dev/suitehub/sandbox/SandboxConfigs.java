package dev.suitehub.sandbox;

import dev.suitehub.platform.config.HubConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests. */
public final class SandboxConfigs {

  private SandboxConfigs() {}

  public static SandboxConfig on() {
    return made("./data", true, false, Map.of());
  }

  public static SandboxConfig on(Path data) {
    return made(data.toString(), true, false, Map.of());
  }

  /** With one of the addresses of {@code hub.upstream} set. */
  static SandboxConfig beside(boolean on, String key, String address) {
    return made("./data", on, false, Map.of(key, address));
  }

  static SandboxConfig steeredFromAnywhere() {
    return made("./data", true, true, Map.of());
  }

  private static SandboxConfig made(
      String data, boolean on, boolean fromAnywhere, Map<String, String> upstream) {
    return new SandboxConfig(
        new HubConfig("http://localhost:8080", data, on),
        Duration.ofMinutes(10),
        Duration.ofDays(7),
        fromAnywhere,
        false,
        Optional.empty(),
        Optional.ofNullable(upstream.get("hub.upstream.api-base")),
        Optional.ofNullable(upstream.get("hub.upstream.open-base")),
        Optional.ofNullable(upstream.get("hub.upstream.oauth-base")),
        Optional.ofNullable(upstream.get("hub.upstream.login-base")));
  }
}
