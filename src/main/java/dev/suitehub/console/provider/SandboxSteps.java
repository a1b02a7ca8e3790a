package dev.suitehub.console.provider;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.provider.DevelopmentEntry;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.ProviderDesk;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.rules.Findings;
import dev.suitehub.upstream.console.Company;
import dev.suitehub.upstream.console.PlayedConsole;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/** What a person does for a provider in WeCom's console, done in the sandbox, and recorded. */
@Dependent
class SandboxSteps {

  private final PlayedConsole console;
  private final Providers providers;
  private final ProviderDesk desk;
  private final ConsoleActs acts;
  private final Caller caller;

  @Inject
  SandboxSteps(
      PlayedConsole console,
      Providers providers,
      ProviderDesk desk,
      ConsoleActs acts,
      Caller caller) {
    this.console = console;
    this.providers = providers;
    this.desk = desk;
    this.acts = acts;
    this.caller = caller;
  }

  boolean areThere() {
    return console.isThere();
  }

  Findings register(Provider provider) {
    caller.need(Scope.SETTINGS_WRITE);
    console.register(
        provider.corpId(),
        new Company(
            provider.name(),
            provider.introduction().orElse(""),
            provider.website().orElse(""),
            provider.contactName().orElse(""),
            provider.contactMobile().orElse("")));
    providers
        .logo(provider.key())
        .ifPresent(logo -> console.showLogo(provider.corpId(), logo.picture().content()));
    return desk.recordRegistered(provider.key(), acts.today());
  }

  /** WeCom shows the ProviderSecret beside what was entered: it is taken over. */
  Findings enterDevelopment(Provider provider) {
    caller.need(Scope.SETTINGS_WRITE);
    KeyTexts texts = provider.callback().forWecom();
    Secret secret =
        console.enterDevelopment(
            provider.corpId(),
            desk.systemUrl(provider.key()),
            texts.token(),
            texts.encodingAesKey());
    Findings findings =
        desk.saveDevelopment(
            provider.key(),
            new DevelopmentEntry(Optional.of(secret), Optional.empty(), Optional.empty(), false),
            OptionalLong.empty());
    findings.addAll(desk.record(provider.key(), ConsoleAct.DEVELOPMENT_ENTERED, acts.today()));
    return findings;
  }

  Findings enterIpList(Provider provider) {
    caller.need(Scope.SETTINGS_WRITE);
    console.enterIpList(provider.corpId(), provider.ipList());
    return desk.record(provider.key(), ConsoleAct.IP_LIST_ENTERED, acts.today());
  }

  /** As WeCom's own certification would: the hub is told at once. */
  Findings certify(Provider provider, Optional<LocalDate> until) {
    caller.need(Scope.SETTINGS_WRITE);
    console.certify(provider.corpId(), until);
    return desk.certified(provider.key(), until, OptionalLong.empty());
  }
}
