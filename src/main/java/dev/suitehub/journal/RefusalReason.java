package dev.suitehub.journal;

/** Why a callback was turned away. */
public enum RefusalReason {
  /** The URL names a suite or provider that there is not. */
  UNKNOWN_KEY,
  /** A query parameter is missing. */
  PARAMETER,
  /** Over 1 MiB. */
  TOO_LARGE,
  /** The envelope cannot be read. */
  ENVELOPE,
  /** The signature does not match. */
  SIGNATURE,
  /** Signed, but it cannot be decrypted. */
  CIPHER,
  /** Addressed to somebody else. */
  RECEIVER,
  /** The database did not commit in time, or failed: WeCom was not told success. */
  NOT_KEPT
}
