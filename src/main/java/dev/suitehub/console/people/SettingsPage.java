package dev.suitehub.console.people;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.ops.MasterKeyBoard;
import dev.suitehub.ops.MasterKeyState;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
  @Inject MasterKeyBoard masterKeys;
  @Inject Answers answers;
  @Inject Caller caller;

  private @Nullable MasterKeyState masterKey;

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

  public MasterKeyState masterKey() {
    MasterKeyState known = masterKey;
    if (known == null) {
      known = masterKeys.state();
      masterKey = known;
    }
    return known;
  }

  public boolean mayRotate() {
    return caller.may(Scope.MASTER_KEY_ROTATE);
  }

  /** Begins to seal everything anew. */
  public void rotate() {
    answers.attempt(
        () -> {
          masterKey = masterKeys.rotate();
          answers.done(words.text("people", "master-key.begun"));
        });
  }

  public String keyName(MasterKeyState.Key key) {
    return Objects.requireNonNullElse(key.version(), words.text("frame", "frame.none"));
  }

  public String use(MasterKeyState.Key key) {
    return words.text(
        "people", key.here() ? "master-key.use." + key.use() : "master-key.away." + key.use());
  }

  /** What is needed and not here, and what may be taken out, wants an eye. */
  public String mark(MasterKeyState.Key key) {
    return switch (key.use()) {
      case SEALS -> "good";
      case NEEDED -> key.here() ? "waiting" : "bad";
      case NO_LONGER_NEEDED -> key.here() ? "waiting" : "quiet";
      case NOT_USED_YET -> "quiet";
    };
  }

  /** How far sealing anew is; empty where it never was. */
  public String progress() {
    MasterKeyState.Rotation rotation = masterKey().rotation();
    if (rotation == null) {
      return "";
    }
    @Nullable Instant endedAt = rotation.endedAt();
    if (endedAt != null) {
      return words.text(
          "people", "master-key.ended", rotation.done(), rotation.to(), words.time(endedAt));
    }
    @Nullable Long total = rotation.total();
    return total == null
        ? words.text("people", "master-key.counting", rotation.by())
        : words.text("people", "master-key.progress", rotation.done(), total, rotation.by());
  }

  public boolean isUnderWay() {
    MasterKeyState.Rotation rotation = masterKey().rotation();
    return rotation != null && rotation.endedAt() == null;
  }

  /** What holds it up; empty where nothing does. */
  public String held() {
    MasterKeyState.Rotation rotation = masterKey().rotation();
    if (rotation == null || rotation.endedAt() != null) {
      return "";
    }
    @Nullable String problem = rotation.problem();
    if (problem != null) {
      return words.text("people", "master-key.problem", problem);
    }
    return rotation.waitsFor().isEmpty()
        ? ""
        : words.text("people", "master-key.waits", String.join(", ", rotation.waitsFor()));
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
