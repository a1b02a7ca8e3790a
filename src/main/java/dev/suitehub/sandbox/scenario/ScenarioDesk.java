package dev.suitehub.sandbox.scenario;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.sandbox.api.Agent;
import dev.suitehub.sandbox.api.Agents;
import dev.suitehub.sandbox.clock.SandboxClock;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.control.Reset;
import dev.suitehub.sandbox.fault.Switches;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuites;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Saves the world and loads another in its place: providers, apps with their logos, corps with
 * their people and what they have installed, permanent codes, faults and the clock. Traffic is no
 * part of it: tokens, tickets, auth codes, logs, messages and media are neither saved nor do they
 * outlive a load. Never called inside a transaction.
 */
@Dependent
class ScenarioDesk {

  /** So many corps are written at once, and then forgotten. */
  private static final int BATCH = 500;

  private final ScenarioWriter writer;
  private final SandboxProviders providers;
  private final SandboxSuites suites;
  private final SandboxCorps corps;
  private final ContactBooks books;
  private final Authorisations authorisations;
  private final Agents agents;
  private final Switches switches;
  private final SandboxClock clock;
  private final SandboxConfig config;
  private final Reset reset;
  private final Tx tx;

  @Inject
  ScenarioDesk(
      ScenarioWriter writer,
      SandboxProviders providers,
      SandboxSuites suites,
      SandboxCorps corps,
      ContactBooks books,
      Authorisations authorisations,
      Agents agents,
      Switches switches,
      SandboxClock clock,
      SandboxConfig config,
      Reset reset,
      Tx tx) {
    this.writer = writer;
    this.providers = providers;
    this.suites = suites;
    this.corps = corps;
    this.books = books;
    this.authorisations = authorisations;
    this.agents = agents;
    this.switches = switches;
    this.clock = clock;
    this.config = config;
    this.reset = reset;
    this.tx = tx;
  }

  /** How much there is of what. */
  record Loaded(int providers, int suites, int corps, int apps, int faults) {
    private static Loaded of(Scenario scenario) {
      return new Loaded(
          scenario.providers().size(),
          scenario.suites().size(),
          scenario.corps().size(),
          scenario.corps().stream().mapToInt(corp -> corp.apps().size()).sum(),
          scenario.faults().size());
    }
  }

  String save() {
    return tx.call(writer::write);
  }

  /**
   * Throws {@code not-json}, {@code too-large}, {@code invalid-input}, and then the world is as it
   * was. Nothing is pushed because of it: it is a state, and nothing has happened. Tickets go on as
   * they do for new suites, the first {@code hub.sandbox.ticket-every} later.
   */
  Loaded load(byte[] file) {
    if (file.length > Scenario.MOST_BYTES) {
      throw tooLarge();
    }
    Scenario scenario =
        new ScenarioReader(clock::shown, config.ticketEvery())
            .read(json(new String(file, StandardCharsets.UTF_8)));
    reset.to(scenario.clock(), () -> enter(scenario));
    return Loaded.of(scenario);
  }

  void reset() {
    reset.toNothing();
  }

  static ProblemException tooLarge() {
    return PlatformProblem.TOO_LARGE.because(
        "A scenario has up to " + Scenario.MOST_BYTES / 1024 / 1024 + " MiB.");
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (RuntimeException e) {
      // Parsson throws a bare RuntimeException where it is nested too deeply.
      throw new ProblemException(
          PlatformProblem.NOT_JSON,
          "A scenario is one JSON object, UTF-8: " + e.getMessage(),
          Map.of());
    }
  }

  private void enter(Scenario scenario) {
    scenario.providers().forEach(providers::add);
    scenario.suites().forEach(suites::add);
    scenario.logos().forEach(suites::show);
    scenario.faults().forEach(switches::on);
    for (int first = 0; first < scenario.corps().size(); first += BATCH) {
      enter(scenario.corps().subList(first, Math.min(first + BATCH, scenario.corps().size())));
    }
  }

  private void enter(List<Scenario.Corp> batch) {
    for (Scenario.Corp one : batch) {
      one.contacts().ifPresent(contacts -> books.open(one.corp(), contacts));
      for (Scenario.App app : one.apps()) {
        Authorisation restored = authorisations.restore(app.written());
        app.look()
            .ifPresent(
                look -> {
                  Agent agent = Agent.installed(restored);
                  look.enter(agent);
                  agents.save(agent);
                });
      }
    }
    List<SandboxCorp> founded = batch.stream().map(Scenario.Corp::corp).toList();
    corps.addAll(founded);
  }
}
