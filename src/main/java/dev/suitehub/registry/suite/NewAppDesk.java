package dev.suitehub.registry.suite;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.Plan;
import dev.suitehub.registry.provider.KeyMaker;
import dev.suitehub.registry.provider.ProviderStanding;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.Characters;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Rule;
import dev.suitehub.rules.SuiteEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where an app begins: with a type, a label, and a Token and an EncodingAESKey that are made up for
 * it, so that its callback URLs pass WeCom's check before there is a SuiteId.
 */
@Dependent
public class NewAppDesk {

  private final Suites suites;
  private final Providers providers;
  private final Caller caller;
  private final AuditLog audit;
  private final Clock clock;
  private final Tx tx;

  @Inject
  public NewAppDesk(
      Suites suites, Providers providers, Caller caller, AuditLog audit, Clock clock, Tx tx) {
    this.suites = suites;
    this.providers = providers;
    this.caller = caller;
    this.audit = audit;
    this.clock = clock;
    this.tx = tx;
  }

  /** Creates a draft. */
  public AppCreated create(AppEntry entry) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Findings findings = new Findings();
          Optional<ProviderKey> provider = provider(findings, entry.provider());
          Optional<SuiteKey> key = suite(findings, entry.suite());
          String name = Characters.tidy(entry.name());
          if (name.isEmpty()) {
            findings.refuse("required", "name", "required");
          } else if (name.codePointCount(0, name.length()) > 120) {
            findings.refuse(
                "length", "name", "at-most", 120, name.codePointCount(0, name.length()));
          }
          AppType type = entry.type();
          if (type == null) {
            findings.refuseAs(Rule.APP_01, "type", "required");
          }
          if (findings.isRefused() || type == null) {
            return new AppCreated(findings, Optional.empty());
          }
          KeyTexts keys = KeyMaker.fresh();
          add(provider.orElseThrow(), key.orElseThrow(), name, type, keys);
          return new AppCreated(findings, Optional.of(keys));
        });
  }

  private void add(ProviderKey provider, SuiteKey key, String name, AppType type, KeyTexts keys) {
    Suite suite =
        Suite.created(
            key,
            new SuiteSettings(
                provider,
                Optional.empty(),
                Optional.empty(),
                Plan.asItIs(),
                new CallbackForm(
                    Optional.of(keys.token()), Optional.of(keys.encodingAesKey()), Plan.asItIs()),
                name,
                List.of()));
    App app = App.created(key, name);
    app.described(type);
    suites.add(suite, app);
    suites.take(suite, SuiteEvent.RECORD_AS_DRAFT, caller.name(), clock.instant(), "");
    audit.note(caller.name(), "app.create", "suite/" + key, type + " " + name);
  }

  /** CRE-01: apps come after registration and development settings. */
  private Optional<ProviderKey> provider(Findings findings, String text) {
    Optional<ProviderKey> key = read(text, ProviderKey::new);
    if (key.isEmpty() || providers.find(key.get()).isEmpty()) {
      findings.refuse("unknown", "provider", "unknown", text);
      return Optional.empty();
    }
    ProviderStanding standing = providers.standing(key.get());
    if (!standing.mayCreateApps()) {
      findings.refuse(Rule.CRE_01, "provider", "app-gate");
      findings.addAll(standing.missing());
    }
    return key;
  }

  private Optional<SuiteKey> suite(Findings findings, String text) {
    if (text.isBlank()) {
      findings.refuse("required", "suite", "required");
      return Optional.empty();
    }
    Optional<SuiteKey> key = read(text.strip(), SuiteKey::new);
    if (key.isEmpty()) {
      findings.refuse(Rule.CRE_02, "suite", "key-shape");
    } else if (suites.find(key.get()).isPresent()) {
      findings.refuseAs(Rule.CRE_02, "suite", "unique", suites.app(key.get()).name());
    }
    return key;
  }

  private static <T> Optional<T> read(String text, Function<String, T> constructor) {
    try {
      return Optional.of(constructor.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
