package dev.suitehub.sandbox.scenario;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.time.HubClock;
import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.sandbox.SandboxConfigs;
import dev.suitehub.sandbox.api.Agents;
import dev.suitehub.sandbox.api.ApiRig;
import dev.suitehub.sandbox.api.CallLog;
import dev.suitehub.sandbox.api.Frequency;
import dev.suitehub.sandbox.api.MediaShelf;
import dev.suitehub.sandbox.api.Messages;
import dev.suitehub.sandbox.clock.SandboxClock;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.control.Reset;
import dev.suitehub.sandbox.control.Wipe;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.push.PushRig;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;

/** Scenarios on an {@link ApiRig}. */
final class ScenarioRig implements AutoCloseable {

  final ApiRig api = new ApiRig();
  final PushRig rig = api.rig;
  final EntityManager entities = rig.database.entities();
  final Tx tx = rig.database.tx();
  final ContactBooks books = new ContactBooks(entities, rig.corps);
  final Agents agents = new Agents(entities);
  final SandboxClock clock;
  final Reset reset;
  final ScenarioDesk desk;

  ScenarioRig(Path data) {
    SandboxConfig config = SandboxConfigs.on(data);
    clock = new SandboxClock(entities, new HubClock(), config, tx);
    Wipe wipe =
        new Wipe(
            entities,
            rig.pushes,
            new CallLog(entities),
            rig.tickets,
            api.install.authCodes,
            api.install.preAuthCodes,
            api.tokens,
            new IdentityCodes(entities, rig.clock),
            api.registerCodes,
            api.origins,
            new Messages(entities, rig.clock),
            new MediaShelf(config, rig.clock),
            config,
            rig.clock);
    reset = new Reset(wipe, clock, new Frequency(), tx);
    desk =
        new ScenarioDesk(
            new ScenarioWriter(
                rig.providers,
                rig.suites,
                rig.corps,
                books,
                api.install.authorisations,
                agents,
                rig.switches,
                clock),
            rig.providers,
            rig.suites,
            rig.corps,
            books,
            api.install.authorisations,
            agents,
            rig.switches,
            clock,
            config,
            reset,
            tx);
  }

  @Override
  public void close() {
    api.close();
  }
}
