package dev.suitehub.access.people;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who looks at this page; nobody on the sign-in. */
@Named("person")
@RequestScoped
public class Person {

  private String name = "";
  private String displayName = "";
  private boolean mustChange;

  void entered(KnownUser user) {
    name = user.name();
    displayName = user.displayName();
    mustChange = user.mustChange();
  }

  public boolean isSignedIn() {
    return !name.isEmpty();
  }

  public String name() {
    return name;
  }

  public String displayName() {
    return displayName;
  }

  /** Whether nothing but a new password is open to this person. */
  public boolean mustChange() {
    return mustChange;
  }
}
