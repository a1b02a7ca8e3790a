package dev.suitehub.install;

import dev.suitehub.platform.config.RoomConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many exchanges and checks one node has under way, and how long it holds each. */
@Dependent
class InstallConfig implements RoomConfig {

  private final int parallel;
  private final Duration claim;

  @Inject
  InstallConfig(
      @ConfigProperty(name = "hub.install.parallel", defaultValue = "4") int parallel,
      @ConfigProperty(name = "hub.install.claim", defaultValue = "PT10S") Duration claim) {
    if (parallel < 1 || parallel > 64) {
      throw new IllegalArgumentException("hub.install.parallel goes from 1 to 64.");
    }
    if (claim.compareTo(Duration.ofSeconds(10)) < 0) {
      throw new IllegalArgumentException(
          "hub.install.claim is at least PT10S: longer than one call to WeCom may take.");
    }
    this.parallel = parallel;
    this.claim = claim;
  }

  int parallel() {
    return parallel;
  }

  Duration claim() {
    return claim;
  }
}
