package dev.suitehub.ops;

/** A word of the texts, in the language of the alert. */
enum Word {
  PROVIDER,
  SUITE
}
