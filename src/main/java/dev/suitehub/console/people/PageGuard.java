package dev.suitehub.console.people;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;

/** A page for few answers everybody else with 403; what it does is guarded by its desk besides. */
@Dependent
class PageGuard {

  private final Caller caller;

  @Inject
  PageGuard(Caller caller) {
    this.caller = caller;
  }

  boolean may(Scope scope) {
    return caller.may(scope);
  }

  boolean lets(Scope scope) throws IOException {
    if (caller.may(scope)) {
      return true;
    }
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().responseSendError(403, "");
    faces.responseComplete();
    return false;
  }
}
