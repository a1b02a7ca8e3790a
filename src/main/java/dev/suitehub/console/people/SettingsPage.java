package dev.suitehub.console.people;

import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Words;
import dev.suitehub.ops.checklist.Check;
import dev.suitehub.ops.checklist.ChecklistBoard;
import dev.suitehub.platform.config.ConfigOverview;
import dev.suitehub.platform.config.ConfigOverview.Setting;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.DatabaseKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code settings.xhtml}: how this hub is configured, to be read. */
@Named("settingsPage")
@RequestScoped
public class SettingsPage {

  private static final String DOCUMENT = "/dev/suitehub/console/openapi.json";

  @Inject ConfigOverview overview;
  @Inject DatabaseKind database;
  @Inject HubConfig hub;
  @Inject PageGuard guard;
  @Inject Words words;
  @Inject ChecklistBoard checklist;

  /** Before the page is shown. */
  public void enter() throws IOException {
    guard.lets(Scope.OPS_READ);
  }

  /** Settings that belong together, in the order of the manual. */
  public record Group(String name, List<Setting> settings) {}

  public List<Group> groups() {
    Map<String, List<Setting>> groups =
        overview.all().stream()
            .collect(
                Collectors.groupingBy(Setting::group, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(entry -> new Group(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Where a value comes from, as people call it; the server's own name where it is a file. */
  public String source(Setting setting) {
    String name = setting.source().toLowerCase(Locale.ROOT);
    if (!setting.isSet()) {
      return words.text("people", "settings.default");
    }
    if (name.contains("env")) {
      return words.text("people", "settings.source.environment");
    }
    return name.contains("sys")
        ? words.text("people", "settings.source.property")
        : setting.source();
  }

  /** A point of the production checklist, as a reader sees it. */
  public record CheckLine(String id, String mark, String word, String text) {}

  public List<CheckLine> checks() {
    return checklist.checks().stream().map(this::line).toList();
  }

  private CheckLine line(Check check) {
    String mark =
        switch (check.mark()) {
          case GOOD -> "good";
          case WARN -> "waiting";
          case BAD -> "bad";
        };
    String word = words.text("people", "settings.check." + check.mark());
    return new CheckLine(check.id(), mark, word, check.text(words.locale()));
  }

  public String database() {
    return database.name();
  }

  public String server() {
    return ((ServletContext) FacesContext.getCurrentInstance().getExternalContext().getContext())
        .getServerInfo();
  }

  public String java() {
    return System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")";
  }

  /** As the API's document has it, which the build writes; empty where there is none. */
  public String version() {
    try (InputStream document = SettingsPage.class.getResourceAsStream(DOCUMENT)) {
      return document == null
          ? ""
          : Json.createReader(document).readObject().getJsonObject("info").getString("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String publicUrl() {
    return hub.publicUrl().toString();
  }

  public boolean isSandboxOn() {
    return hub.isSandboxOn();
  }
}
