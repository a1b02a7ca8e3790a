package dev.suitehub.sandbox.world;

/**
 * Whether an install by the page is pushed as create_auth too. Doc 90642 says no; peers have seen
 * the same code and another one.
 */
public enum CreateAuthMode {
  NONE,
  SAME_CODE,
  OTHER_CODE
}
