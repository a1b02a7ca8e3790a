package dev.suitehub.console.app;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.DoneInWecom;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.provider.KeyMaker;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.AppDesk;
import dev.suitehub.registry.suite.AppLogo;
import dev.suitehub.registry.suite.KeysDesk;
import dev.suitehub.registry.suite.KeysEntry;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.AppBasics;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppDevelopment;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.InstallDomain;
import dev.suitehub.rules.Menu;
import dev.suitehub.rules.MenuButton;
import dev.suitehub.upstream.console.AppSheet;
import dev.suitehub.upstream.console.CreatedApp;
import dev.suitehub.upstream.console.PlayedConsole;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is entered in WeCom's form, in its order; with the sandbox on, one button enters it there.
 */
@Named("appSheetPage")
@RequestScoped
public class AppSheetPage {

  @Inject AppPage page;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject HubConfig hub;
  @Inject Providers providers;
  @Inject Suites suites;
  @Inject KeysDesk desk;
  @Inject AppDesk apps;
  @Inject ConsoleActs acts;
  @Inject PlayedConsole console;
  @Inject AppTexts texts;

  private @Nullable DoneInWecom entered;

  /** Whether the app was entered in WeCom's console, and as it is now. */
  public DoneInWecom entered() {
    DoneInWecom one = entered;
    if (one == null) {
      one =
          new DoneInWecom(
              acts.last(ConsoleActs.subject(page.key()), ConsoleAct.APP_ENTERED),
              apps.fingerprint(page.key()),
              acts.today(),
              caller.may(Scope.SETTINGS_WRITE),
              this::record,
              isSandbox() && !page.suiteId().isEmpty()
                  ? Optional.of(this::enterAgain)
                  : Optional.empty());
      entered = one;
    }
    return one;
  }

  private void record(LocalDate on) {
    answers.attempt(
        () -> {
          if (answers.show(apps.entered(page.key(), on))) {
            answers.done(texts.text("sheet.recorded"));
            entered = null;
          }
        });
  }

  /** The sandbox checks both URLs again, and refuses what its team reviews. */
  private void enterAgain() {
    answers.attempt(
        () -> {
          caller.need(Scope.SETTINGS_WRITE);
          Suite suite = page.suite();
          SuiteId there = new SuiteId(page.suiteId());
          console.editApp(there, sheet(suite, suite.callback().forWecom()));
          showLogo(suite, there);
          if (answers.show(apps.entered(page.key(), acts.today()))) {
            answers.done(texts.text("sheet.played"));
            entered = null;
          }
        });
  }

  public AppBasics basics() {
    return page.app().basics();
  }

  public AppDevelopment development() {
    return page.app().development();
  }

  public String permission() {
    return text("permission.", page.app().contacts().permission());
  }

  public String scope() {
    return text("scope.", page.app().contacts().scope());
  }

  public String sensitive() {
    return page.app().contacts().sensitiveFields().stream()
        .sorted()
        .map(field -> texts.text("sensitive." + field))
        .collect(Collectors.joining(texts.text("comma")));
  }

  public String companion() {
    return page.app().contacts().companion();
  }

  /** One line for each button. */
  public String menu() {
    Menu menu = page.app().menu();
    return menu.buttons().stream()
        .map(
            top ->
                top.children().isEmpty()
                    ? top.name() + " " + top.url() + top.key() + top.pagePath()
                    : top.name()
                        + top.children().stream()
                            .map(
                                one ->
                                    "\n  "
                                        + one.name()
                                        + " "
                                        + one.url()
                                        + one.key()
                                        + one.pagePath())
                            .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  public boolean isSandbox() {
    return console.isThere() && caller.may(Scope.SETTINGS_WRITE);
  }

  /**
   * The sandbox creates the app, with a Token and an EncodingAESKey that are made up for it, and
   * its SuiteId and SuiteSecret are kept.
   */
  public String createInSandbox() {
    if (!page.suiteId().isEmpty()) {
      return page.here();
    }
    boolean done =
        answers.attempt(
            () -> {
              caller.need(Scope.SETTINGS_WRITE);
              Suite suite = page.suite();
              KeyTexts keys = KeyMaker.fresh();
              Findings prepared =
                  desk.save(
                      page.key(),
                      suite.version(),
                      new KeysEntry(
                          "",
                          Optional.empty(),
                          Optional.of(keys.token()),
                          Optional.of(keys.encodingAesKey()),
                          false));
              if (answers.show(prepared)) {
                CreatedApp created = console.createApp(sheet(suite, keys));
                answers.show(
                    desk.save(
                        page.key(),
                        page.suite().version(),
                        new KeysEntry(
                            created.suiteId().value(),
                            Optional.of(created.suiteSecret()),
                            Optional.empty(),
                            Optional.empty(),
                            false)));
                showLogo(suite, created.suiteId());
              }
            });
    if (!done || page.suiteId().isEmpty()) {
      return "";
    }
    answers.doneThere(texts.text("sandbox.created", page.suiteId()));
    return page.here();
  }

  private AppSheet sheet(Suite suite, KeyTexts keys) {
    App app = page.app();
    AppContacts contacts = app.contacts();
    ContactPermission permission = contacts.permission();
    if (permission == null) {
      permission =
          app.type().filter(AppType.CONTACTS::equals).isPresent()
              ? ContactPermission.READ_WRITE
              : ContactPermission.MEMBER_BASIC;
    }
    String domain = app.development().installDomain();
    return new AppSheet(
        providers.get(suite.provider()).corpId(),
        app.basics().appName().isEmpty() ? app.name() : app.basics().appName(),
        hub.publicUrl("/callback/" + suite.key() + "/command"),
        page.dataUrl(),
        domain.isEmpty() ? InstallDomain.of(hub.publicUrl()).text() : domain,
        keys.token(),
        keys.encodingAesKey(),
        permission.level(),
        details(app));
  }

  private static AppSheet.Details details(App app) {
    AppContacts contacts = app.contacts();
    return new AppSheet.Details(
        app.type().map(Enum::name).orElse(""),
        app.basics().category(),
        app.basics().slogan(),
        app.basics().introduction(),
        contacts.scope() == null ? "" : contacts.scope().name(),
        contacts.sensitiveFields().stream().sorted().map(Enum::name).toList(),
        app.development().homePage(),
        app.development().settingsUrl(),
        app.development().trustedDomain(),
        lines(app.menu()),
        app.steps().appId());
  }

  /** Without what opens a mini program, which the sandbox cannot. */
  private static String lines(Menu menu) {
    StringBuilder lines = new StringBuilder();
    for (MenuButton top : menu.buttons()) {
      List<MenuButton> children = top.children().stream().filter(AppSheetPage::isPlayed).toList();
      if (!children.isEmpty()) {
        lines.append(top.name()).append('\n');
        children.forEach(one -> lines.append("- ").append(line(one)));
      } else if (isPlayed(top)) {
        lines.append(line(top));
      }
    }
    return lines.toString();
  }

  private static boolean isPlayed(MenuButton button) {
    return !button.action().isEmpty() && !button.action().equals("view_miniprogram");
  }

  private static String line(MenuButton button) {
    return button.name() + " | " + button.action() + " | " + button.key() + button.url() + "\n";
  }

  private void showLogo(Suite suite, SuiteId there) {
    suites
        .logo(suite.key())
        .map(AppLogo::picture)
        .ifPresent(logo -> console.showLogo(there, logo.content(), logo.mediaType()));
  }

  private String text(String prefix, @Nullable Enum<?> one) {
    return one == null ? "" : texts.text(prefix + one.name());
  }
}
