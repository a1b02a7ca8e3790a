package dev.suitehub.registry.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.access.AuditLog;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.Plan;
import dev.suitehub.registry.change.KeyChanges;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProviderKeyChangeTest {

  private static final ProviderKey ACME = new ProviderKey("acme");
  private static final Secret AES_KEY = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
  private static final KeyTexts OLD = new KeyTexts(Secret.of("OldT0ken"), AES_KEY);
  private static final KeyTexts NEW = new KeyTexts(Secret.of("NewT0ken"), AES_KEY);
  private static final Secret OLD_SECRET = Secret.of("OldSecret");
  private static final Secret NEW_SECRET = Secret.of("NewSecret");

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final EntityManager entities = database.entities();
  private final Providers providers = new Providers(entities);
  private final KeyChanges changes =
      new KeyChanges(new Suites(entities), providers, new AuditLog(entities, clock), clock);
  private final ProviderResource resource = new ProviderResource();

  // There is no container here to inject them.
  @SuppressWarnings("UnnecessaryAssignment")
  ProviderKeyChangeTest() {
    resource.providers = providers;
    resource.hub = new HubConfig("https://hub.example.com", "data", false);
    resource.clock = clock;
  }

  @BeforeEach
  void a_provider_has_planned_both() {
    ProviderSettings settings = settings(Plan.of(NEW), Plan.of(NEW_SECRET));
    database.tx().run(() -> providers.add(Provider.registered(ACME, settings)));
  }

  @Test
  @Tag("registry-R1")
  void what_is_planned_is_shown_as_being_there() {
    ProviderResource.View view = resource.show("acme");

    assertThat(view.hasNextCallbackKey()).isTrue();
    assertThat(view.hasNextProviderSecret()).isTrue();
    assertThat(view.toString()).doesNotContain("NewT0ken", "NewSecret");
  }

  @Test
  @Tag("registry-R5")
  void a_planned_key_that_was_seen_takes_the_place_of_the_current_one() {
    assertThat(database.tx().call(() -> changes.promote(ACME, NEW.key()))).isTrue();
    assertThat(database.tx().call(() -> changes.promote(ACME, NEW.key()))).isFalse();

    assertThat(providers.get(ACME).callback().current()).isEqualTo(NEW.key());
    assertThat(providers.get(ACME).callback().previous()).contains(OLD.key());
    assertThat(resource.show("acme").previousCallbackKeyUntil())
        .isEqualTo(clock.instant().plus(Duration.ofHours(24)));
    assertThat(audit()).containsExactly("wecom provider.callback-key provider/acme");
  }

  @Test
  @Tag("registry-R5")
  void a_planned_secret_that_worked_takes_the_place_of_the_current_one() {
    assertThat(database.tx().call(() -> changes.promote(ACME, NEW_SECRET))).isTrue();
    assertThat(database.tx().call(() -> changes.promote(ACME, NEW_SECRET))).isFalse();

    assertThat(providers.get(ACME).providerSecret()).contains(NEW_SECRET);
    assertThat(providers.get(ACME).nextProviderSecret()).isEmpty();
    assertThat(audit()).containsExactly("hub provider.secret provider/acme");
  }

  @Test
  void a_plan_can_be_withdrawn() {
    database
        .tx()
        .run(() -> providers.get(ACME).change(settings(Plan.withdrawn(), Plan.withdrawn())));

    assertThat(resource.show("acme").hasNextCallbackKey()).isFalse();
    assertThat(resource.show("acme").hasNextProviderSecret()).isFalse();
    assertThat(database.tx().call(() -> changes.promote(ACME, NEW.key()))).isFalse();
    assertThat(database.tx().call(() -> changes.promote(ACME, NEW_SECRET))).isFalse();
  }

  private static ProviderSettings settings(Plan<KeyTexts> next, Plan<Secret> nextSecret) {
    return new ProviderSettings(
        new CorpId("wwAcme"),
        "Acme",
        Optional.of(OLD_SECRET),
        nextSecret,
        new CallbackForm(Optional.of(OLD.token()), Optional.of(OLD.encodingAesKey()), next));
  }

  private Stream<String> audit() {
    List<?> rows =
        entities
            .createNativeQuery(
                "select who || ' ' || action || ' ' || subject from audit_entry order by id")
            .getResultList();
    return rows.stream().map(String::valueOf);
  }
}
