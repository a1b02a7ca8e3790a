package dev.suitehub.install;

/** Where the exchange of one auth code stands. */
enum ExchangeState {
  /** Not asked yet, or WeCom surely did not act. */
  PENDING,
  /** WeCom may have used the code up, but its reply never came: asked once more. */
  OUTCOME_UNKNOWN,
  DONE,
  /**
   * WeCom does not take the code, and no reply of ours was lost: it was forged, used elsewhere, or
   * too old.
   */
  REFUSED,
  /**
   * The code was used up and its reply was lost, or it grew too old before WeCom could be asked:
   * nobody can get the permanent code any more; install again.
   */
  LOST;

  boolean isOver() {
    return this == DONE || this == REFUSED || this == LOST;
  }
}
