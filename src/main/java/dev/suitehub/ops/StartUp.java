package dev.suitehub.ops;

import dev.suitehub.access.ClientKeys;
import dev.suitehub.access.people.FirstAdmin;
import dev.suitehub.callbacks.WarmUp;
import dev.suitehub.ops.checklist.Checklist;
import dev.suitehub.platform.FailedStart;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.config.RoomConfig;
import dev.suitehub.platform.db.Schema;
import dev.suitehub.platform.db.SchemaReady;
import dev.suitehub.platform.error.Causes;
import dev.suitehub.platform.security.KeyRing;
import dev.suitehub.platform.security.MasterKey;
import dev.suitehub.platform.security.OwnerOnly;
import dev.suitehub.wire.Secret;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What happens before the first request, in order; where it cannot, the hub does not start and says
 * why in a sentence.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUp {

  private static final Logger LOG = System.getLogger(StartUp.class.getName());

  @Inject @Any Instance<RoomConfig> configs;
  @Inject OpsConfig config;
  @Inject HubConfig hub;
  @Inject Schema schema;
  @Inject Event<SchemaReady> schemaReady;
  @Inject ClientKeys keys;
  @Inject FirstAdmin admin;
  @Inject WarmUp warmUp;
  @Inject NodeSigns signs;
  @Inject Readiness readiness;
  @Inject Watchdog watchdog;
  @Inject Checklist checklist;

  @PostConstruct
  void start() {
    try {
      // Each is made, and so checked, before anything else happens.
      for (RoomConfig room : configs) {
        LOG.log(Level.DEBUG, "configuration of {0} is fine", room.getClass().getName());
      }
      schema.migrate(
          new KeyRing(
              MasterKey.load(
                  config.masterKey(), config.isEmbedded(), schema::isSealed, hub.dataDir()),
              config.otherMasterKeys()));
      schemaReady.fire(new SchemaReady());
      bootstrapKey().ifPresent(keys::bootstrap);
      admin.ensure();
      warmUp.run();
      signs.begin();
      readiness.started();
      watchdog.start();
      checklist.report();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "SuiteHub does not start: {0}", Causes.unwrap(e).getMessage());
      FailedStart.happened();
      throw e;
    }
  }

  /** The configured one; with the sandbox on, without one, a newcomer gets one in a file. */
  private Optional<Secret> bootstrapKey() {
    if (config.bootstrapKey().isPresent() || !hub.isSandboxOn()) {
      return config.bootstrapKey();
    }
    Path file = hub.dataDir().resolve("client.key");
    try {
      OwnerOnly.create(file, () -> ClientKeys.random().reveal());
      return Optional.of(Secret.of(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The key file "
              + file.toAbsolutePath()
              + " cannot be read or made: the hub's user has to own it and its folder.",
          e);
    }
  }
}
