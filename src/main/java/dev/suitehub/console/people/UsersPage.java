package dev.suitehub.console.people;

import dev.suitehub.access.Role;
import dev.suitehub.access.Scope;
import dev.suitehub.access.people.Invited;
import dev.suitehub.access.people.UserDesk;
import dev.suitehub.access.people.UserEntry;
import dev.suitehub.access.people.UserRow;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.wire.Secret;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code users.xhtml}: everybody; {@code ?user=} changes one. */
@Named("usersPage")
@RequestScoped
public class UsersPage {

  @Inject UserDesk desk;
  @Inject PageGuard guard;
  @Inject Answers answers;
  @Inject Words words;

  private @Nullable List<UserRow> rows;
  private @Nullable String user;
  private @Nullable String name;
  private @Nullable String displayName;
  private String @Nullable [] roles;
  private long version;
  private Optional<Secret> oneTime = Optional.empty();
  private String oneTimeFor = "";

  /** Before the forms are read: which of them there are depends on it. */
  @PostConstruct
  void begin() {
    @Nullable String asked =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get("user");
    user = asked == null || asked.isEmpty() ? null : asked;
  }

  /** Before the page is shown: what stands there of the one who is changed. */
  public void enter() throws IOException {
    if (!guard.lets(Scope.USERS_WRITE)) {
      return;
    }
    begin(one());
  }

  private void begin(Optional<UserRow> shown) {
    shown.ifPresent(
        row -> {
          displayName = row.displayName();
          roles = row.roles().stream().map(Role::name).toArray(String[]::new);
          version = row.version();
        });
  }

  public List<UserRow> users() {
    List<UserRow> known = rows;
    if (known == null) {
      known = guard.may(Scope.USERS_WRITE) ? desk.all() : List.of();
      rows = known;
    }
    return known;
  }

  /** Who is changed, if somebody is. */
  public Optional<UserRow> one() {
    return user == null
        ? Optional.empty()
        : users().stream().filter(row -> row.name().equals(user)).findFirst();
  }

  public boolean isChanging() {
    return one().isPresent();
  }

  public UserRow changed() {
    return one().orElseThrow();
  }

  public List<String> allRoles() {
    return Arrays.stream(Role.values()).map(Role::name).toList();
  }

  /** The roles of a row in the reader's words. */
  public String rolesOf(UserRow row) {
    return row.roles().stream()
        .map(role -> words.text("people", "role." + role.name()))
        .collect(Collectors.joining(words.text("people", "and")));
  }

  public void invite() {
    answers.attempt(
        () -> {
          Invited invited = desk.invite(name == null ? "" : name.strip(), entry());
          if (answers.show(invited.findings())) {
            showOnce(String.valueOf(name), invited.password());
            answers.done(words.text("people", "users.invited", String.valueOf(name)));
            name = null;
            displayName = null;
            roles = null;
          }
        });
    rows = null;
  }

  public void save() {
    answers.attempt(
        () -> {
          if (answers.show(desk.change(String.valueOf(user), entry(), OptionalLong.of(version)))) {
            answers.done(words.text("", "frame.saved"));
            rows = null;
            begin(one());
          }
        });
    rows = null;
  }

  public void disable() {
    answers.attempt(
        () -> {
          if (answers.show(desk.disable(String.valueOf(user)))) {
            answers.done(words.text("people", "users.disabled", String.valueOf(user)));
          }
        });
    refresh();
  }

  public void enable() {
    if (answers.attempt(() -> desk.enable(String.valueOf(user)))) {
      answers.done(words.text("people", "users.enabled", String.valueOf(user)));
    }
    refresh();
  }

  public void reset() {
    answers.attempt(
        () ->
            showOnce(String.valueOf(user), Optional.of(desk.resetPassword(String.valueOf(user)))));
    refresh();
  }

  private void refresh() {
    rows = null;
    one().ifPresent(row -> version = row.version());
  }

  private void showOnce(String whose, Optional<Secret> password) {
    oneTimeFor = whose;
    oneTime = password;
  }

  public boolean isShownOnce() {
    return oneTime.isPresent();
  }

  public String oneTime() {
    return oneTime.map(Secret::reveal).orElse("");
  }

  public String oneTimeFor() {
    return oneTimeFor;
  }

  private UserEntry entry() {
    return new UserEntry(
        displayName == null ? "" : displayName, roles == null ? List.of() : List.of(roles));
  }

  public @Nullable String getUser() {
    return user;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getDisplayName() {
    return displayName;
  }

  public void setDisplayName(@Nullable String displayName) {
    this.displayName = displayName;
  }

  public String @Nullable [] getRoles() {
    return roles == null ? null : roles.clone();
  }

  public void setRoles(String @Nullable [] roles) {
    this.roles = roles == null ? null : roles.clone();
  }

  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }
}
