package dev.suitehub.ops.checklist;

import dev.suitehub.platform.config.ConfigOverview;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.security.MasterKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the secrets lie with which the hub starts. */
@Dependent
class SecretPoints {

  private final HubConfig hub;
  private final boolean ownMasterKey;

  @Inject
  SecretPoints(
      HubConfig hub, @ConfigProperty(name = "hub.security.master-key") Optional<String> masterKey) {
    this.hub = hub;
    this.ownMasterKey = masterKey.isPresent();
  }

  List<Check> look() {
    return List.of(masterKey(), secrets());
  }

  private Check masterKey() {
    Path file = MasterKey.file(hub.dataDir()).toAbsolutePath().normalize();
    if (!ownMasterKey) {
      return Point.MASTER_KEY.bad("generated", file);
    }
    return Files.exists(file)
        ? Point.MASTER_KEY.warn("left-over", file)
        : Point.MASTER_KEY.good("good");
  }

  private Check secrets() {
    List<String> shown =
        ConfigOverview.secretKeys().stream()
            .filter(key -> System.getProperty(key) != null)
            .sorted()
            .toList();
    return shown.isEmpty()
        ? Point.SECRETS.good("good")
        : Point.SECRETS.warn("properties", String.join(", ", shown));
  }
}
