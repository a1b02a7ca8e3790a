package dev.suitehub.console.people;

import dev.suitehub.access.people.ConsolePaths;
import dev.suitehub.access.people.Door;
import dev.suitehub.access.people.OwnPassword;
import dev.suitehub.access.people.Person;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code password.xhtml}: the password of whoever is signed in. */
@Named("passwordPage")
@RequestScoped
public class PasswordPage {

  @Inject OwnPassword passwords;
  @Inject Door door;
  @Inject Person person;
  @Inject Answers answers;
  @Inject Words words;

  private @Nullable String present;
  private @Nullable String fresh;
  private @Nullable String again;

  public boolean isMustChange() {
    return person.mustChange();
  }

  public void change() throws IOException {
    if (!answers.show(passwords.change(secret(present), secret(fresh), secret(again)))) {
      return;
    }
    ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
    door.renewed((HttpServletRequest) context.getRequest());
    answers.doneThere(words.text("people", "password.done"));
    context.redirect(ConsolePaths.HOME);
  }

  private static Secret secret(@Nullable String text) {
    return Secret.of(text == null ? "" : text);
  }

  public @Nullable String getPresent() {
    return present;
  }

  public void setPresent(@Nullable String present) {
    this.present = present;
  }

  public @Nullable String getFresh() {
    return fresh;
  }

  public void setFresh(@Nullable String fresh) {
    this.fresh = fresh;
  }

  public @Nullable String getAgain() {
    return again;
  }

  public void setAgain(@Nullable String again) {
    this.again = again;
  }
}
