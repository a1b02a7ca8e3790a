package dev.suitehub.rules;

/** Where an app stands at WeCom, as far as it was told us (doc 90595). */
public enum SuiteStatus {
  /** Nobody has said: nothing is kept from it. */
  UNRECORDED,
  /** 本地应用: made, and tested by up to ten corps. */
  DRAFT,
  /** 审核中: WeCom's team looks at it. */
  SUBMITTED,
  /** 已通过: it may go online. */
  APPROVED,
  /** 未通过: to be corrected and submitted again. */
  REJECTED,
  /** 已上线: corps authorise it. Its next version has a {@link ReviewStatus} of its own. */
  ONLINE,
  /** 已下线: no new authorisations; those that there are go on. */
  OFFLINE;

  /** Whether WeCom lets a corp authorise it for real (REL-02). */
  public boolean isAuthorizable() {
    return this == ONLINE || this == UNRECORDED;
  }
}
