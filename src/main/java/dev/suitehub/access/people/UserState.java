package dev.suitehub.access.people;

/** Whether a person is let in. */
public enum UserState {
  ACTIVE,
  DISABLED
}
