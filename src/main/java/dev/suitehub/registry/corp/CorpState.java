package dev.suitehub.registry.corp;

/** Where an authorisation stands. */
public enum CorpState {
  /** Authorised, as far as WeCom has told us. */
  ACTIVE,
  /**
   * cancel_auth came; get_auth_info has not said yet whether a newer authorisation exists. No
   * tokens meanwhile.
   */
  CANCEL_REPORTED,
  /** Withdrawn: the corp's data is erased (doc 90642), only that it once was here is kept. */
  ENDED
}
