package dev.suitehub.access.people;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** What the server's sign-in does not carry from our door to our store and back. */
@RequestScoped
class Attempt {

  private String address = "";
  private Optional<Device> device = Optional.empty();
  private Outcome outcome = Outcome.REFUSED;
  private Optional<KnownUser> user = Optional.empty();

  void begins(String from, Optional<Device> browser) {
    address = from;
    device = browser;
  }

  void ended(SignIns.Result result) {
    outcome = result.outcome();
    user = result.user();
  }

  String address() {
    return address;
  }

  Optional<Device> device() {
    return device;
  }

  Outcome outcome() {
    return outcome;
  }

  Optional<KnownUser> user() {
    return user;
  }
}
