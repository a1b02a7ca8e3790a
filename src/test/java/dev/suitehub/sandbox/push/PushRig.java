package dev.suitehub.sandbox.push;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.sandbox.SandboxConfigs;
import dev.suitehub.sandbox.TurnableClock;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Switches;
import dev.suitehub.sandbox.fault.Target;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProvider.ProviderForm;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.util.Optional;

/** A database with one provider, one suite and two corps, and a provider's server that listens. */
public final class PushRig implements AutoCloseable {

  public static final CorpId PROVIDER = new CorpId("wwprovider");
  public static final SuiteId SUITE = new SuiteId("wwsuite");
  public static final CorpId CORP_A = new CorpId("wwcorpa");
  public static final CorpId CORP_B = new CorpId("wwcorpb");
  public static final Secret SUITE_SECRET = Secret.of("suite-secret");

  public final TestDatabase database = new TestDatabase();
  public final TurnableClock clock = new TurnableClock();
  public final SandboxProviders providers = new SandboxProviders(database.entities());
  public final SandboxSuites suites = new SandboxSuites(database.entities());
  public final SandboxCorps corps = new SandboxCorps(database.entities());
  public final Receiver receiver;
  public final Pushes pushes = new Pushes(database.entities());
  public final Switches switches = new Switches(database.entities());
  public final Pusher pusher;
  public final Tickets tickets;
  final Sender sender = new Sender(clock);

  public PushRig() {
    Secret token = Secret.of("callback-token");
    Secret aesKey = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    receiver = new Receiver(CallbackKey.of(token, aesKey));
    pusher = new Pusher(sender, pushes, switches, database.tx(), clock);
    tickets =
        new Tickets(
            database.entities(),
            suites,
            pusher,
            switches,
            SandboxConfigs.on(),
            database.tx(),
            clock);
    database
        .tx()
        .run(
            () -> {
              providers.add(SandboxProvider.registered(PROVIDER));
              SandboxSuite suite = SandboxSuite.registered(SUITE, PROVIDER, clock.instant());
              suite.configure(urls(token, aesKey));
              suites.add(suite);
              corps.add(SandboxCorp.founded(CORP_A));
              corps.add(SandboxCorp.founded(CORP_B));
            });
  }

  private SuiteForm urls(Secret token, Secret aesKey) {
    return new SuiteForm(
        Optional.of("Demo"),
        Optional.of(SUITE_SECRET),
        Optional.of(token),
        Optional.of(aesKey),
        Optional.of(receiver.url("/command")),
        Optional.of(receiver.url("/data/$CORPID$")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The provider has a system URL from now on, with the suite's key. */
  public void enterSystemUrl() {
    SandboxSuite suite = suite();
    ProviderForm form =
        new ProviderForm(
            Optional.empty(),
            Optional.empty(),
            Optional.of(suite.token()),
            Optional.of(suite.aesKey()),
            Optional.of(receiver.url("/system")));
    database.tx().run(() -> providers.get(PROVIDER).configure(form));
  }

  /** Until it is switched off, for everybody. */
  public void switchOn(FaultName name) {
    switchOn(Fault.Plan.always(name, Target.of("", "")));
  }

  public void switchOn(Fault.Plan plan) {
    database.tx().run(() -> switches.on(plan));
  }

  public SandboxSuite suite() {
    return database.tx().call(() -> suites.get(SUITE));
  }

  public UrlChecks checks() {
    return new UrlChecks(pusher);
  }

  public SandboxProvider provider() {
    return database.tx().call(() -> providers.get(PROVIDER));
  }

  @Override
  public void close() {
    receiver.close();
    database.close();
  }
}
