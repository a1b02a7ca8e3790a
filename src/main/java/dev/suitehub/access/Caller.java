package dev.suitehub.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/** Who makes this request: {@code key:<name>} of a client key, or {@code nobody}. */
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

  Set<Scope> scopes() {
    return scopes;
  }
}
