package dev.suitehub.registry.suite;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.TestCallers;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.SecretConverter;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.rules.AppBasics;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.Secret;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A registered provider with complete development settings, and the desks of its apps. */
final class AppFixture implements AutoCloseable {

  static final ProviderKey ACME = new ProviderKey("acme");
  static final SuiteKey CRM = new SuiteKey("crm");
  static final AppBasics BASICS = new AppBasics("示例报表", "报表一目了然", "每天汇总团队的工作报表。", "客户关系");
  static final AppContacts NO_CONTACTS = new AppContacts(null, null, Set.of(), "");

  final TestDatabase database = new TestDatabase();
  final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  final EntityManager entities = database.entities();
  final Suites suites = new Suites(entities);
  final Providers providers = new Providers(entities);
  final Categories categories = new Categories(entities);
  final AuthorizedCorps corps = new AuthorizedCorps(entities, clock);
  final HubConfig hub = new HubConfig("https://hub.example.com", "data", false);
  final AuditLog audit = new AuditLog(entities, clock);
  final List<SuiteRemoved> removed = new ArrayList<>();
  final AppChecks checks = new AppChecks(suites, categories, hub, clock);

  AppFixture() {
    String sealed = new SecretConverter().convertToDatabaseColumn(Secret.of("ProviderSecret"));
    database
        .tx()
        .run(
            () ->
                entities
                    .createNativeQuery(
                        "insert into provider (id, provider_key, corp_id, name, token_sealed,"
                            + " encoding_aes_key_sealed, provider_secret_sealed, callback_entered,"
                            + " registered_on, version)"
                            + " values (1, 'acme', 'ww0', 'Acme', ?1, ?1, ?1, true,"
                            + " date '2026-01-01', 0),"
                            + " (2, 'new', 'ww9', 'New', ?1, ?1, null, false, null, 0)")
                    .setParameter(1, sealed)
                    .executeUpdate());
  }

  void passPreflight(SuiteKey suite) {
    database.tx().run(() -> suites.get(suite).preflightPassed(clock.instant()));
  }

  AppDesk desk() {
    return desk(TestCallers.admin());
  }

  AppDesk desk(Caller caller) {
    return new AppDesk(
        suites,
        categories,
        checks,
        corps,
        new ConsoleActs(entities, caller, audit, clock),
        hub,
        caller,
        audit,
        clock,
        database.tx(),
        removed::add);
  }

  NewAppDesk newApps() {
    return new NewAppDesk(suites, providers, TestCallers.admin(), audit, clock, database.tx());
  }

  KeysDesk keys() {
    return new KeysDesk(
        suites,
        providers,
        corps,
        new ConsoleActs(entities, TestCallers.admin(), audit, clock),
        TestCallers.admin(),
        audit,
        database.tx());
  }

  SuiteKey app(String key, AppType type) {
    newApps().create(new AppEntry("acme", key, "App " + key, type));
    return new SuiteKey(key);
  }

  long count(String table) {
    return ((Number) entities.createNativeQuery("select count(*) from " + table).getSingleResult())
        .longValue();
  }

  Findings save(SuiteKey key, AppChange change) {
    return desk().save(key, suites.app(key).version(), change);
  }

  static List<String> rules(Findings findings) {
    return findings.all().stream().map(Finding::rule).toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
