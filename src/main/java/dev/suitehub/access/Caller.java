package dev.suitehub.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/**
 * Who makes this request: {@code key:<name>} of a client key, {@code user:<name>} of a person at
 * the console, or {@code nobody}.
 */
@RequestScoped
public class Caller {

  private String name = "nobody";
  private Set<Scope> scopes = Set.of();

  void entered(ClientKey key) {
    name = "key:" + key.name();
    scopes = key.scopes();
  }

  public String name() {
    return name;
  }

  /** A person has signed in, and may what the roles allow. Only the gate of the console says so. */
  public void entered(String user, Set<Role> roles) {
    name = "user:" + user;
    scopes = Role.scopesOf(roles);
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }

  /** Nobody makes of another what he is not himself. */
  public boolean mayGive(Set<Role> roles) {
    return scopes.containsAll(Role.scopesOf(roles));
  }

  /** What a room asks before it acts: throws {@code not-allowed}. */
  public void need(Scope scope) {
    if (!may(scope)) {
      throw AccessProblem.NOT_ALLOWED.because(
          "It needs the right " + scope.wireName() + ", which " + name + " does not have.");
    }
  }

  Set<Scope> scopes() {
    return scopes;
  }
}
