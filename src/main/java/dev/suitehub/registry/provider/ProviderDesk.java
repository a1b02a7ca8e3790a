package dev.suitehub.registry.provider;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.security.Sha256;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.Plan;
import dev.suitehub.registry.RulesConfig;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.act.Fingerprint;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.IpList;
import dev.suitehub.rules.Logo;
import dev.suitehub.rules.LogoRules;
import dev.suitehub.rules.Rule;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Where people change a provider. Each method asks for the right to it, runs the rules, and returns
 * all that they found; where something was refused, nothing was changed. The version is the one
 * that the person saw: what somebody else saved meanwhile is not overwritten.
 */
@Dependent
public class ProviderDesk {

  private static final Set<ConsoleAct> ACTS =
      EnumSet.of(ConsoleAct.REGISTERED, ConsoleAct.DEVELOPMENT_ENTERED, ConsoleAct.IP_LIST_ENTERED);

  private final Providers providers;
  private final DevelopmentCheck check;
  private final ConsoleActs acts;
  private final RulesConfig limits;
  private final HubConfig hub;
  private final AuditLog audit;
  private final Caller caller;
  private final Tx tx;

  @Inject
  public ProviderDesk(
      Providers providers,
      ConsoleActs acts,
      RulesConfig limits,
      HubConfig hub,
      AuditLog audit,
      Caller caller,
      Tx tx) {
    this.providers = providers;
    this.check = new DevelopmentCheck(providers);
    this.acts = acts;
    this.limits = limits;
    this.hub = hub;
    this.audit = audit;
    this.caller = caller;
    this.tx = tx;
  }

  /** 填写注册信息. Where there is no such provider, it begins here. */
  public Findings saveProfile(ProviderKey key, ProfileEntry entry, OptionalLong version) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Findings findings = new Findings();
          Optional<Provider> kept = providers.find(key);
          kept.ifPresent(provider -> checkVersion(findings, provider, version));
          Optional<CorpId> corpId = corpId(findings, key, kept, entry.corpId());
          ProfileCheck.check(findings, entry);
          if (!findings.isRefused()) {
            Profile profile = ProfileCheck.profile(corpId.orElseThrow(), entry);
            kept.ifPresentOrElse(
                provider -> provider.describe(profile),
                () -> providers.add(Provider.introduced(key, profile)));
            note("provider.profile.save", key, kept.isPresent() ? "" : "created");
          }
          return findings;
        });
  }

  private Optional<CorpId> corpId(
      Findings findings, ProviderKey key, Optional<Provider> kept, String text) {
    if (text.isBlank()) {
      findings.refuseAs(Rule.REG_01, "corpId", "required");
      return Optional.empty();
    }
    Optional<CorpId> parsed = parse(text.strip());
    if (parsed.isEmpty()) {
      findings.refuse(Rule.REG_01, "corpId", "corp.shape");
      return Optional.empty();
    }
    providers
        .findByCorp(parsed.get())
        .filter(other -> !other.key().equals(key))
        .ifPresent(other -> findings.refuseAs(Rule.REG_01, "corpId", "unique", other.key()));
    boolean moves = kept.isPresent() && !kept.get().corpId().equals(parsed.get());
    if (moves && providers.hasSuites(key)) {
      findings.refuse(Rule.REG_01, "corpId", "corp.in-use");
    }
    return parsed;
  }

  private static Optional<CorpId> parse(String text) {
    try {
      return Optional.of(new CorpId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** 企业Logo: the file as it came. */
  public Findings saveLogo(ProviderKey key, byte[] content, OptionalLong version) {
    Findings checked = new Findings();
    caller.need(Scope.SETTINGS_WRITE);
    Optional<Logo> logo = LogoRules.CORP.check(checked, "logo", content);
    return save(
        key,
        version,
        (provider, findings) -> {
          findings.addAll(checked);
          if (!findings.isRefused()) {
            providers.showLogo(key, logo.orElseThrow());
            provider.showLogo(hash(content));
            note("provider.logo.save", key, content.length + " bytes");
          }
        });
  }

  private static String hash(byte[] content) {
    return Sha256.hex(Base64.getEncoder().encodeToString(content));
  }

  /** 通用开发参数. */
  public Findings saveDevelopment(ProviderKey key, DevelopmentEntry entry, OptionalLong version) {
    return save(
        key,
        version,
        (provider, findings) -> {
          DevelopmentChange change = check.change(findings, provider, entry);
          if (!findings.isRefused()) {
            provider.change(change.settings(provider));
            note("provider.development.save", key, change.told());
          }
        });
  }

  DevelopmentCheck developmentCheck() {
    return check;
  }

  /** The planned pair is none any more. */
  public Findings withdrawNextKey(ProviderKey key, OptionalLong version) {
    return save(
        key,
        version,
        (provider, findings) -> {
          if (!findings.isRefused()) {
            provider.change(
                new ProviderSettings(
                    provider.corpId(),
                    provider.name(),
                    Optional.empty(),
                    Plan.asItIs(),
                    new CallbackForm(Optional.empty(), Optional.empty(), Plan.withdrawn())));
            note("provider.development.save", key, "withdrew the next callback key.");
          }
        });
  }

  /** IP白名单, in WeCom's own writing. */
  public Findings saveIpList(ProviderKey key, String text, OptionalLong version) {
    return save(
        key,
        version,
        (provider, findings) -> {
          IpList list = IpList.read(findings, "ipList", text, limits.mostAddresses());
          if (!findings.isRefused()) {
            provider.listAddresses(list.text());
            note("provider.ip-list.save", key, list.entries().size() + " entries");
          }
        });
  }

  /** 认证: its last day, or that it is certified no more. */
  public Findings certified(ProviderKey key, Optional<LocalDate> until, OptionalLong version) {
    return save(
        key,
        version,
        (provider, findings) -> {
          if (!findings.isRefused()) {
            provider.certified(until);
            note("provider.certified", key, until.map(day -> "until " + day).orElse("not"));
          }
        });
  }

  /** It became a provider at WeCom on that day; what is not entered here yet is told. */
  public Findings recordRegistered(ProviderKey key, LocalDate on) {
    return record(key, ConsoleAct.REGISTERED, on);
  }

  /**
   * Somebody did it in WeCom's console, with the values that are here now.
   *
   * @param act one of a provider: REGISTERED, DEVELOPMENT_ENTERED, IP_LIST_ENTERED
   */
  public Findings record(ProviderKey key, ConsoleAct act, LocalDate on) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Provider provider = providers.get(key);
          Findings findings = new Findings();
          if (!ACTS.contains(act)) {
            findings.refuse("unknown", "act", "unknown", act);
            return findings;
          }
          findings.addAll(acts.record(subject(key), act, fingerprint(provider, act), on));
          if (act == ConsoleAct.REGISTERED && !findings.isRefused()) {
            provider.registeredAtWecom(on);
            tellMissing(findings, provider);
          }
          return findings;
        });
  }

  private static void tellMissing(Findings findings, Provider provider) {
    warnUnless(findings, provider.logoHash().isPresent(), Rule.REG_03, "logo");
    warnUnless(findings, provider.introduction().isPresent(), Rule.REG_04, "introduction");
    warnUnless(findings, provider.website().isPresent(), Rule.REG_05, "website");
    warnUnless(findings, provider.contactName().isPresent(), Rule.REG_06, "contactName");
    warnUnless(findings, provider.contactMobile().isPresent(), Rule.REG_07, "contactMobile");
  }

  private static void warnUnless(Findings findings, boolean there, Rule rule, String field) {
    if (!there) {
      findings.warn(rule, field, "profile.incomplete", rule.id());
    }
  }

  /** How {@link ConsoleActs} knows it. */
  public static String subject(ProviderKey key) {
    return "provider:" + key;
  }

  /** 系统事件接收URL, ready to be pasted (DEV-02). */
  public URI systemUrl(ProviderKey key) {
    return hub.publicUrl("/callback/system/" + key);
  }

  /** Of the values that are entered at WeCom by that act, as they are now. */
  public String fingerprint(Provider provider, ConsoleAct act) {
    return switch (act) {
      case REGISTERED ->
          Fingerprint.of(
              provider.corpId().value(),
              provider.introduction().orElse(""),
              provider.website().orElse(""),
              provider.contactName().orElse(""),
              provider.contactMobile().orElse(""),
              provider.logoHash().orElse(""));
      case DEVELOPMENT_ENTERED ->
          Fingerprint.of(
              systemUrl(provider.key()).toString(),
              provider.callback().forWecom().key().fingerprint());
      case IP_LIST_ENTERED -> Fingerprint.of(provider.ipList());
      default -> throw new IllegalArgumentException(act + " is no act of a provider");
    };
  }

  private Findings save(
      ProviderKey key, OptionalLong version, BiConsumer<Provider, Findings> work) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Provider provider = providers.get(key);
          Findings findings = new Findings();
          checkVersion(findings, provider, version);
          work.accept(provider, findings);
          return findings;
        });
  }

  private static void checkVersion(Findings findings, Provider provider, OptionalLong version) {
    if (version.isPresent() && version.getAsLong() != provider.version()) {
      findings.refuse("stale", "", "stale");
    }
  }

  private void note(String action, ProviderKey key, String detail) {
    audit.note(caller.name(), action, "provider/" + key, detail);
  }
}
