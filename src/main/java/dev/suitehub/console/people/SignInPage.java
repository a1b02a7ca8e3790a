package dev.suitehub.console.people;

import dev.suitehub.access.people.Door;
import dev.suitehub.access.people.Outcome;
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
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code sign-in.xhtml}. Its view has no state: however long it stands open, it can be sent. */
@Named("signInPage")
@RequestScoped
public class SignInPage {

  @Inject Door door;
  @Inject Person person;
  @Inject Answers answers;
  @Inject Words words;

  private @Nullable String name;
  private @Nullable String password;

  /** Whoever is in already goes on. */
  public void enter() throws IOException {
    if (person.isSignedIn()) {
      go(faces().getExternalContext());
    }
  }

  public void signIn() throws IOException {
    ExternalContext context = faces().getExternalContext();
    Outcome outcome =
        door.signIn(
            (HttpServletRequest) context.getRequest(),
            (HttpServletResponse) context.getResponse(),
            name == null ? "" : name,
            Secret.of(password == null ? "" : password));
    if (outcome == Outcome.IN) {
      go(context);
    } else if (!faces().getResponseComplete()) {
      answers.refused(
          words.text("people", outcome == Outcome.BUSY ? "sign-in.busy" : "sign-in.refused"));
    }
  }

  private void go(ExternalContext context) throws IOException {
    context.redirect(door.next(to()));
  }

  /** The page that was wanted. */
  public String to() {
    Map<String, String> parameters = faces().getExternalContext().getRequestParameterMap();
    return parameters.getOrDefault("to", "");
  }

  private static FacesContext faces() {
    return FacesContext.getCurrentInstance();
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getPassword() {
    return password;
  }

  public void setPassword(@Nullable String password) {
    this.password = password;
  }
}
