package dev.suitehub.console.people;

import dev.suitehub.access.people.ConsolePaths;
import dev.suitehub.access.people.Door;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** The button at the top of each page. */
@Named("signOut")
@RequestScoped
public class SignOut {

  @Inject Door door;

  public void leave() throws IOException, ServletException {
    ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
    door.signOut((HttpServletRequest) context.getRequest());
    context.redirect(ConsolePaths.SIGN_IN);
  }
}
