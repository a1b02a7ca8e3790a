package dev.suitehub.tokens;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.SecretConverter;
import dev.suitehub.registry.corp.AuthInfo;
import dev.suitehub.registry.corp.Authorization;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A provider, a suite and corps as the registry has them; written past its management API. */
public final class Registered {

  public static final ProviderKey PROVIDER = new ProviderKey("acme");
  public static final SuiteKey SUITE = new SuiteKey("crm");
  public static final SuiteId SUITE_ID = new SuiteId("ww1");
  public static final CorpId CORP = new CorpId("wpAAA");

  private final TestDatabase database;
  private final Clock clock;
  private final AuthorizedCorps corps;

  public Registered(TestDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.corps = new AuthorizedCorps(database.entities(), clock);
    String dash = sealed("-");
    run(
        "insert into provider (id, provider_key, corp_id, name, token_sealed, encoding_aes_key_sealed, version)"
            + " values (1, 'acme', 'ww0', 'Acme', "
            + dash
            + ", "
            + dash
            + ", 0)");
    run(
        "insert into suite (id, suite_key, provider_key, suite_id, token_sealed, encoding_aes_key_sealed, return_hosts,"
            + " version) values (1, 'crm', 'acme', 'ww1', "
            + dash
            + ", "
            + dash
            + ", '', 0)");
    run("insert into app (id, suite_key, name, version) values (1, 'crm', 'CRM', 0)");
    suiteSecret("S1");
    providerSecret("PS1");
  }

  public void suiteId(String suiteId) {
    run("update suite set suite_id = " + (suiteId.isEmpty() ? "null" : "'" + suiteId + "'"));
  }

  public void suiteSecret(String secret) {
    run("update suite set suite_secret_sealed = " + sealed(secret));
  }

  public void providerSecret(String secret) {
    run("update provider set provider_secret_sealed = " + sealed(secret));
  }

  public void nextSuiteSecret(String secret) {
    run("update suite set next_suite_secret_sealed = " + sealed(secret));
  }

  public void nextProviderSecret(String secret) {
    run("update provider set next_provider_secret_sealed = " + sealed(secret));
  }

  public void noNextProviderSecret() {
    run("update provider set next_provider_secret_sealed = null, version = version + 1");
  }

  public void noProviderSecret() {
    run("update provider set provider_secret_sealed = null");
  }

  public void noSuiteSecret() {
    run("update suite set suite_secret_sealed = null");
  }

  public void deleteSuite() {
    run("delete from suite");
  }

  public void deleteProvider() {
    run("delete from provider");
  }

  public void ticket(Tickets tickets, String ticket, Instant at) {
    database.tx().run(() -> tickets.keep(SUITE, SUITE_ID, Secret.of(ticket), at));
  }

  public void authorize(CorpId corp, String permanentCode) {
    database
        .tx()
        .run(
            () ->
                corps.authorized(
                    new Authorization(
                        SUITE,
                        corp,
                        "甲公司",
                        Secret.of(permanentCode),
                        AuthorizationKind.FORMAL,
                        clock.instant())));
  }

  public void cancel(CorpId corp) {
    database.tx().run(() -> corps.cancelReported(SUITE, corp, clock.instant()));
  }

  public void suspect(CorpId corp, int errcode) {
    database.tx().run(() -> corps.suspect(SUITE, corp, errcode));
  }

  public void end(CorpId corp) {
    cancel(corp);
    database
        .tx()
        .run(
            () -> {
              corps.claimCheck(corps.get(SUITE, corp), "n", Duration.ofSeconds(10));
              corps.end(corps.claimed(SUITE, corp, "n").orElseThrow());
            });
  }

  /** get_auth_info has answered, and is not due again. */
  public void checked(CorpId corp) {
    database
        .tx()
        .run(
            () -> {
              corps.claimCheck(corps.get(SUITE, corp), "n", Duration.ofSeconds(10));
              AuthorizedCorp claimed = corps.claimed(SUITE, corp, "n").orElseThrow();
              corps.confirm(claimed, new AuthInfo("{}"));
            });
  }

  int checksDue() {
    return corps.due(10).size();
  }

  /** Values in the table are sealed as the converter does it. */
  private static String sealed(String secret) {
    return "'" + new SecretConverter().convertToDatabaseColumn(Secret.of(secret)) + "'";
  }

  private void run(String sql) {
    EntityManager entities = database.entities();
    database.tx().run(() -> entities.createNativeQuery(sql).executeUpdate());
  }
}
