package dev.suitehub.console.app;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.AppChange;
import dev.suitehub.registry.suite.AppDesk;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.MiniProgramSteps;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/mini-program.xhtml}: the four steps of a mini program, each with its evidence.
 */
@Named("miniProgramPage")
@ViewScoped
public class MiniProgramPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject Answers answers;
  @Inject Caller caller;
  @Inject transient AppDesk desk;
  @Inject transient Suites suites;
  @Inject transient AppTexts texts;
  @Inject transient Tx tx;

  private String suite = "";
  private long seen;
  private String appId = "";
  private String version = "";
  private String releasedOn = "";
  private String associatedOn = "";

  @PostConstruct
  void open() {
    caller.need(Scope.SETTINGS_READ);
    suite =
        Objects.requireNonNullElse(
            FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("suite"),
            "");
    if (!isThere()) {
      return;
    }
    App app = app();
    MiniProgramSteps steps = app.steps();
    seen = app.version();
    appId = steps.appId();
    version = steps.version();
    releasedOn = Objects.toString(steps.releasedOn(), "");
    associatedOn = Objects.toString(steps.associatedOn(), "");
  }

  /** As {@link AppPage#enter}. */
  public @Nullable String enter() {
    if (isThere()) {
      return null;
    }
    answers.refusedThere(texts.text("no-such-app"));
    return "/console/apps.xhtml?faces-redirect=true";
  }

  private boolean isThere() {
    return Keys.findSuite(suite).flatMap(named -> tx.call(() -> suites.find(named))).isPresent();
  }

  public String save() {
    boolean[] saved = {false};
    answers.attempt(
        () -> saved[0] = answers.show(desk.save(Keys.suite(suite), seen, AppChange.of(entered()))));
    if (!saved[0]) {
      return "";
    }
    answers.doneThere(texts.text("mini.saved", done()));
    return "/console/mini-program.xhtml?faces-redirect=true&suite=" + suite;
  }

  private MiniProgramSteps entered() {
    return new MiniProgramSteps(appId, version, day(releasedOn), day(associatedOn));
  }

  /** A browser's date field sends a date or nothing. */
  private static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : Inputs.calendarDay(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }

  public int done() {
    return app().steps().done();
  }

  public boolean isMiniProgram() {
    return app().type().equals(Optional.of(AppType.MINI_PROGRAM));
  }

  public boolean mayChange() {
    return caller.may(Scope.SETTINGS_WRITE)
        && !tx.call(() -> suites.get(Keys.suite(suite))).stage().isInReview();
  }

  public String title() {
    return app().name();
  }

  private App app() {
    return tx.call(() -> suites.app(suites.get(Keys.suite(suite)).key()));
  }

  public String getSuite() {
    return suite;
  }

  public String getAppId() {
    return appId;
  }

  public void setAppId(@Nullable String appId) {
    this.appId = Option.text(appId);
  }

  public String getVersion() {
    return version;
  }

  public void setVersion(@Nullable String version) {
    this.version = Option.text(version);
  }

  public String getReleasedOn() {
    return releasedOn;
  }

  public void setReleasedOn(@Nullable String releasedOn) {
    this.releasedOn = Option.text(releasedOn);
  }

  public String getAssociatedOn() {
    return associatedOn;
  }

  public void setAssociatedOn(@Nullable String associatedOn) {
    this.associatedOn = Option.text(associatedOn);
  }
}
