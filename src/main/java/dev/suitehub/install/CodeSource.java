package dev.suitehub.install;

/** What brought an auth code first. */
enum CodeSource {
  REDIRECT,
  CREATE_AUTH,
  RESET_PERMANENT_CODE
}
