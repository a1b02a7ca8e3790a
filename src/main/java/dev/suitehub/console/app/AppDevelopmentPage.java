package dev.suitehub.console.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.console.frame.Answers;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.http.BoundedClient;
import dev.suitehub.platform.http.CallFailure;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.AppChange;
import dev.suitehub.registry.suite.AppDesk;
import dev.suitehub.rules.AppDevelopment;
import dev.suitehub.rules.InstallDomain;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 开发信息: where an app lives. */
@Named("appDevelopmentPage")
@ViewScoped
public class AppDevelopmentPage implements Serializable {

  private static final long serialVersionUID = 1;
  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final int MOST_BYTES = 4096;

  @Inject AppPage page;
  @Inject Answers answers;
  @Inject transient AppDesk desk;
  @Inject transient HubConfig hub;
  @Inject transient AppTexts texts;

  private long seen;
  private String homePage = "";
  private boolean homePageInPlugin;
  private String trustedDomain = "";
  private String ownershipFile = "";
  private String ownershipContent = "";
  private String installDomain = "";
  private String settingsUrl = "";

  @PostConstruct
  void read() {
    App app = page.app();
    AppDevelopment development = app.development();
    seen = app.version();
    homePage = development.homePage();
    homePageInPlugin = development.homePageInPlugin();
    trustedDomain = development.trustedDomain();
    ownershipFile = development.ownershipFile();
    ownershipContent = development.ownershipContent();
    installDomain = development.installDomain();
    settingsUrl = development.settingsUrl();
  }

  public String save() {
    boolean[] saved = {false};
    AppDevelopment entered =
        new AppDevelopment(
            homePage,
            homePageInPlugin,
            trustedDomain,
            ownershipFile,
            content(),
            installDomain,
            settingsUrl);
    answers.attempt(
        () -> saved[0] = answers.show(desk.save(page.key(), seen, AppChange.of(entered))));
    return saved[0] ? page.saved() : "";
  }

  /** Browsers send the line ends of a text area as CR LF, whatever they were. */
  private String content() {
    String kept = page.app().development().ownershipContent();
    String entered = ownershipContent.replace("\r\n", "\n");
    return entered.equals(kept.replace("\r\n", "\n")) ? kept : entered;
  }

  /** What the install domain has to be for installations to come back to this hub. */
  public String hubDomain() {
    return InstallDomain.of(hub.publicUrl()).text();
  }

  public void takeHubDomain() {
    installDomain = hubDomain();
  }

  /** The address under which the hub serves the file that is saved; empty where there is none. */
  public String ownershipUrl() {
    String file = page.app().development().ownershipFile();
    return file.isEmpty() ? "" : hub.publicUrl("/" + file).toString();
  }

  /** Whether WeCom asks somebody else for the file. */
  public boolean isElsewhere() {
    String domain = page.app().development().trustedDomain();
    return !domain.isEmpty() && !domain.equalsIgnoreCase(hub.publicUrl().getHost());
  }

  /** The hub asks itself for the file, by its public address. */
  public void probe() {
    AppDevelopment kept = page.app().development();
    BoundedClient client = new BoundedClient(DEADLINE, MOST_BYTES, Optional.empty());
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(hub.publicUrl("/" + kept.ownershipFile())).GET().build());
      String body = new String(answer.body(), UTF_8);
      if (answer.statusCode() == 200 && body.equals(kept.ownershipContent())) {
        answers.done(texts.text("probe.good"));
      } else {
        answers.refused(texts.text("probe.other", answer.statusCode()));
      }
    } catch (CallFailure e) {
      answers.refused(texts.text("probe.failed", String.valueOf(e.getMessage())));
    }
  }

  public String getHomePage() {
    return homePage;
  }

  public void setHomePage(@Nullable String homePage) {
    this.homePage = Option.text(homePage);
  }

  public boolean isHomePageInPlugin() {
    return homePageInPlugin;
  }

  public void setHomePageInPlugin(boolean homePageInPlugin) {
    this.homePageInPlugin = homePageInPlugin;
  }

  public String getTrustedDomain() {
    return trustedDomain;
  }

  public void setTrustedDomain(@Nullable String trustedDomain) {
    this.trustedDomain = Option.text(trustedDomain);
  }

  public String getOwnershipFile() {
    return ownershipFile;
  }

  public void setOwnershipFile(@Nullable String ownershipFile) {
    this.ownershipFile = Option.text(ownershipFile);
  }

  public String getOwnershipContent() {
    return ownershipContent;
  }

  public void setOwnershipContent(@Nullable String ownershipContent) {
    this.ownershipContent = Option.text(ownershipContent);
  }

  public String getInstallDomain() {
    return installDomain;
  }

  public void setInstallDomain(@Nullable String installDomain) {
    this.installDomain = Option.text(installDomain);
  }

  public String getSettingsUrl() {
    return settingsUrl;
  }

  public void setSettingsUrl(@Nullable String settingsUrl) {
    this.settingsUrl = Option.text(settingsUrl);
  }
}
