package dev.suitehub.sandbox;

import dev.suitehub.platform.config.HubConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Configurations for tests. */
public final class SandboxConfigs {

  private SandboxConfigs() {}

  public static SandboxConfig on() {
    return with(true, Optional.empty(), Optional.empty());
  }

  public static SandboxConfig on(Path data) {
    return with(data.toString(), true, Optional.empty(), Optional.empty());
  }

  static SandboxConfig with(boolean on, Optional<String> apiBase, Optional<String> openBase) {
    return with("./data", on, apiBase, openBase);
  }

  private static SandboxConfig with(
      String data, boolean on, Optional<String> apiBase, Optional<String> openBase) {
    return new SandboxConfig(
        new HubConfig("http://localhost:8080", data, on),
        Duration.ofMinutes(10),
        Duration.ofDays(7),
        false,
        false,
        Optional.empty(),
        apiBase,
        openBase);
  }
}
