package dev.suitehub.console.provider;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.DoneInWecom;
import dev.suitehub.console.frame.Words;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.provider.ProfileEntry;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.ProviderDesk;
import dev.suitehub.registry.provider.ProviderStanding;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.LogoRules;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code /console/provider.xhtml}: the company behind the apps, and its registration at WeCom. */
@Named("providerPage")
@RequestScoped
public class ProviderPage {

  private static final String GROUP = "provider";

  @Inject ProviderChoice choice;
  @Inject Providers providers;
  @Inject ProviderDesk desk;
  @Inject ConsoleActs acts;
  @Inject SandboxSteps sandbox;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Words words;

  private @Nullable Provider provider;
  private @Nullable ProviderStanding standing;
  private @Nullable DoneInWecom registered;

  private @Nullable String key;
  private @Nullable String corpId;
  private @Nullable String name;
  private @Nullable String introduction;
  private @Nullable String website;
  private @Nullable String contactName;
  private @Nullable String contactMobile;
  private boolean filedByAdmin;
  private @Nullable String version;
  private @Nullable Part logo;
  private @Nullable String certifiedUntil;

  @PostConstruct
  void load() {
    caller.need(Scope.SETTINGS_READ);
    choice.chosen().ifPresent(this::show);
  }

  private void show(Provider shown) {
    provider = shown;
    standing = providers.standing(shown.key());
    key = shown.key().value();
    corpId = shown.corpId().value();
    name = shown.name();
    introduction = shown.introduction().orElse("");
    website = shown.website().orElse("");
    contactName = shown.contactName().orElse("");
    contactMobile = shown.contactMobile().orElse("");
    filedByAdmin = shown.isFiledByAdmin();
    version = String.valueOf(shown.version());
    certifiedUntil = shown.certifiedUntil().map(LocalDate::toString).orElse("");
    registered =
        new DoneInWecom(
            acts.last(ProviderDesk.subject(shown.key()), ConsoleAct.REGISTERED),
            desk.fingerprint(shown, ConsoleAct.REGISTERED),
            acts.today(),
            isEditable(),
            day -> attempt(() -> desk.recordRegistered(shown.key(), day), "recorded", false),
            sandbox.areThere()
                ? Optional.of(
                    () -> attempt(() -> sandbox.register(shown), "registered.played", false))
                : Optional.empty());
  }

  /** Where there is none yet, or a new one is asked for. */
  public boolean isNew() {
    return provider == null;
  }

  public boolean isEditable() {
    return caller.may(Scope.SETTINGS_WRITE);
  }

  public boolean isSandboxThere() {
    return sandbox.areThere();
  }

  /** Saves the company's information; a new provider gets a page of its own. */
  public void save() {
    boolean created = isNew();
    Optional<ProviderKey> wanted = wantedKey();
    if (wanted.isEmpty()) {
      return;
    }
    ProfileEntry entry =
        new ProfileEntry(
            text(corpId),
            text(name),
            text(introduction),
            text(website),
            text(contactName),
            text(contactMobile),
            filedByAdmin);
    boolean saved = attempt(() -> desk.saveProfile(wanted.get(), entry, seen()), "saved", created);
    if (saved && created) {
      lead("/console/provider.xhtml?provider=" + wanted.get());
    }
  }

  private Optional<ProviderKey> wantedKey() {
    if (provider != null) {
      return Optional.of(provider.key());
    }
    Findings findings = new Findings();
    try {
      ProviderKey wanted = new ProviderKey(text(key));
      if (providers.find(wanted).isEmpty()) {
        return Optional.of(wanted);
      }
      findings.refuse("unique", "key", "unique", wanted);
    } catch (IllegalArgumentException e) {
      findings.refuse("shape", "key", "key.shape");
    }
    answers.show(findings);
    return Optional.empty();
  }

  public void saveLogo() {
    Part file = logo;
    if (provider == null) {
      return;
    }
    ProviderKey of = provider.key();
    attempt(() -> desk.saveLogo(of, bytes(file), OptionalLong.empty()), "logo.saved", false);
  }

  private static byte[] bytes(@Nullable Part file) {
    if (file == null) {
      return new byte[0];
    }
    try (InputStream in = file.getInputStream()) {
      return LogoRules.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its last day; empty where it is certified no more. */
  public void saveCertification() {
    certify(false);
  }

  public void playCertification() {
    certify(true);
  }

  private void certify(boolean played) {
    if (provider == null) {
      return;
    }
    Provider of = provider;
    String entered = text(certifiedUntil);
    Optional<LocalDate> until = Optional.empty();
    if (!entered.isEmpty()) {
      until = date(entered);
      if (until.isEmpty()) {
        Findings findings = new Findings();
        findings.refuse("date", "certifiedUntil", "date");
        answers.show(findings);
        return;
      }
    }
    Optional<LocalDate> day = until;
    attempt(
        () ->
            played ? sandbox.certify(of, day) : desk.certified(of.key(), day, OptionalLong.empty()),
        "certified.saved",
        false);
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(Inputs.calendarDay(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private interface Act {
    Findings run();
  }

  private boolean attempt(Act act, String done, boolean there) {
    boolean[] saved = new boolean[1];
    answers.attempt(
        () -> {
          saved[0] = answers.show(act.run());
          if (saved[0]) {
            if (there) {
              answers.doneThere(words.text(GROUP, done));
            } else {
              answers.done(words.text(GROUP, done));
              choice.chosen().ifPresent(this::show);
            }
          }
        });
    return saved[0];
  }

  private static void lead(String to) {
    FacesContext context = FacesContext.getCurrentInstance();
    try {
      context.getExternalContext().redirect(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OptionalLong seen() {
    return ProviderChoice.seen(version);
  }

  private static String text(@Nullable String entered) {
    return entered == null ? "" : entered;
  }

  public @Nullable Provider provider() {
    return provider;
  }

  public @Nullable DoneInWecom registered() {
    return registered;
  }

  public boolean isRegistered() {
    return standing != null && standing.registered();
  }

  public boolean isReady() {
    return standing != null && standing.mayCreateApps();
  }

  public boolean isCertified() {
    return standing != null && standing.isCertified(acts.today());
  }

  /** What keeps it from creating apps, in the reader's language. */
  public List<String> missing() {
    return standing == null
        ? List.of()
        : standing.missing().all().stream().map(one -> one.text(words.locale())).toList();
  }

  /** The logo as the page shows it; empty where there is none. */
  public String logoUrl() {
    return provider == null || provider.logoHash().isEmpty()
        ? ""
        : providers.logo(provider.key()).map(one -> one.picture().dataUrl()).orElse("");
  }

  /** Who may not change it sees only a part of the number. */
  public String mobile() {
    return provider == null
        ? ""
        : (isEditable() ? provider.contactMobile() : provider.maskedMobile()).orElse("");
  }

  public @Nullable String getKey() {
    return key;
  }

  public void setKey(@Nullable String key) {
    this.key = key;
  }

  public @Nullable String getCorpId() {
    return corpId;
  }

  public void setCorpId(@Nullable String corpId) {
    this.corpId = corpId;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getIntroduction() {
    return introduction;
  }

  public void setIntroduction(@Nullable String introduction) {
    this.introduction = introduction;
  }

  public @Nullable String getWebsite() {
    return website;
  }

  public void setWebsite(@Nullable String website) {
    this.website = website;
  }

  public @Nullable String getContactName() {
    return contactName;
  }

  public void setContactName(@Nullable String contactName) {
    this.contactName = contactName;
  }

  public @Nullable String getContactMobile() {
    return contactMobile;
  }

  public void setContactMobile(@Nullable String contactMobile) {
    this.contactMobile = contactMobile;
  }

  public boolean isFiledByAdmin() {
    return filedByAdmin;
  }

  public void setFiledByAdmin(boolean filedByAdmin) {
    this.filedByAdmin = filedByAdmin;
  }

  public @Nullable String getVersion() {
    return version;
  }

  public void setVersion(@Nullable String version) {
    this.version = version;
  }

  public @Nullable Part getLogo() {
    return logo;
  }

  public void setLogo(@Nullable Part logo) {
    this.logo = logo;
  }

  public @Nullable String getCertifiedUntil() {
    return certifiedUntil;
  }

  public void setCertifiedUntil(@Nullable String certifiedUntil) {
    this.certifiedUntil = certifiedUntil;
  }
}
