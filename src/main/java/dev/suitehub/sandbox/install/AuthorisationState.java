package dev.suitehub.sandbox.install;

/** Whether a corp's authorisation of a suite still stands. */
public enum AuthorisationState {
  ACTIVE,
  CANCELLED
}
