package dev.suitehub.ops;

import dev.suitehub.platform.config.RoomConfig;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The secrets that the hub starts with. */
@Dependent
class OpsConfig implements RoomConfig {

  private final Optional<String> masterKey;
  private final Optional<Secret> bootstrapKey;
  private final boolean embedded;

  @Inject
  OpsConfig(
      @ConfigProperty(name = "hub.security.master-key") Optional<String> masterKey,
      @ConfigProperty(name = "hub.bootstrap.client-key") Optional<String> bootstrapKey,
      @ConfigProperty(name = "hub.db.url") Optional<String> databaseUrl) {
    this.masterKey = masterKey;
    this.bootstrapKey = bootstrapKey.map(Secret::of);
    this.embedded = databaseUrl.isEmpty() || databaseUrl.get().startsWith("jdbc:h2:");
  }

  Optional<String> masterKey() {
    return masterKey;
  }

  Optional<Secret> bootstrapKey() {
    return bootstrapKey;
  }

  /** Whether the database is the embedded one, which only this process uses. */
  boolean isEmbedded() {
    return embedded;
  }
}
