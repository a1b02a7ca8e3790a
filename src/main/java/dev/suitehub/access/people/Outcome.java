package dev.suitehub.access.people;

/** What became of an attempt to sign in. */
public enum Outcome {
  IN,
  /** The name or the password is wrong, or the name is closed for a while: nobody learns which. */
  REFUSED,
  /** Too many sign in just now: nothing was looked at. */
  BUSY
}
