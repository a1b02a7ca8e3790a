package dev.suitehub.console.app;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.AppType;
import dev.suitehub.tokens.Tickets;
import dev.suitehub.wire.SuiteId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /console/apps.xhtml}: every app, with how far it is. */
@Named("appsPage")
@RequestScoped
public class AppsPage {

  @Inject Suites suites;
  @Inject AuthorizedCorps corps;
  @Inject Tickets tickets;
  @Inject Caller caller;
  @Inject AppTexts texts;
  @Inject Tx tx;

  private List<AppRow> rows = List.of();
  private boolean anyApps;

  @PostConstruct
  void look() {
    caller.need(Scope.SETTINGS_READ);
    List<AppRow> all = tx.call(this::all);
    anyApps = !all.isEmpty();
    String text = asked("text").toLowerCase(Locale.ROOT);
    String type = asked("type").isEmpty() ? "" : texts.text("type." + known(asked("type")));
    rows =
        all.stream()
            .filter(row -> holds(row, text))
            .filter(row -> type.isEmpty() || row.type().equals(type))
            .toList();
  }

  public List<AppRow> rows() {
    return rows;
  }

  /** Whether there is any app, whatever was searched for. */
  public boolean isAnyApps() {
    return anyApps;
  }

  /** What was asked for under that name; empty where nothing was. */
  public String asked(String name) {
    String value =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get(name);
    return value == null ? "" : value.strip();
  }

  public List<Option> types() {
    return texts.options("type.", AppType.values());
  }

  public boolean mayCreate() {
    return caller.may(Scope.SETTINGS_WRITE);
  }

  private List<AppRow> all() {
    Map<?, App> apps =
        suites.apps().stream().collect(Collectors.toMap(App::suite, Function.identity()));
    return suites.all().stream()
        .flatMap(suite -> Stream.ofNullable(apps.get(suite.key())).map(app -> row(suite, app)))
        .toList();
  }

  private AppRow row(Suite suite, App app) {
    return new AppRow(
        suite.key().value(),
        app.name(),
        app.basics().appName(),
        texts.type(app.type().orElse(null)),
        texts.mark(suite.stage()),
        texts.status(suite.stage()),
        suite.suiteId().map(SuiteId::value).orElse(""),
        suite.proposedSuiteId().map(SuiteId::value).orElse(""),
        tickets.state(suite.key()).ticketTime().orElse(null),
        corps.count(suite.key()));
  }

  private static boolean holds(AppRow row, String text) {
    return Stream.of(row.key(), row.label(), row.appName(), row.suiteId())
        .anyMatch(one -> one.toLowerCase(Locale.ROOT).contains(text));
  }

  private static String known(String type) {
    return Stream.of(AppType.values())
        .map(Enum::name)
        .filter(type::equals)
        .findFirst()
        .orElse("none");
  }
}
