package dev.suitehub.sandbox.control;

import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.sandbox.api.Agent;
import dev.suitehub.sandbox.api.CallEntry;
import dev.suitehub.sandbox.api.CallLog;
import dev.suitehub.sandbox.api.IssuedToken;
import dev.suitehub.sandbox.api.IssuedTokens;
import dev.suitehub.sandbox.api.MediaShelf;
import dev.suitehub.sandbox.api.Message;
import dev.suitehub.sandbox.api.Messages;
import dev.suitehub.sandbox.contacts.ContactBook;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.identity.IdentityCode;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.install.AuthCode;
import dev.suitehub.sandbox.install.AuthCodes;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.InstallOrigin;
import dev.suitehub.sandbox.install.InstallOrigins;
import dev.suitehub.sandbox.install.PreAuthCode;
import dev.suitehub.sandbox.install.PreAuthCodes;
import dev.suitehub.sandbox.install.RegisterCode;
import dev.suitehub.sandbox.install.RegisterCodes;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.push.Ticket;
import dev.suitehub.sandbox.push.Tickets;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SuiteLogo;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes things out of the sandbox; but for files, everything in the caller's transaction. */
@Dependent
public class Wipe {

  private static final List<Class<?>> ALL =
      List.of(
          Agent.class,
          AuthCode.class,
          Authorisation.class,
          CallEntry.class,
          ContactBook.class,
          Fault.class,
          IdentityCode.class,
          InstallOrigin.class,
          IssuedToken.class,
          Message.class,
          PreAuthCode.class,
          Push.class,
          RegisterCode.class,
          SandboxCorp.class,
          SandboxProvider.class,
          SandboxSuite.class,
          SuiteLogo.class,
          Ticket.class);

  private final EntityManager entities;
  private final Pushes pushes;
  private final CallLog calls;
  private final Tickets tickets;
  private final AuthCodes authCodes;
  private final PreAuthCodes preAuthCodes;
  private final IssuedTokens tokens;
  private final IdentityCodes identityCodes;
  private final RegisterCodes registerCodes;
  private final InstallOrigins origins;
  private final Messages messages;
  private final MediaShelf shelf;
  private final SandboxConfig config;
  private final Clock clock;

  @Inject
  public Wipe(
      EntityManager entities,
      Pushes pushes,
      CallLog calls,
      Tickets tickets,
      AuthCodes authCodes,
      PreAuthCodes preAuthCodes,
      IssuedTokens tokens,
      IdentityCodes identityCodes,
      RegisterCodes registerCodes,
      InstallOrigins origins,
      Messages messages,
      MediaShelf shelf,
      SandboxConfig config,
      Clock clock) {
    this.entities = entities;
    this.pushes = pushes;
    this.calls = calls;
    this.tickets = tickets;
    this.authCodes = authCodes;
    this.preAuthCodes = preAuthCodes;
    this.tokens = tokens;
    this.identityCodes = identityCodes;
    this.registerCodes = registerCodes;
    this.origins = origins;
    this.messages = messages;
    this.shelf = shelf;
    this.config = config;
    this.clock = clock;
  }

  /** But for {@link #media}. */
  void everything() {
    for (Class<?> entity : ALL) {
      entities.createQuery("delete from " + entity.getSimpleName()).executeUpdate();
    }
  }

  /** All of them, at once: files come back with no rollback. */
  void media() {
    shelf.forget(Optional.empty());
  }

  /** The suite with all that hangs on it; what was pushed and called stays in the logs. */
  void suite(SandboxSuite suite) {
    for (Class<?> entity :
        List.of(
            AuthCode.class,
            Authorisation.class,
            PreAuthCode.class,
            SuiteLogo.class,
            Ticket.class)) {
      entities
          .createQuery("delete from " + entity.getSimpleName() + " x where x.suiteId = :suite")
          .setParameter("suite", suite.suiteId())
          .executeUpdate();
    }
    entities
        .createQuery("delete from IssuedToken t where t.suite = :suite")
        .setParameter("suite", suite.suiteId().value())
        .executeUpdate();
    entities
        .createQuery("delete from Agent a where a.suite = :suite")
        .setParameter("suite", suite.suiteId().value())
        .executeUpdate();
    entities.remove(suite);
  }

  /** What is older than hub.sandbox.keep. */
  void old() {
    Instant before = clock.instant().minus(config.keep());
    pushes.forget(before);
    calls.forget(before);
    tickets.forget(before);
    authCodes.forget(before);
    preAuthCodes.forget(before);
    tokens.forget(before);
    identityCodes.forget(before);
    registerCodes.forget(before);
    origins.forget(before);
    messages.forget(before);
    shelf.forget(Optional.of(before));
  }
}
