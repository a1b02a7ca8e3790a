package dev.suitehub.registry.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.Plan;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.act.Fingerprint;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.rules.DevelopmentRules;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Rule;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;

/** Where people enter a suite's SuiteId, SuiteSecret, Token and EncodingAESKey (CRE-10, CFG-14). */
@Dependent
public class KeysDesk {

  /** With what the ids of templates begin (doc 97162). */
  private static final String TEMPLATE = "dk";

  private static final int LONGEST_SECRET = 512;

  private final Suites suites;
  private final Providers providers;
  private final AuthorizedCorps corps;
  private final ConsoleActs acts;
  private final Caller caller;
  private final AuditLog audit;
  private final Tx tx;

  @Inject
  public KeysDesk(
      Suites suites,
      Providers providers,
      AuthorizedCorps corps,
      ConsoleActs acts,
      Caller caller,
      AuditLog audit,
      Tx tx) {
    this.suites = suites;
    this.providers = providers;
    this.corps = corps;
    this.acts = acts;
    this.caller = caller;
    this.audit = audit;
    this.tx = tx;
  }

  /**
   * Saves what is there.
   *
   * @param seen the {@link Suite#version} that the person saw
   */
  public Findings save(SuiteKey key, long seen, KeysEntry entry) {
    return save(key, seen, entry, Optional.empty());
  }

  /**
   * As {@link #save(SuiteKey, long, KeysEntry)}. A SuiteId that was not there says that the app was
   * created in WeCom's console.
   *
   * @param createdOn the day on which it was, in China; today where nobody says
   */
  public Findings save(SuiteKey key, long seen, KeysEntry entry, Optional<LocalDate> createdOn) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Suite suite = suites.locked(key);
          Findings findings = new Findings();
          if (suite.version() != seen) {
            findings.refuse("stale", "", "stale");
            return findings;
          }
          Optional<SuiteId> suiteId = suiteId(findings, suite, entry.suiteId().strip());
          entry.suiteSecret().ifPresent(secret -> secret(findings, secret));
          keys(findings, entry);
          createdOn.ifPresent(on -> findings.addAll(acts.check("createdOn", on)));
          if (!findings.isRefused()) {
            boolean created = suiteId.isPresent() && !suiteId.equals(suite.suiteId());
            change(suite, suiteId, entry);
            if (created) {
              created(suite, createdOn.orElseGet(acts::today));
            }
          }
          return findings;
        });
  }

  private void created(Suite suite, LocalDate on) {
    String entered = AppSnapshot.of(suites.app(suite.key()), suite).entered();
    acts.record(
        ConsoleActs.subject(suite.key()), ConsoleAct.APP_CREATED, Fingerprint.of(entered), on);
  }

  /** The SuiteId that a well-sealed notice proposed is ours: one click. */
  public Findings confirm(SuiteKey key, long seen) {
    caller.need(Scope.SETTINGS_READ);
    String proposed =
        tx.call(() -> suites.get(key).proposedSuiteId().map(SuiteId::value).orElse(""));
    return save(
        key,
        seen,
        new KeysEntry(proposed, Optional.empty(), Optional.empty(), Optional.empty(), false));
  }

  private Optional<SuiteId> suiteId(Findings findings, Suite suite, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    SuiteId suiteId;
    try {
      suiteId = new SuiteId(text);
    } catch (IllegalArgumentException e) {
      findings.refuse(Rule.CRE_10, "suiteId", "suite-id-shape");
      return Optional.empty();
    }
    if (text.startsWith(TEMPLATE)) {
      findings.refuse(Rule.CRE_10, "suiteId", "suite-id-template");
    } else if (!text.matches("(ww|wx|tj).*")) {
      findings.warn(Rule.CRE_10, "suiteId", "suite-id-unusual");
    }
    suites
        .findBySuiteId(suiteId)
        .filter(other -> !other.key().equals(suite.key()))
        .ifPresent(
            other -> findings.refuseAs(Rule.CRE_10, "suiteId", "unique", other.key().value()));
    Optional<SuiteId> kept = suite.suiteId();
    if (kept.isPresent() && !kept.get().equals(suiteId) && corps.count(suite.key()) > 0) {
      findings.refuse(Rule.CRE_10, "suiteId", "suite-id-fixed", kept.get().value());
    }
    return Optional.of(suiteId);
  }

  private void secret(Findings findings, Secret secret) {
    if (secret.reveal().getBytes(UTF_8).length > LONGEST_SECRET) {
      findings.refuse(Rule.CRE_10, "suiteSecret", "secret-long", LONGEST_SECRET);
    }
    if (providers.isProviderSecret(secret)) {
      findings.refuse(Rule.CRE_10, "suiteSecret", "secret-provider");
    }
  }

  private static void keys(Findings findings, KeysEntry entry) {
    entry
        .token()
        .ifPresent(token -> DevelopmentRules.token(findings, Rule.CFG_14, "token", token.reveal()));
    entry
        .encodingAesKey()
        .ifPresent(
            key ->
                DevelopmentRules.encodingAesKey(
                    findings, Rule.CFG_15, "encodingAesKey", key.reveal()));
    if (entry.token().isPresent() != entry.encodingAesKey().isPresent()) {
      findings.refuse(
          entry.token().isPresent() ? Rule.CFG_15 : Rule.CFG_14,
          entry.token().isPresent() ? "encodingAesKey" : "token",
          "keys-pair");
    }
  }

  private void change(Suite suite, Optional<SuiteId> suiteId, KeysEntry entry) {
    boolean secretLater = entry.later() && suite.suiteSecret().isPresent();
    Plan<KeyTexts> nextKeys = Plan.asItIs();
    if (entry.later() && entry.token().isPresent() && entry.encodingAesKey().isPresent()) {
      nextKeys = Plan.of(new KeyTexts(entry.token().get(), entry.encodingAesKey().get()));
    }
    SuiteSettings settings =
        new SuiteSettings(
            suite.provider(),
            suiteId,
            secretLater ? Optional.empty() : entry.suiteSecret(),
            secretLater && entry.suiteSecret().isPresent()
                ? Plan.of(entry.suiteSecret().get())
                : Plan.asItIs(),
            new CallbackForm(
                entry.later() ? Optional.empty() : entry.token(),
                entry.later() ? Optional.empty() : entry.encodingAesKey(),
                nextKeys),
            suites.app(suite.key()).name(),
            suite.returnHosts());
    suite.change(settings);
    suite.preflightOutdated();
    String told =
        (suiteId.isPresent() ? "SuiteId " + suiteId.get() + ". " : "")
            + (entry.suiteSecret().isPresent() && !secretLater ? "SuiteSecret. " : "")
            + (entry.token().isPresent() && !entry.later() ? "callback key. " : "")
            + settings.plans();
    audit.note(caller.name(), "suite.keys", "suite/" + suite.key(), told.strip());
  }
}
