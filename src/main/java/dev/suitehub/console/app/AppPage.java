package dev.suitehub.console.app;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.FieldNames;
import dev.suitehub.console.frame.Words;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.AppChange;
import dev.suitehub.registry.suite.AppChecks;
import dev.suitehub.registry.suite.AppDesk;
import dev.suitehub.registry.suite.ContactsApps;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.CorpIdTemplate;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.SuiteId;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /console/app.xhtml}: one app, in the sections of WeCom's form; what all of them show. */
@Named("appPage")
@ViewScoped
public class AppPage implements Serializable {

  private static final long serialVersionUID = 1;
  private static final List<String> SECTIONS = List.of("basic", "development", "menu", "sheet");
  private static final int PREVIEWS = 3;

  @Inject transient Suites suites;
  @Inject transient AuthorizedCorps corps;
  @Inject transient AppChecks checks;
  @Inject transient ContactsApps contactsApps;
  @Inject transient AppDesk desk;
  @Inject transient HubConfig hub;
  @Inject transient AppTexts texts;
  @Inject transient Tx tx;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Words words;

  private String suite = "";
  private String section = "basic";
  private String type = "";

  /** What a corp's people open. */
  public record Preview(String corp, String url) {}

  /** What keeps the app from being submitted, and where it is put right. */
  public record Missing(String rule, String text, boolean refused, String section) {}

  @PostConstruct
  void open() {
    caller.need(Scope.SETTINGS_READ);
    Map<String, String> asked =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    suite = Objects.requireNonNullElse(asked.get("suite"), "");
    String wanted = Objects.requireNonNullElse(asked.get("section"), "");
    section = SECTIONS.contains(wanted) ? wanted : "basic";
  }

  /** Before anything is shown: an address that names no app leads to those that there are. */
  public @Nullable String enter() {
    if (Keys.findSuite(suite).flatMap(named -> tx.call(() -> suites.find(named))).isPresent()) {
      return null;
    }
    answers.refusedThere(texts.text("no-such-app"));
    return "/console/apps.xhtml?faces-redirect=true";
  }

  /** Throws {@code no-such-suite}. */
  Suite suite() {
    return tx.call(() -> suites.get(key()));
  }

  App app() {
    return tx.call(() -> suites.app(key()));
  }

  SuiteKey key() {
    return Keys.suite(suite);
  }

  public String getSuite() {
    return suite;
  }

  public String getSection() {
    return section;
  }

  public List<String> sections() {
    return SECTIONS;
  }

  public String title() {
    App app = app();
    return app.basics().appName().isEmpty() ? app.name() : app.basics().appName();
  }

  public String label() {
    return app().name();
  }

  public String typeText() {
    return texts.type(app().type().orElse(null));
  }

  public boolean isTyped() {
    return app().type().isPresent();
  }

  public boolean isContactsApp() {
    return app().type().equals(Optional.of(AppType.CONTACTS));
  }

  public boolean isMiniProgram() {
    return app().type().equals(Optional.of(AppType.MINI_PROGRAM));
  }

  public String status() {
    return texts.status(suite().stage());
  }

  public String mark() {
    return texts.mark(suite().stage());
  }

  public boolean isLocked() {
    return suite().stage().isInReview();
  }

  public boolean mayChange() {
    return caller.may(Scope.SETTINGS_WRITE) && !isLocked();
  }

  public boolean mayWrite() {
    return caller.may(Scope.SETTINGS_WRITE);
  }

  public String suiteId() {
    return suite().suiteId().map(SuiteId::value).orElse("");
  }

  public String proposedSuiteId() {
    return suite().proposedSuiteId().map(SuiteId::value).orElse("");
  }

  public boolean isSecretThere() {
    return suite().suiteSecret().isPresent();
  }

  public String commandUrl() {
    return hub.publicUrl("/callback/" + suite + "/command").toString();
  }

  public String dataUrl() {
    return hub.publicUrl("/callback/" + suite + "/data").toString();
  }

  public String installUrl() {
    return hub.publicUrl("/install/" + suite).toString();
  }

  /** Everything that a submission lacks, first what keeps it back. */
  public List<Missing> missing() {
    Findings findings = tx.call(() -> checks.complete(key()));
    return findings.all().stream()
        .sorted((one, other) -> Boolean.compare(other.isRefused(), one.isRefused()))
        .map(this::missing)
        .toList();
  }

  public long missingCount() {
    return missing().stream().filter(Missing::refused).count();
  }

  /** The home page as the first corps open it (CFG-03). */
  public List<Preview> previews() {
    CorpIdTemplate home = new CorpIdTemplate(app().development().homePage());
    if (home.text().isEmpty()) {
      return List.of();
    }
    List<AuthorizedCorp> some = tx.call(() -> corps.page(key(), Optional.empty(), PREVIEWS));
    if (some.isEmpty()) {
      return List.of(new Preview(texts.text("preview.sample"), home.sample()));
    }
    return some.stream()
        .map(
            corp -> new Preview(corp.corpName() + " " + corp.corpId(), home.forCorp(corp.corpId())))
        .toList();
  }

  /** Corps that have another contacts app of ours besides (CRE-06). */
  public List<String> clashes() {
    if (!isContactsApp()) {
      return List.of();
    }
    return tx.call(
        () ->
            corps.page(key(), Optional.empty(), 100).stream()
                .flatMap(corp -> contactsApps.check(corp.corpId()).all().stream())
                .map(finding -> finding.text(words.locale()))
                .toList());
  }

  public List<Option> types() {
    return texts.options("type.", AppType.values());
  }

  public String getType() {
    return type;
  }

  public void setType(@Nullable String type) {
    this.type = Option.text(type);
  }

  /** One that was made without a type gets it, for good. */
  public String describe() {
    Optional<AppType> chosen =
        Arrays.stream(AppType.values()).filter(one -> one.name().equals(type)).findFirst();
    boolean[] done = {false};
    answers.attempt(
        () ->
            chosen.ifPresent(
                one ->
                    done[0] = answers.show(desk.save(key(), app().version(), AppChange.of(one)))));
    return done[0] ? saved() : "";
  }

  public String remove() {
    boolean removed = answers.attempt(() -> desk.remove(key()));
    if (removed) {
      answers.doneThere(texts.text("removed", suite));
      return "/console/apps.xhtml?faces-redirect=true";
    }
    return "";
  }

  /** This section once more, saying that it was saved. */
  String saved() {
    answers.doneThere(words.text("", "frame.saved"));
    return here();
  }

  String here() {
    return "/console/app.xhtml?faces-redirect=true&suite=" + suite + "&section=" + section;
  }

  private Missing missing(Finding finding) {
    return new Missing(
        finding.rule(),
        FieldNames.named(words, finding.field(), finding.text(words.locale())),
        finding.isRefused(),
        section(finding.field()));
  }

  private static String section(String field) {
    return switch (field) {
      case "menu" -> "menu";
      case "homePage",
          "trustedDomain",
          "installDomain",
          "settingsUrl",
          "ownershipFile",
          "ownershipContent",
          "suiteId",
          "suiteSecret",
          "dataCallbackUrl",
          "commandCallbackUrl" ->
          "development";
      case "steps", "appId", "miniVersion", "releasedOn", "associatedOn" -> "mini";
      default -> "basic";
    };
  }
}
