package dev.suitehub.sandbox.world;

/** Whether the browser returns with a code after an install by the page. */
public enum RedirectMode {
  NORMAL,
  NONE
}
