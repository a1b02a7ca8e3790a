package dev.suitehub.registry.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.access.AuditLog;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.CallbackSettings;
import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.Plan;
import dev.suitehub.registry.change.KeyChanges;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SuiteKeyChangeTest {

  private static final SuiteKey CRM = new SuiteKey("crm");
  private static final Secret AES_KEY = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
  private static final KeyTexts OLD = new KeyTexts(Secret.of("OldT0ken"), AES_KEY);
  private static final KeyTexts NEW = new KeyTexts(Secret.of("NewT0ken"), AES_KEY);
  private static final KeyTexts OTHER = new KeyTexts(Secret.of("0therT0ken"), AES_KEY);
  private static final Secret OLD_SECRET = Secret.of("OldSecret");
  private static final Secret NEW_SECRET = Secret.of("NewSecret");

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final EntityManager entities = database.entities();
  private final Suites suites = new Suites(entities);
  private final KeyChanges changes =
      new KeyChanges(suites, new Providers(entities), new AuditLog(entities, clock), clock);
  private final SuiteResource resource = new SuiteResource();

  // There is no container here to inject them.
  @SuppressWarnings("UnnecessaryAssignment")
  SuiteKeyChangeTest() {
    resource.suites = suites;
    resource.hub = new HubConfig("https://hub.example.com", "data", false);
    resource.clock = clock;
  }

  @BeforeEach
  void a_suite_is_there() {
    SuiteSettings settings = key(OLD, Plan.asItIs(), Plan.asItIs());
    database
        .tx()
        .run(() -> suites.add(Suite.created(CRM, settings), App.created(CRM, settings.name())));
  }

  @Test
  @Tag("registry-R1")
  void what_is_planned_is_sealed_and_shown_as_being_there() {
    assertThat(view().hasNextCallbackKey() || view().hasNextSuiteSecret()).isFalse();

    change(key(OLD, Plan.of(NEW), Plan.of(NEW_SECRET)));

    assertThat(view().hasNextCallbackKey()).isTrue();
    assertThat(view().hasNextSuiteSecret()).isTrue();
    assertThat(view().previousCallbackKeyUntil()).isNull();
    assertThat(callback().current()).isEqualTo(OLD.key());
    assertThat(callback().next()).contains(NEW.key());
    assertThat(view().toString() + rows("select * from suite"))
        .doesNotContain("NewT0ken", "NewSecret");
  }

  @Test
  void a_plan_stays_until_it_is_replaced_or_withdrawn() {
    change(key(OLD, Plan.of(NEW), Plan.of(NEW_SECRET)));
    List<?> before = rows("select * from suite");

    change(key(OLD, Plan.asItIs(), Plan.asItIs()));
    change(key(OLD, Plan.of(NEW), Plan.of(NEW_SECRET)));
    assertThat(rows("select * from suite")).usingRecursiveComparison().isEqualTo(before);

    change(key(OLD, Plan.of(OTHER), Plan.asItIs()));
    assertThat(callback().next()).contains(OTHER.key());

    change(key(OLD, Plan.withdrawn(), Plan.withdrawn()));
    assertThat(callback().next()).isEmpty();
    assertThat(suites.get(CRM).nextSuiteSecret()).isEmpty();
  }

  @Test
  @Tag("registry-R5")
  void a_planned_key_that_was_seen_takes_the_place_of_the_current_one_for_good() {
    change(key(OLD, Plan.of(NEW), Plan.asItIs()));

    assertThat(promote(NEW)).isTrue();

    assertThat(callback().current()).isEqualTo(NEW.key());
    assertThat(callback().next()).isEmpty();
    assertThat(callback().previous()).contains(OLD.key());
    assertThat(view().previousCallbackKeyUntil())
        .isEqualTo(clock.instant().plus(Duration.ofHours(24)));
    assertThat(audit())
        .containsExactly(
            "wecom suite.callback-key suite/crm the planned key came into use;"
                + " the one before is accepted until 2026-11-23T08:00:00Z");
    clock.advance(Duration.ofHours(24));
    assertThat(view().previousCallbackKeyUntil()).isNull();
    assertThat(callback().previous()).as("to tell what a message was signed with").isPresent();
  }

  @Test
  void who_planned_or_withdrew_what_can_be_told() {
    assertThat(key(OLD, Plan.asItIs(), Plan.asItIs()).plans()).isEmpty();
    assertThat(key(OLD, Plan.of(NEW), Plan.withdrawn()).plans())
        .isEqualTo("planned the next callback key. withdrew the next SuiteSecret.");
  }

  @Test
  void a_key_that_is_not_planned_any_more_changes_nothing() {
    change(key(OLD, Plan.of(NEW), Plan.of(NEW_SECRET)));
    change(key(OLD, Plan.of(OTHER), Plan.withdrawn()));

    assertThat(promote(NEW)).isFalse();
    assertThat(promote(NEW_SECRET)).isFalse();

    assertThat(callback().current()).isEqualTo(OLD.key());
    assertThat(suites.get(CRM).suiteSecret()).contains(OLD_SECRET);
    assertThat(audit()).isEmpty();
  }

  @Test
  void of_two_that_see_it_at_once_one_promotes_and_neither_fails() {
    change(key(OLD, Plan.of(NEW), Plan.of(NEW_SECRET)));

    boolean late =
        database
            .tx()
            .call(
                () -> {
                  suites.get(CRM);
                  assertThat(promote(NEW)).isTrue();
                  return changes.promote(CRM, NEW.key());
                });

    assertThat(late).isFalse();
    assertThat(callback().current()).isEqualTo(NEW.key());
    assertThat(callback().previous()).contains(OLD.key());
    assertThat(audit()).hasSize(1);
  }

  @Test
  void it_is_promoted_in_the_transaction_that_proposes_the_suite_id() {
    change(key(OLD, Plan.of(NEW), Plan.asItIs()));

    database
        .tx()
        .run(
            () -> {
              suites.propose(CRM, new SuiteId("ww-crm"));
              assertThat(changes.promote(CRM, NEW.key())).isTrue();
            });

    assertThat(callback().current()).isEqualTo(NEW.key());
    assertThat(suites.get(CRM).proposedSuiteId()).contains(new SuiteId("ww-crm"));
  }

  @Test
  void a_key_entered_directly_counts_at_once_and_no_older_one_does() {
    change(key(OLD, Plan.of(NEW), Plan.asItIs()));
    promote(NEW);
    change(key(NEW, Plan.of(OLD), Plan.asItIs()));
    assertThat(callback().previous()).as("nothing was entered directly").isPresent();

    change(key(OTHER, Plan.asItIs(), Plan.asItIs()));

    assertThat(callback().current()).isEqualTo(OTHER.key());
    assertThat(callback().next()).as("still planned").contains(OLD.key());
    assertThat(callback().previous()).isEmpty();
    assertThat(callback().previousUntil()).isEmpty();
  }

  @Test
  void a_form_from_before_the_change_does_not_bring_the_replaced_key_back() {
    change(key(OLD, Plan.of(NEW), Plan.asItIs()));
    promote(NEW);
    clock.advance(Duration.ofDays(30));
    JsonForm form =
        JsonForm.parse("{\"token\":\"OldT0ken\",\"encodingAesKey\":\"" + AES_KEY.reveal() + "\"}");

    Inputs.callback(form, Optional.of(callback()));

    assertThat(catchThrowableOfType(ProblemException.class, form::check).extensions().toString())
        .contains("field=token", "rule=replaced", "2026-11-22T08:00:00Z", "nextToken");
  }

  @Test
  void what_is_planned_and_then_entered_directly_is_planned_no_more() {
    change(key(OLD, Plan.of(NEW), Plan.of(NEW_SECRET)));

    change(
        new SuiteSettings(
            new ProviderKey("acme"),
            Optional.empty(),
            Optional.of(NEW_SECRET),
            Plan.asItIs(),
            new CallbackForm(Optional.of(NEW.token()), Optional.empty(), Plan.asItIs()),
            "CRM",
            List.of()));

    assertThat(callback().current()).isEqualTo(NEW.key());
    assertThat(callback().next()).isEmpty();
    assertThat(suites.get(CRM).suiteSecret()).contains(NEW_SECRET);
    assertThat(suites.get(CRM).nextSuiteSecret()).isEmpty();
  }

  @Test
  @Tag("registry-R5")
  void a_planned_secret_that_worked_takes_the_place_of_the_current_one() {
    change(key(OLD, Plan.asItIs(), Plan.of(NEW_SECRET)));
    assertThat(promote(OLD_SECRET)).isFalse();

    assertThat(promote(NEW_SECRET)).isTrue();

    assertThat(suites.get(CRM).suiteSecret()).contains(NEW_SECRET);
    assertThat(suites.get(CRM).nextSuiteSecret()).isEmpty();
    assertThat(audit())
        .containsExactly(
            "hub suite.secret suite/crm WeCom took the planned secret; it is in use now");
  }

  private static SuiteSettings key(KeyTexts current, Plan<KeyTexts> next, Plan<Secret> nextSecret) {
    return new SuiteSettings(
        new ProviderKey("acme"),
        Optional.empty(),
        Optional.of(OLD_SECRET),
        nextSecret,
        new CallbackForm(Optional.of(current.token()), Optional.of(current.encodingAesKey()), next),
        "CRM",
        List.of());
  }

  private void change(SuiteSettings settings) {
    database.tx().run(() -> suites.get(CRM).change(settings));
  }

  private boolean promote(KeyTexts seen) {
    CallbackKey key = seen.key();
    return database.tx().call(() -> changes.promote(CRM, key));
  }

  private boolean promote(Secret worked) {
    return database.tx().call(() -> changes.promote(CRM, worked));
  }

  private CallbackSettings callback() {
    return suites.get(CRM).callback();
  }

  private SuiteResource.View view() {
    return resource.show("crm");
  }

  private List<String> audit() {
    return rows(
            "select who || ' ' || action || ' ' || subject || ' ' || detail from audit_entry"
                + " order by id")
        .stream()
        .map(String::valueOf)
        .toList();
  }

  private List<?> rows(String sql) {
    return entities.createNativeQuery(sql).getResultList();
  }
}
