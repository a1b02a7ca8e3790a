package dev.suitehub.access.people;

import dev.suitehub.access.AuditLog;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.security.Argon2id;
import dev.suitehub.platform.security.OwnerOnly;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Somebody has to let the others in: the administrator of the configuration, or one with a one-time
 * password in a file that only the hub's owner may read.
 */
@Dependent
public class FirstAdmin {

  private static final Logger LOG = System.getLogger(FirstAdmin.class.getName());

  private final PeopleConfig config;
  private final HubConfig hub;
  private final Users users;
  private final AuditLog audit;
  private final Tx tx;

  @Inject
  FirstAdmin(PeopleConfig config, HubConfig hub, Users users, AuditLog audit, Tx tx) {
    this.config = config;
    this.hub = hub;
    this.users = users;
    this.audit = audit;
    this.tx = tx;
  }

  /** At each start, after the schema; two nodes at once make one administrator. */
  public void ensure() {
    config.adminPassword().ifPresentOrElse(this::ensureConfigured, this::ensureInvited);
  }

  /** The one-time password was changed: its file tells nobody anything any more. */
  void passwordChanged(String name) {
    if (!name.equals(config.adminName())) {
      return;
    }
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "The file {0} cannot be deleted; its password opens nothing any more.",
          file());
    }
  }

  private void ensureConfigured(Secret password) {
    String name = config.adminName();
    boolean there = tx.call(() -> users.find(name).isPresent());
    if (!there && add(name, password, false)) {
      LOG.log(Level.INFO, "Made the administrator {0} out of hub.bootstrap.admin-password.", name);
    } else {
      LOG.log(
          Level.INFO,
          "hub.bootstrap.admin-password is not used: the user {0} is there and keeps its own.",
          name);
    }
  }

  private void ensureInvited() {
    String name = config.adminName();
    if (!tx.call(users::isEmpty)) {
      Optional<User> admin = tx.call(() -> users.find(name));
      if (admin.isEmpty() || !admin.get().mustChange()) {
        passwordChanged(name);
      }
      return;
    }
    try {
      // A start that ended here before left its file: that password is used then.
      boolean made = OwnerOnly.create(file(), () -> PasswordRules.oneTime().reveal());
      if (!made && !OwnerOnly.is(file())) {
        throw new IllegalStateException(
            "The file "
                + file()
                + " was there already, and others may read or write it: delete it and start again.");
      }
      boolean added = add(name, Secret.of(Files.readString(file()).strip()), true);
      if (made && !added) {
        Files.deleteIfExists(file());
      }
      if (added) {
        LOG.log(
            Level.WARNING,
            "Nobody could sign in at the console: made the administrator {0}, with a one-time password in {1}.",
            name,
            file());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file "
              + file()
              + " cannot be read or made: the hub's user has to own it and its folder.",
          e);
    }
  }

  private boolean add(String name, Secret password, boolean mustChange) {
    String hash = Argon2id.hash(password);
    return tx.call(
        () -> {
          boolean added = users.addAdmin(name, hash, mustChange);
          if (added) {
            audit.note("hub", "user.create", name, "the first administrator");
          }
          return added;
        });
  }

  private Path file() {
    return hub.dataDir().resolve("admin.password").toAbsolutePath();
  }
}
