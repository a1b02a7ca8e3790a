package dev.suitehub.registry.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.registry.KeyTexts;
import dev.suitehub.rules.DevelopmentRules;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Rule;
import dev.suitehub.wire.Secret;
import java.util.Optional;

/** What the rules have against 通用开发参数 as they were entered. */
final class DevelopmentCheck {

  private static final int LONGEST_SECRET = 512;

  private final Providers providers;

  DevelopmentCheck(Providers providers) {
    this.providers = providers;
  }

  /** What the entry comes to, where nothing of it is refused. */
  DevelopmentChange change(Findings findings, Provider provider, DevelopmentEntry entry) {
    entry.providerSecret().ifPresent(secret -> secret(findings, "providerSecret", secret));
    DevelopmentChange change =
        new DevelopmentChange(
            entry.providerSecret(),
            pair(findings, entry),
            provider.isCallbackEntered() && !entry.atOnce());
    if (!findings.isRefused()) {
      change.pair().ifPresent(texts -> isOther(findings, provider, texts, change.planned()));
    }
    return change;
  }

  /** Refused where it is some suite's (DEV-01). */
  void secret(Findings findings, String field, Secret secret) {
    if (secret.reveal().getBytes(UTF_8).length > LONGEST_SECRET) {
      findings.refuse(Rule.DEV_01, field, "secret.long");
    } else if (providers.isSuiteSecret(secret)) {
      findings.refuse(Rule.DEV_01, field, "secret.suite");
    }
  }

  void token(Findings findings, String field, Secret token) {
    DevelopmentRules.token(findings, Rule.DEV_04, field, token.reveal());
  }

  private Optional<KeyTexts> pair(Findings findings, DevelopmentEntry entry) {
    entry.token().ifPresent(token -> token(findings, "token", token));
    entry
        .encodingAesKey()
        .ifPresent(
            key ->
                DevelopmentRules.encodingAesKey(
                    findings, Rule.DEV_05, "encodingAesKey", key.reveal()));
    if (entry.token().isPresent() != entry.encodingAesKey().isPresent()) {
      findings.refuse(
          Rule.DEV_04, entry.token().isPresent() ? "encodingAesKey" : "token", "key.pair");
    }
    return entry
        .token()
        .flatMap(token -> entry.encodingAesKey().map(key -> new KeyTexts(token, key)));
  }

  private static void isOther(
      Findings findings, Provider provider, KeyTexts texts, boolean planned) {
    boolean isCurrent = texts.key().equals(provider.callback().current());
    if (planned && isCurrent) {
      findings.refuse(Rule.DEV_04, "token", "key.same");
    }
    if (!planned && !isCurrent && provider.callback().previous().equals(Optional.of(texts.key()))) {
      findings.refuse(Rule.DEV_04, "token", "key.replaced");
    }
  }
}
