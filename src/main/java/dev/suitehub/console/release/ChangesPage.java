package dev.suitehub.console.release;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Days;
import dev.suitehub.console.frame.Words;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.release.PendingChange;
import dev.suitehub.registry.release.PermissionChange;
import dev.suitehub.registry.release.ReleaseDesk;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppRules;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ChangeEffect;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.ReleaseRules;
import dev.suitehub.upstream.console.PlayedConsole;
import dev.suitehub.wire.SuiteId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/changes.xhtml}: what was changed since an app went online, and its permission.
 */
@Named("changesPage")
@RequestScoped
public class ChangesPage {

  @Inject Suites suites;
  @Inject AuthorizedCorps corps;
  @Inject ReleaseDesk desk;
  @Inject ReleaseTexts texts;
  @Inject PlayedConsole console;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Words words;
  @Inject Tx tx;

  private @Nullable String on;

  @PostConstruct
  void enter() {
    caller.need(Scope.SETTINGS_READ);
  }

  public String suite() {
    return Asked.one("suite");
  }

  public boolean isChosen() {
    return Keys.findSuite(suite()).flatMap(key -> tx.call(() -> suites.find(key))).isPresent();
  }

  private SuiteKey key() {
    return Keys.suite(suite());
  }

  private Suite chosen() {
    return tx.call(() -> suites.get(key()));
  }

  private App app() {
    return tx.call(() -> suites.app(key()));
  }

  public String name() {
    return isChosen() ? app().name() : suite();
  }

  public boolean isReleased() {
    return chosen().onlineSince().isPresent();
  }

  /** Those that there are, in the order in which they reach the corps. */
  public List<EffectGroup> groups() {
    List<PendingChange> changes = desk.changes(key());
    return Arrays.stream(ChangeEffect.values())
        .map(
            effect ->
                new EffectGroup(
                    texts.text("effect." + effect),
                    texts.text("effect." + effect + ".help"),
                    changes.stream()
                        .filter(change -> change.effect() == effect)
                        .map(change -> texts.difference(change.change()))
                        .toList()))
        .filter(group -> !group.changes().isEmpty())
        .toList();
  }

  public boolean isEditable() {
    return caller.may(Scope.SETTINGS_WRITE) && !chosen().stage().isInReview();
  }

  public boolean isInReview() {
    return chosen().stage().isInReview();
  }

  /** Those that an app of this type can have; those that are out of reach say why. */
  public List<PermissionChoice> permissions() {
    App app = app();
    return Arrays.stream(ContactPermission.values())
        .filter(one -> one == app.contacts().permission() || isOffered(app, one))
        .map(one -> choice(app, one))
        .toList();
  }

  private static boolean isOffered(App app, ContactPermission permission) {
    @Nullable AppType type = app.type().orElse(null);
    AppContacts wanted = new AppContacts(permission, null, Set.of(), "");
    return !AppRules.contacts(type, wanted).isRefused();
  }

  private PermissionChoice choice(App app, ContactPermission permission) {
    @Nullable ContactPermission now = app.contacts().permission();
    String why =
        ReleaseRules.whyNot(isReleased(), now, permission)
            .map((Finding finding) -> finding.text(words.locale()))
            .orElse("");
    return new PermissionChoice(
        permission.name(),
        words.text("app", "permission." + permission),
        permission.level(),
        permission == now,
        why);
  }

  public List<String> scopes() {
    return Arrays.stream(ContactScope.values()).map(ContactScope::name).toList();
  }

  public String scopeText(String scope) {
    return words.text("app", "scope." + scope);
  }

  public boolean isScope(String scope) {
    @Nullable ContactScope now = app().contacts().scope();
    return now != null && now.name().equals(scope);
  }

  /** Who told us of the last change in WeCom's console; empty where nobody has. */
  public String done() {
    return desk.done(key()).stream()
        .filter(one -> one.act() == ConsoleAct.PERMISSION_CHANGED)
        .findFirst()
        .map(one -> Days.doneBy(words, one.row()))
        .orElse("");
  }

  public @Nullable String getOn() {
    return on == null ? words.today().toString() : on;
  }

  public void setOn(@Nullable String on) {
    this.on = on;
  }

  /** How many corps a change would count for at once. */
  public long corps() {
    return tx.call(() -> corps.countReached(key()));
  }

  public String confirm() {
    return texts.text("permission.confirm", corps());
  }

  /** Whether the sandbox knows the app, and can do the same. */
  public boolean isPlayed() {
    return console.isThere() && suiteId().isPresent();
  }

  private Optional<SuiteId> suiteId() {
    return tx.call(() -> suites.find(key())).flatMap(Suite::suiteId);
  }

  public void change() {
    change(false);
  }

  /** The same in the sandbox, and then here. */
  public void changePlayed() {
    change(true);
  }

  private void change(boolean played) {
    Optional<ContactPermission> permission =
        choice(ContactPermission.values(), Asked.one("contactPermission"));
    Optional<ContactScope> scope = choice(ContactScope.values(), Asked.one("contactScope"));
    if (permission.isEmpty() || scope.isEmpty()) {
      answers.refused(texts.text("permission.choose"));
      return;
    }
    Findings read = new Findings();
    Optional<LocalDate> day = Days.read(read, "on", on);
    if (read.isRefused()) {
      answers.show(read);
      return;
    }
    answers.attempt(
        () -> {
          caller.need(Scope.SETTINGS_WRITE);
          Findings before = desk.beforePermission(key(), permission.get(), scope.get(), day);
          if (before.isRefused()) {
            answers.show(before);
            return;
          }
          if (played && permission.get() != app().contacts().permission()) {
            suiteId().ifPresent(id -> console.lowerPermission(id, permission.get().level()));
          }
          PermissionChange change =
              desk.changePermission(key(), permission.get(), scope.get(), day);
          Findings findings = change.findings();
          if (answers.show(findings)) {
            answers.done(
                texts.text(played ? "permission.played" : "permission.done", change.corps()));
          }
        });
  }

  private static <E extends Enum<E>> Optional<E> choice(E[] all, String name) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
  }
}
