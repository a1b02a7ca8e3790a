package dev.suitehub.console.provider;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.DoneInWecom;
import dev.suitehub.console.frame.Words;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlChecks;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.provider.DevelopmentEntry;
import dev.suitehub.registry.provider.KeyMaker;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.ProviderDesk;
import dev.suitehub.rules.DevelopmentRules;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.IpList;
import dev.suitehub.rules.IpPattern;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/development.xhtml}: ProviderSecret, system event URL, its Token and
 * EncodingAESKey, and the IP list. What is stored is never shown; what was generated or entered is,
 * until the page is left, for it has to be pasted into WeCom's form.
 */
@Named("developmentPage")
@RequestScoped
public class DevelopmentPage {

  private static final String GROUP = "provider";

  /** A new address of the hub is refused for all that asks with it: the latest tell it. */
  private static final int MOST_TROUBLED = 50;

  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  @Inject ProviderChoice choice;
  @Inject ProviderDesk desk;
  @Inject ConsoleActs acts;
  @Inject SandboxSteps sandbox;
  @Inject UrlChecks checks;
  @Inject Tokens tokens;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Words words;

  private @Nullable Provider provider;
  private @Nullable DoneInWecom developed;
  private @Nullable DoneInWecom listed;

  private @Nullable String providerSecret;
  private @Nullable String token;
  private @Nullable String encodingAesKey;
  private boolean atOnce;
  private boolean shown;
  private @Nullable String version;
  private @Nullable String ipList;
  private @Nullable String address;
  private @Nullable Boolean passes;

  @PostConstruct
  void load() {
    caller.need(Scope.SETTINGS_READ);
    choice.chosen().ifPresent(this::show);
  }

  private void show(Provider now) {
    provider = now;
    version = String.valueOf(now.version());
    ipList = now.ipList();
    String subject = ProviderDesk.subject(now.key());
    developed =
        new DoneInWecom(
            acts.last(subject, ConsoleAct.DEVELOPMENT_ENTERED),
            desk.fingerprint(now, ConsoleAct.DEVELOPMENT_ENTERED),
            acts.today(),
            isEditable(),
            day ->
                attempt(
                    () -> desk.record(now.key(), ConsoleAct.DEVELOPMENT_ENTERED, day), "recorded"),
            sandbox.areThere()
                ? Optional.of(
                    () -> attempt(() -> sandbox.enterDevelopment(now), "development.played"))
                : Optional.empty());
    listed =
        new DoneInWecom(
            acts.last(subject, ConsoleAct.IP_LIST_ENTERED),
            desk.fingerprint(now, ConsoleAct.IP_LIST_ENTERED),
            acts.today(),
            isEditable(),
            day ->
                attempt(() -> desk.record(now.key(), ConsoleAct.IP_LIST_ENTERED, day), "recorded"),
            sandbox.areThere()
                ? Optional.of(() -> attempt(() -> sandbox.enterIpList(now), "ip.played"))
                : Optional.empty());
  }

  /** Token and EncodingAESKey are made up; they count once they are saved. */
  public void generate() {
    caller.need(Scope.SETTINGS_WRITE);
    KeyTexts fresh = KeyMaker.fresh();
    token = fresh.token().reveal();
    encodingAesKey = fresh.encodingAesKey().reveal();
    shown = true;
    answers.done(words.text(GROUP, "generated"));
  }

  public void save() {
    Provider of = provider;
    if (of == null) {
      return;
    }
    DevelopmentEntry entry =
        new DevelopmentEntry(secret(providerSecret), secret(token), secret(encodingAesKey), atOnce);
    shown = true;
    if (!attempt(
        () -> {
          Findings findings = desk.saveDevelopment(of.key(), entry, seen());
          DevelopmentRules.systemUrl(findings, "systemUrl", desk.systemUrl(of.key()));
          return findings;
        },
        "saved")) {
      shown = false;
    }
  }

  public void withdraw() {
    Provider of = provider;
    if (of != null) {
      attempt(() -> desk.withdrawNextKey(of.key(), seen()), "withdrawn");
    }
  }

  public void saveIpList() {
    Provider of = provider;
    if (of != null) {
      String entered = ipList == null ? "" : ipList;
      attempt(() -> desk.saveIpList(of.key(), entered, seen()), "saved");
    }
  }

  /** The separators that WeCom wants; it is not saved yet. */
  public void repairIpList() {
    ipList = IpList.repaired(ipList == null ? "" : ipList);
    answers.done(words.text(GROUP, "ip.repaired"));
  }

  /** Whether a call from that address would pass by the list as it is entered. */
  public void testAddress() {
    String asked = address == null ? "" : address.strip();
    Findings findings = new Findings();
    if (!isAddress(asked)) {
      findings.refuse("shape", "address", "address");
      answers.show(findings);
      return;
    }
    passes = IpList.kept(ipList == null ? "" : ipList).passes(asked);
  }

  private static boolean isAddress(String text) {
    try {
      return !new IpPattern(text).isSegment();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean attempt(Supplier<Findings> act, String done) {
    boolean[] saved = new boolean[1];
    answers.attempt(
        () -> {
          saved[0] = answers.show(act.get());
          if (saved[0]) {
            answers.done(words.text(GROUP, done));
            choice.chosen().ifPresent(this::show);
          }
        });
    return saved[0];
  }

  private static Optional<Secret> secret(@Nullable String entered) {
    return entered == null || entered.isBlank()
        ? Optional.empty()
        : Optional.of(Secret.of(entered.strip()));
  }

  private OptionalLong seen() {
    return ProviderChoice.seen(version);
  }

  public boolean isEditable() {
    return caller.may(Scope.SETTINGS_WRITE);
  }

  public @Nullable Provider provider() {
    return provider;
  }

  public @Nullable DoneInWecom developed() {
    return developed;
  }

  public @Nullable DoneInWecom listed() {
    return listed;
  }

  public String systemUrl() {
    return provider == null ? "" : desk.systemUrl(provider.key()).toString();
  }

  /** When WeCom last checked the URL and got the right answer (DEV-03); null: never. */
  public @Nullable Instant checkedAt() {
    return provider == null
        ? null
        : checks.lastPassed(Source.of(provider.key()), UrlKind.SYSTEM).orElse(null);
  }

  public boolean isSecretThere() {
    return provider != null && provider.providerSecret().isPresent();
  }

  public boolean isKeyThere() {
    return provider != null && provider.isCallbackEntered();
  }

  public boolean isNextKeyThere() {
    return provider != null && provider.callback().next().isPresent();
  }

  /** What was generated or entered on this page, to be pasted into WeCom's form. */
  public String shownToken() {
    return shown && token != null ? token : "";
  }

  public String shownAesKey() {
    return shown && encodingAesKey != null ? encodingAesKey : "";
  }

  /** The addresses that WeCom refused with 60020 last: those that the hub is seen with. */
  public List<String> seenAddresses() {
    return Stream.concat(tokens.ownerRows().stream(), tokens.troubledCorps(MOST_TROUBLED).stream())
        .filter(row -> row.lastErrcode().orElse(0) == ErrCode.IP_NOT_ALLOWED.code())
        .flatMap(row -> row.lastCure().stream())
        .map(ADDRESS::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .distinct()
        .toList();
  }

  public boolean isTested() {
    return passes != null;
  }

  public boolean isPassing() {
    return Boolean.TRUE.equals(passes);
  }

  public @Nullable String getProviderSecret() {
    return providerSecret;
  }

  public void setProviderSecret(@Nullable String providerSecret) {
    this.providerSecret = providerSecret;
  }

  public @Nullable String getToken() {
    return token;
  }

  public void setToken(@Nullable String token) {
    this.token = token;
  }

  public @Nullable String getEncodingAesKey() {
    return encodingAesKey;
  }

  public void setEncodingAesKey(@Nullable String encodingAesKey) {
    this.encodingAesKey = encodingAesKey;
  }

  public boolean isAtOnce() {
    return atOnce;
  }

  public void setAtOnce(boolean atOnce) {
    this.atOnce = atOnce;
  }

  public @Nullable String getVersion() {
    return version;
  }

  public void setVersion(@Nullable String version) {
    this.version = version;
  }

  public @Nullable String getIpList() {
    return ipList;
  }

  public void setIpList(@Nullable String ipList) {
    this.ipList = ipList;
  }

  public @Nullable String getAddress() {
    return address;
  }

  public void setAddress(@Nullable String address) {
    this.address = address;
  }
}
