package dev.suitehub.access.people;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** What the server's sign-in does not carry from our door to our store and back. */
@RequestScoped
class Attempt {

  private String address = "";
  private Outcome outcome = Outcome.REFUSED;
  private Optional<KnownUser> user = Optional.empty();

  void begins(String from) {
    address = from;
  }

  void ended(SignIns.Result result) {
    outcome = result.outcome();
    user = result.user();
  }

  String address() {
    return address;
  }

  Outcome outcome() {
    return outcome;
  }

  Optional<KnownUser> user() {
    return user;
  }
}
