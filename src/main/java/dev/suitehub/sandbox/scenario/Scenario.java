package dev.suitehub.sandbox.scenario;

import dev.suitehub.platform.time.ClockSetting;
import dev.suitehub.rules.Logo;
import dev.suitehub.sandbox.api.Agent;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.SuiteId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A world that was read and found good; nothing of it is in the database yet.
 *
 * @param logos those of the suites that have one
 */
record Scenario(
    ClockSetting clock,
    List<SandboxProvider> providers,
    List<SandboxSuite> suites,
    Map<SuiteId, Logo> logos,
    List<Corp> corps,
    List<Fault.Plan> faults) {

  static final int VERSION = 1;

  /** Of the file, in UTF-8. */
  static final int MOST_BYTES = 16 * 1024 * 1024;

  /** A larger logo is no part of it, or a few of them would leave no room for anything else. */
  static final int MOST_LOGO_BYTES = 512 * 1024;

  static final int MOST_CORPS = 50_000;
  static final int MOST_FAULTS = 1000;

  Scenario {
    providers = List.copyOf(providers);
    suites = List.copyOf(suites);
    logos = Map.copyOf(logos);
    corps = List.copyOf(corps);
    faults = List.copyOf(faults);
  }

  /**
   * A corp with its apps.
   *
   * @param contacts empty for what every new corp has
   */
  record Corp(SandboxCorp corp, Optional<Organisation> contacts, List<App> apps) {
    Corp {
      apps = List.copyOf(apps);
    }
  }

  /**
   * An app in a corp.
   *
   * @param look empty where nobody has changed it
   */
  record App(Authorisation.Written written, Optional<Look> look) {}

  /** What was changed of an app in a corp, by itself or by the corp's admin. */
  record Look(Agent.Look set, boolean closed, Optional<String> menu) {
    void enter(Agent agent) {
      agent.look(set);
      agent.close(closed);
      menu.ifPresent(agent::showMenu);
    }
  }
}
