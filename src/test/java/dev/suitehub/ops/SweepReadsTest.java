package dev.suitehub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.install.TestInstalls;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.tokens.Registered;
import dev.suitehub.tokens.TestTokens;
import dev.suitehub.upstream.FakeWecom;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is looked at every few seconds costs what is due, and not what exists. */
class SweepReadsTest {

  private static final int CORPS = 3000;

  /** Each search goes through a handful of suites and providers, and through what is due. */
  private static final long FEW = 30;

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens tokens = new TestTokens(database, clock, wecom);
  private final Registered registered = new Registered(database, clock);
  private final AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);

  @BeforeEach
  void many_corps_none_of_them_due() {
    registered.ticket(tokens.tickets(), "T", clock.instant());
    sql(
        "insert into authorized_corp (id, suite_key, corp_id, corp_name, kind, state, authorized_at,"
            + " reconcile_at, check_attempts, version)"
            + " select i, 'crm', 'wp' || i, 'Corp', 'FORMAL', 'ACTIVE', timestamp with time zone '2026-11-22 07:00:00Z',"
            + " timestamp with time zone '2026-11-23 07:00:00Z', 0, 0 from generate_series(1000, "
            + (999 + CORPS)
            + ") as corp(i)");
    sql(
        "insert into stored_token (id, kind, owner_key, corp_id, got_for, refused, obtained_at, expires_at,"
            + " renew_after, last_used_at, wanted_until, failures, version)"
            + " select id, 'CORP', suite_key, corp_id, corp_id, false, authorized_at, reconcile_at, reconcile_at,"
            + " authorized_at, reconcile_at, 0, 0 from authorized_corp");
    sql("analyze");
  }

  private void sql(String sql) {
    EntityManager entities = database.entities();
    database.tx().run(() -> entities.createNativeQuery(sql).executeUpdate());
  }

  @Test
  void the_renewal_of_tokens() {
    readsFew(tokens::renewDue);
  }

  @Test
  void the_tidying_of_tokens() {
    readsFew(tokens::tidy);
  }

  @Test
  void the_checks_of_authorisations() {
    readsFew(() -> corps.due(8));
    readsFew(() -> corps.reconcilable(8));
  }

  @Test
  void the_checks_of_authorisations_after_an_outage_when_all_are_due() {
    sql("update authorized_corp set reconcile_at = authorized_at");
    sql("analyze");

    readsFew(() -> corps.reconcilable(8));
    assertThat(corps.reconcilable(8)).hasSize(8);
    sql("update suite set checks_rest_until = timestamp with time zone '2026-11-22 09:00:00Z'");
    assertThat(corps.reconcilable(8)).isEmpty();
  }

  @Test
  void the_watch_over_tokens() {
    readsFew(new TokenWatch(tokens.tokens())::look);
  }

  @Test
  void the_watch_over_tokens_while_wecom_refuses_all_of_them() {
    sql(
        "update stored_token set failed_at = obtained_at, last_problem = 'UPSTREAM_REFUSED',"
            + " last_errcode = 60020, failures = 1");

    readsAtMost(250, new TokenWatch(tokens.tokens())::look);
  }

  @Test
  void the_watch_over_authorisations() {
    readsFew(new SuspectWatch(corps, database.tx())::look);
  }

  @Test
  void the_watch_over_installs() {
    readsFew(
        new ExchangeWatch(TestInstalls.over(database, clock, tokens.tokens()), database.tx(), clock)
            ::look);
  }

  private void readsFew(Runnable sweep) {
    readsAtMost(FEW, sweep);
  }

  private void readsAtMost(long most, Runnable sweep) {
    Map<String, Long> read = database.rowsReadBy(sweep);

    assertThat(read).isNotEmpty();
    assertThat(read).allSatisfy((search, rows) -> assertThat(rows).isBetween(0L, most));
  }
}
