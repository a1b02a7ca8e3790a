package dev.suitehub.ops;

import dev.suitehub.platform.config.RoomConfig;
import dev.suitehub.platform.security.MasterKey;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The secrets that the hub starts with. */
@Dependent
class OpsConfig implements RoomConfig {

  private final Optional<String> masterKey;
  private final List<MasterKey> otherMasterKeys;
  private final Optional<Secret> bootstrapKey;
  private final boolean embedded;

  @Inject
  OpsConfig(
      @ConfigProperty(name = "hub.security.master-key") Optional<String> masterKey,
      @ConfigProperty(name = "hub.security.other-master-keys") Optional<String> otherMasterKeys,
      @ConfigProperty(name = "hub.bootstrap.client-key") Optional<String> bootstrapKey,
      @ConfigProperty(name = "hub.db.url") Optional<String> databaseUrl) {
    this.masterKey = masterKey;
    this.otherMasterKeys = otherMasterKeys.map(MasterKey::others).orElse(List.of());
    this.bootstrapKey = bootstrapKey.map(Secret::of);
    this.embedded = databaseUrl.isEmpty() || databaseUrl.get().startsWith("jdbc:h2:");
  }

  Optional<String> masterKey() {
    return masterKey;
  }

  List<MasterKey> otherMasterKeys() {
    return otherMasterKeys;
  }

  Optional<Secret> bootstrapKey() {
    return bootstrapKey;
  }

  /** Whether the database is the embedded one, which only this process uses. */
  boolean isEmbedded() {
    return embedded;
  }
}
