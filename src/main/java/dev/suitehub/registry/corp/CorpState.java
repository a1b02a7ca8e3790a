package dev.suitehub.registry.corp;

/** Where an authorisation stands. */
public enum CorpState {
  /** Authorised, as far as WeCom has told us. */
  ACTIVE,
  /**
   * WeCom refuses calls about it, but no cancel_auth came: no new tokens, nothing is erased, and
   * get_auth_info is asked at least hourly until it tells (ADR 7).
   */
  SUSPECT,
  /**
   * cancel_auth came; get_auth_info has not said yet whether a newer authorisation exists. No
   * tokens meanwhile.
   */
  CANCEL_REPORTED,
  /** Withdrawn: the corp's data is erased (doc 90642), only that it once was here is kept. */
  ENDED
}
