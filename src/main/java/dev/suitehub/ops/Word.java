package dev.suitehub.ops;

/** A word of the texts, in the language of the alert. */
enum Word {
  PROVIDER,
  SUITE,
  APPROVED,
  REJECTED,
  /** What comes after an approval. */
  BRING_ONLINE,
  /** What comes after a rejection. */
  CORRECT
}
