package dev.suitehub.access;

import jakarta.enterprise.context.RequestScoped;

/** Who makes this request: {@code key:<name>} of a client key, or {@code nobody}. */
@RequestScoped
public class Caller {

  private String name = "nobody";

  void entered(ClientKey key) {
    name = "key:" + key.name();
  }

  public String name() {
    return name;
  }
}
